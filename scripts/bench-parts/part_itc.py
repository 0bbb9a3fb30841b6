"""Instances of ITC-2007, track 3: our costs against published averages."""
from collections import Counter

import published
import solving
from figures import NOTHING, mean, ratio, show, table, total

HEADINGS = ["instance", "best known", *published.AVERAGES, "ours: min", "mean", "max", "mean / Bellio", "mean / Müller", "million moves"]


def row(name, known, results):
    """@known: {"best": …}, @results: of every seed."""
    costs, middle = solving.costs(results), solving.mean_cost(results)
    return [name, show(known.get("best")), *(show(known.get(author), 1) for author in published.AVERAGES),
            show(min(costs, default=None)), show(middle, 1), show(max(costs, default=None)),
            show(ratio(middle, known.get("Bellio")), 3), show(ratio(middle, known.get("Müller")), 3),
            show(mean([result["moves"] / 1e6 for result in results]), 1)]


def sums(known, found):
    """The last row: of the instances that are there, as far as every one has a figure."""
    of = {author: total([known[name].get(author) for name in found]) for author in ("best", *published.AVERAGES)}
    ours = total([solving.mean_cost(results) for results in found.values()])
    least, most = (total([choose(solving.costs(results), default=None) for results in found.values()]) for choose in (min, max))
    return ["**sum**", show(of["best"]), *(show(of[author], 1) for author in published.AVERAGES), show(least), show(ours, 1),
            show(most), show(ratio(ours, of["Bellio"]), 3), show(ratio(ours, of["Müller"]), 3), NOTHING]


def compare(known, found, author):
    """How our means stand to an author's averages."""
    counts = Counter()
    for name, results in found.items():
        ours, theirs = solving.mean_cost(results), known[name].get(author)
        counts["missing" if ours is None or theirs is None else "better" if ours < theirs else "worse" if ours > theirs else "equal"] += 1
    text = f"Our mean against {author}'s average: better on {counts['better']}, equal on {counts['equal']}, **worse on {counts['worse']}**"
    return text + (f", not to be compared on {counts['missing']}" if counts["missing"] else "") + ".\n"


def report(known, found, options):
    known = {name: known.get(name, {}) for name in found}
    rows = [row(name, known[name], results) for name, results in found.items()]
    return (table(HEADINGS, [*rows, sums(known, found)]) + "\n" + compare(known, found, "Müller") + compare(known, found, "Bellio")
            + "\n" + solving.facts(found, options))


def measure(context):
    instances = context.shared.instances("ctt", context.options.instances)
    known = published.read(context.shared)
    return report(known, solving.solve_instances(context, instances), context.options)
