"""Instances of ITC-2007, track 3: a cost that no plan can be below, and how far ours and the best known one are above it."""
import published
import solving
from figures import NOTHING, ratio, show, show_list, table, total

SEARCH = 0.1  # of the time; the rest is the proof's
HEADINGS = ["instance", "best known", "ours", "proven bound", "gap of ours", "bound / best known", "seconds", "memory"]


def runs_of(instances, options):
    search = options.seconds * SEARCH
    return [solving.Run(instance, seed, search, 1, options.seconds - search) for instance in instances for seed in options.seeds]


def refute(name, result, best):
    """A bound above a plan that exists is wrong, whoever found that plan."""
    for whose, cost in (("the best known cost", best), ("our own plan", result["cost"] if result["hard"] == 0 else None)):
        if cost is not None and result["bound"] > cost:
            return f"{name}: a bound of {result['bound']} is above {whose}, {cost:g}"
    return None


def gap(cost, bound):
    """By what part of @cost a plan could be better at most; None without a cost."""
    part = ratio(bound, cost)
    return None if part is None else 1 - part


def percent(part):
    return NOTHING if part is None else f"{show(100 * part, 1)} %"


def row(name, result, best):
    cost = result["cost"] if result["hard"] == 0 else None
    bound = show(result["bound"]) + (" (optimal)" if result["status"] == "optimal" else "")
    return [name, show(best), show(cost), bound, percent(gap(cost, result["bound"])), percent(ratio(result["bound"], best)),
            show(result["processor"], 1), show(result["memory"] / 2**20) + " MiB"]


def sums(results, known):
    bests = [known.get(name, {}).get("best") for name, _ in results]
    bound, best = total([result["bound"] for _, result in results]), total(bests)
    ours = total([result["cost"] if result["hard"] == 0 else None for _, result in results])
    return ["**sum**", show(best), show(ours), show(bound), percent(gap(ours, bound)),
            percent(ratio(bound, best)), NOTHING, NOTHING]


def report(results, known, options):
    """@results: [(name of the instance, result)]."""
    rows = [row(name, result, known.get(name, {}).get("best")) for name, result in results]
    optimal = [name for name, result in results if result["status"] == "optimal"]
    return (table(HEADINGS, [*rows, sums(results, known)] if results else rows) + f"\nProven optimal: {len(optimal)} of {len(results)}"
            + (f" ({', '.join(optimal)})" if optimal else "") + f". {options.seconds:g} s of processor time, a tenth of them for the search, "
            f"the rest for the proof, which ends when it is complete; one thread; seed {show_list(options.seeds)}.\n")


def measure(context):
    runs = runs_of(context.shared.instances("ctt", context.options.instances), context.options)
    known, found = published.read(context.shared), solving.solve_all(context, runs)
    results = [(run.instance.split("/")[1], result) for run, result in found.items()]
    wrong = [refute(name, result, known.get(name, {}).get("best")) for name, result in results]
    context.failures += [solving.Failure(text) for text in wrong if text]
    return report(results, known, context.options)
