"""Two threads against one: what part of its time they need for a plan as good, by budgets that are parts of the one's."""
import solving
from children import Failure
from figures import NOTHING, median, show, show_list, table

PARTS = (0.5, 0.75, 1.0)  # of the time that one thread has
NEVER = float("inf")
HEADINGS = ["instance", "one thread", *(f"two, in {part:g} of the time" for part in PARTS), "part of the time for the same cost"]


def part_needed(one, two):
    """At which part of the time two threads cost as much as one, by a straight line between the parts that were measured; the
    first part if they do so there, NEVER if not even in the whole time. @one: a cost, @two: costs by PARTS."""
    for i, cost in enumerate(two):
        if cost <= one:
            return PARTS[i] if i == 0 else PARTS[i - 1] + (PARTS[i] - PARTS[i - 1]) * (two[i - 1] - one) / (two[i - 1] - cost)
    return NEVER


def show_part(part):
    if part is None:
        return NOTHING
    return f"at most {PARTS[0]:g}" if part == PARTS[0] else f"more than {PARTS[-1]:g}" if part == NEVER else show(part, 2)


def part_of(costs):
    """None where a cost is missing or a plan was not feasible. @costs: of one thread, then by PARTS."""
    return None if None in costs else part_needed(costs[0], costs[1:])


def report(costs, options):
    """@costs: {instance: mean costs of one thread and by PARTS}."""
    parts = {name: part_of(of) for name, of in costs.items()}
    rows = [[name, *(show(cost, 1) for cost in of), show_part(parts[name])] for name, of in costs.items()]
    known = [part for part in parts.values() if part is not None]
    if not known:
        raise Failure("nothing was measured yet")
    return table(HEADINGS, rows) + (
        f"\nMedian of {len(known)} instances: two threads need **{show_part(median(known))} of the time** of one for the same cost. Means of "
        f"the seeds {show_list(options.seeds)}; one thread has {options.seconds:g} s. Seconds are processor time of each thread: the "
        "wall time of a machine that does nothing else.\n")


def measure(context):
    options = context.options
    instances = context.shared.instances("ctt", options.instances)
    budgets = [(options.seconds, 1), *((options.seconds * part, 2) for part in PARTS)]
    runs = {instance: [[solving.Run(instance, seed, *budget) for seed in options.seeds] for budget in budgets] for instance in instances}
    found = solving.solve_all(context, [run for of in runs.values() for seeds in of for run in seeds])
    costs = {instance.split("/")[1]: [solving.mean_cost([found[run] for run in seeds]) if set(seeds) <= set(found) else None for seeds in of]
             for instance, of in runs.items()}
    return report(costs, options)
