"""Large real timetables (75 periods, several sites, hundreds of lectures): how soon there is a plan, and what it costs."""
import solving
from figures import NOTHING, median, show, show_memory, show_range, table

INSTANCES = ["DDS1", "DDS2", "DDS3"]
HEADINGS = ["instance", "feasible", "feasible after: median", "range", "best after: median", "cost: min", "mean", "max",
            "memory"]


def seconds(value):
    return show(value, 2) + (" s" if value is not None else "")


def moment(result, key):
    """With what the process needs before and after its search."""
    return result[key] + max(0, result["processor"] - result["seconds"])


def row(name, results):
    feasible = [result for result in results if result["hard"] == 0]
    first = [moment(result, "feasible_seconds") for result in feasible]
    costs = solving.costs(results)
    memory = show_memory(max(results, key=lambda result: result["memory"])) if results else NOTHING
    return [name, f"{len(feasible)} of {len(results)}", seconds(median(first)), show_range(first, 2) + (" s" if first else ""),
            seconds(median([moment(result, "best_seconds") for result in feasible])), show(min(costs, default=None)),
            show(solving.mean_cost(results), 1), show(max(costs, default=None)), memory]


def report(found, options):
    return table(HEADINGS, [row(name, results) for name, results in found.items()]) + "\n" + solving.facts(found, options) + (
        "Times of plans are with what the process needs to read the instance and to write its answer.\n")


def measure(context):
    instances = context.shared.instances("ectt", context.options.instances or INSTANCES)
    return report(solving.solve_instances(context, instances), context.options)
