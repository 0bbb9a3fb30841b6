#!/usr/bin/env python3
"""The arithmetic of scripts/bench, and what it reads and writes, as TAP."""
import datetime
import pathlib
import sys
import types

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "scripts" / "bench-parts"))

import figures
import page
import part_bounds
import part_budget
import part_itc
import part_large
import part_living
import part_proof
import part_region
import part_rules
import part_sample
import part_threads
import published
import solving
from children import Failure


def same(found, wanted):
    if found != wanted:
        raise AssertionError(f"found {found!r}, wanted {wanted!r}")


def close(found, wanted):
    if abs(found - wanted) > 1e-9:
        raise AssertionError(f"found {found!r}, wanted {wanted!r}")


def refuses(kind, call):
    try:
        call()
    except kind:
        return
    raise AssertionError(f"no {kind.__name__}")


def test_means_and_medians():
    close(figures.mean([1, 2, 6]), 3)
    same(figures.mean([]), None)
    same(figures.median([9, 1, 2]), 2)
    same(figures.median([4, 1, 2, 9]), 3)
    same(figures.median([]), None)


def test_ratios():
    close(figures.ratio(3, 4), 0.75)
    same(figures.ratio(0, 0), 1.0)
    same(figures.ratio(1, 0), None)
    same(figures.ratio(None, 4), None)
    same(figures.ratio(4, None), None)


def test_exponents():
    close(figures.exponent([10, 100, 1000], [3, 30, 300]), 1)
    close(figures.exponent([10, 1000], [2, 20000]), 2)
    close(figures.exponent([1, 10, 100], [5, 5, 5]), 0)
    close(figures.exponent([1, 10, 100], [1, 100, 100]), 1)  # 0, 2, 2 on a scale of 0, 1, 2
    same(figures.exponent([10], [3]), None)
    same(figures.exponent([10, 10], [3, 4]), None)
    same(figures.exponent([10, 100], [3, None]), None)


def test_sums():
    same(figures.total([1, 2, 3]), 6)
    same(figures.total([1, None]), None)
    same(figures.total([]), None)


def test_cells():
    same(figures.show(1234.56, 1), "1,234.6")
    same(figures.show(None), "–")
    same(figures.show_range([3.0, 1.0, 2.0], 1), "1.0 to 3.0")
    same(figures.show_range([2]), "2")
    same(figures.show_list([1, 2, 3]), "1 to 3")
    same(figures.show_list([1, 2]), "1, 2")
    same(figures.show_list([1, 3, 4]), "1, 3, 4")
    same(figures.show_memory({"memory": 2**21, "least_memory": 2**20}), "2 MiB")
    same(figures.show_memory({"memory": 2**21, "least_memory": 2**21}), "at most 2 MiB")
    same(figures.plural(1, "run"), "1 run")
    same(figures.plural(1000, "run"), "1,000 runs")


def test_tables():
    same(figures.table(["a", "b"], [[1, 2]]), "| a | b |\n| --- | ---: |\n| 1 | 2 |\n")
    refuses(ValueError, lambda: figures.table(["a", "b"], [[1]]))


PUBLISHED = """Text | of others.
| instance | best known | Müller avg | Lü & Hao avg | Abdullah avg | Bellio avg | here |
|---|---|---|---|---|---|---|
| a | 5 | 10.0 | 6.5 | 7.0 | 8.0 | 5 (49) |
| b | 0 | 0.0 | 0.0 | – | 0.0 | 0 (4) |
"""


def test_published():
    known = published.parse(PUBLISHED)
    same(known["a"], {"best": 5.0, "Müller": 10.0, "Lü & Hao": 6.5, "Abdullah": 7.0, "Bellio": 8.0})
    same(known["b"]["Abdullah"], None)
    refuses(ValueError, lambda: published.parse("| instance | cost |\n|---|---|\n| a | 5 |\n"))
    refuses(ValueError, lambda: published.parse(""))


def result(cost, hard=0, **more):
    return {"cost": cost, "hard": hard, "moves": 2000000, "processor": 20.5, "seconds": 20.0, "memory": 2**24, "least_memory": 2**23, **more}


def test_costs():
    same(solving.mean_cost([result(4), result(8)]), 6)
    same(solving.mean_cost([result(4), result(0, hard=1)]), None)
    same(solving.mean_cost([]), None)
    same(solving.differences(result(4), {"violations": 0, "cost": 4}), [])
    same(len(solving.differences(result(4), {"violations": 0, "cost": 5})), 1)
    same(len(solving.differences(result(4), {"violations": 2, "cost": 4})), 1)
    same(solving.differences(result(4, hard=1), {"violations": 2, "cost": 9}), [])
    same(solving.Run("ctt/a", 3, 20).name, "bench/ctt-a-seed3-20s-1t")


def test_itc():
    known = published.parse(PUBLISHED)
    same(part_itc.row("a", known["a"], [result(9), result(11)]),
         ["a", "5", "10.0", "6.5", "7.0", "8.0", "9", "10.0", "11", "1.250", "1.000", "2.0"])
    found = {"a": [result(9), result(11)], "b": [result(0), result(2)]}
    same(part_itc.sums(known, found), ["**sum**", "5", "10.0", "6.5", "–", "8.0", "9", "11.0", "13", "1.375", "1.100", "–"])
    same("equal on 1, **worse on 1**" in part_itc.compare(known, found, "Müller"), True)
    found["b"] = [result(0), result(0, hard=2)]
    same(part_itc.sums(known, found)[7], "–")
    same("not to be compared on 1" in part_itc.compare(known, found, "Bellio"), True)


def test_bounds():
    result = {"hard": 0, "cost": 40, "bound": 36, "status": "feasible", "processor": 12.34, "memory": 2**25}
    same(part_bounds.row("c", result, 38.0), ["c", "38", "40", "36", "10.0 %", "94.7 %", "12.3", "32 MiB"])
    same(part_bounds.row("c", {**result, "hard": 1}, None)[2:6], ["–", "36", "–", "–"])
    proven = {**result, "cost": 0, "bound": 0, "status": "optimal"}
    same(part_bounds.row("d", proven, 0.0)[1:6], ["0", "0", "0 (optimal)", "0.0 %", "100.0 %"])
    same(part_bounds.sums([("c", result), ("d", proven)], {"c": {"best": 38.0}, "d": {"best": 0.0}})[1:6], ["38", "40", "36", "10.0 %", "94.7 %"])
    same(part_bounds.row("e", {**proven, "bound": 7}, 0.0)[3:6], ["7 (optimal)", "–", "–"])
    same(part_bounds.refute("c", result, 36.0), None)
    same(part_bounds.refute("c", result, 35.0), "c: a bound of 36 is above the best known cost, 35")
    same(part_bounds.refute("c", {**result, "bound": 41}, None), "c: a bound of 41 is above our own plan, 40")
    same(part_bounds.refute("c", {**result, "bound": 41, "hard": 2}, None), None)


def test_large():
    runs = [result(4, feasible_seconds=1.0, best_seconds=9.0), result(6, feasible_seconds=3.0, best_seconds=19.0),
            result(0, hard=2, feasible_seconds=None, best_seconds=2.0)]
    same(part_large.row("D", runs), ["D", "2 of 3", "2.50 s", "1.50 to 3.50 s", "14.50 s", "4", "–", "6", "16 MiB"])


def run(seed, cost, processor, wall, hard=0):
    return {"seed": seed, "score": {"hard": hard, "soft": cost}, "processor": processor, "wall": wall, "status": "feasible"}


def test_sample():
    runs = [run(1, 87, 0.3, 0.4), run(1, 87, 0.4, 0.7), run(1, 87, 0.9, 0.8), run(2, 87, 0.3, 0.2), run(2, 90, 0.3, 0.2),
            run(2, 87, 0.3, 0.2), run(3, 80, 0.2, 0.2, hard=1)]
    text = part_sample.report(runs, 87)
    for wanted in ("| 1 | 87 | 0.40 s | 0.70 s | yes |", "| 2 | 87 | 0.30 s | 0.20 s | no |", "| 3 | 1 hard |", "1 of 3 seeds reach it",
                   "**1 in under 0.5 s of processor time**", "0 in under 0.5 s of wall time"):
        same(wanted in text and wanted, wanted)


def test_region():
    def of(n, processor, memory):
        return {"sessions": n, "meetings": 50 * n, "feasible": n - 1, "clashes": 0, "hard": 0, "soft": n, "processor": processor, "wall": 1,
                "memory": memory, "least_memory": 2**22}

    text = part_region.report([of(10, 2, 2**22), of(100, 20, 2**25), of(1000, 2000, 2**25)])
    for wanted in ("| 10 | 500 | 9 of 10 | 0 | 10 | 2.0 s | 1.0 s | at most 4 MiB | – | – |", "| 32 MiB | 1.00 | 0.90 |",
                   "| 32 MiB | 2.00 | 0.00 |", "| 1.50 | 0.45 |"):
        same(wanted in text and wanted, wanted)


def meeting(start, end, speakers, room=None):
    day = "2027-03-01T{}:00+01:00"
    return {"start": day.format(start), "end": day.format(end), "speakers": speakers, "site": room and "site", "room": room}


def test_clashes():
    one = {"meetings": [meeting("09:00", "12:30", ["x"], "a"), meeting("09:00", "12:30", ["y"], "b")], "score": {"hard": 0, "soft": 5}}
    for other, wanted in ((meeting("09:00", "12:30", ["z"], "c"), 0), (meeting("12:30", "14:00", ["x", "y"], "a"), 0),
                          (meeting("12:00", "14:00", ["x", "y"], "c"), 2), (meeting("08:00", "18:00", ["z"], "b"), 1),
                          (meeting("10:00", "11:00", ["z"]), 0)):
        two = {"meetings": [other], "score": {"hard": 1, "soft": 0}}
        same(part_region.count_clashes([one, two]), wanted)
        same(part_region.count_clashes([two, one]), wanted)
    same(part_region.count_clashes([{"meetings": one["meetings"] * 2}]), 0)  # a session's own are its rules' affair
    same(part_region.sums({"sessions": [one, two, {**one, "meetings": []}], "score": {"hard": 1, "soft": 5}}),
         {"meetings": 3, "clashes": 0, "soft": 5, "hard": 1, "feasible": 1})
    same(part_region.sums(one)["feasible"], 1)


def test_threads():
    close(part_threads.part_needed(100, [110, 100, 90]), 0.75)
    close(part_threads.part_needed(100, [110, 90, 80]), 0.625)
    close(part_threads.part_needed(100, [120, 110, 90]), 0.875)
    same(part_threads.part_needed(100, [99, 120, 120]), 0.5)
    same(part_threads.part_needed(100, [101, 102, 103]), part_threads.NEVER)
    same(part_threads.part_of([100, None, 90, 80]), None)
    options = types.SimpleNamespace(seeds=[1, 2], seconds=20, prove=None)
    text = part_threads.report({"a": [100, 110, 90, 80], "b": [100, 90, 80, 70], "c": [9, 9.5, 9.5, 9.5]}, options)
    for wanted in ("| a | 100.0 | 110.0 | 90.0 | 80.0 | 0.62 |", "| at most 0.5 |", "| more than 1 |", "**0.62 of the time**"):
        same(wanted in text and wanted, wanted)
    refuses(Failure, lambda: part_threads.report({"a": [100, None, None, None]}, options))


def test_proof():
    def runs(*processor):
        return [{"optimum": 87, "processor": seconds, "wall": seconds + 1} for seconds in processor]

    programs = {part_proof.OURS: runs(1.5, 1.0, 9.0), "clasp a": runs(4.0, 2.0, 3.0), "clasp b": runs(2.5, 0.5, 2.0)}
    problem = {"variables": 1234, "constraints": 56789, "reach": "complete", "processor": 3.0}
    text = part_proof.report({"programs": programs, "problem": problem})
    for wanted in ("| `cursus plan --prove` | 87 | 1.50 s | 1.00 to 9.00 s | 2.50 s |", "**0.75 times** as long as the better of the other two (`clasp b`)",
                   "3 runs each", "(complete) has 1,234 variables and 56,789 constraints"):
        same(wanted in text and wanted, wanted)


def test_living():
    meetings = [{"start": "2023-10-11T09:00:00+02:00", "speakers": ["x", "y"]}, {"start": "2023-10-15T09:00:00+02:00", "speakers": ["x"]},
                {"start": "2023-10-16T09:00:00+02:00", "speakers": ["x"]}]
    first = datetime.date(2023, 10, 9)
    same(part_living.weeks_of(meetings), [("x", first), ("x", datetime.date(2023, 10, 16)), ("y", first)])
    ill = part_living.fall_ill("the session\n", "x", first)
    same(ill.count("\n"), 1)
    same('"x"' in ill and '{ "2023-10-09", "2023-10-15" }' in ill and ill.endswith("the session\n"), True)
    clocks = {"wall": 0.2, "processor": 0.1}
    replannings = [{**clocks, "moved": 1, "minimal": True}, {**clocks, "moved": None, "impossible": True}, {**clocks, "moved": 1, "minimal": False},
                   {**clocks, "moved": None, "impossible": False}, {**clocks, "processor": 0.5, "moved": 3, "minimal": True}]
    same([row[:4] for row in part_living.outcomes(replannings)],
         [["1 meeting moves", 2, "1", "100 ms"], ["3 meetings move", 1, "1", "500 ms"], ["there is no plan (proven)", 1, "–", "100 ms"],
          ["no plan was found, nothing proven", 1, "–", "100 ms"]])
    same("**4 of 5 cases are answered**, 2 with a proven minimum" in part_living.report({"suggestions": [clocks], "replannings": replannings}), True)
    for text, impossible in (("no plan of session “a” keeps every hard rule", True),
                             ("no plan of session “a” that keeps every hard rule was found", False)):
        same(part_living.IMPOSSIBLE.search(text) is not None, impossible)


def test_budget():
    def run(wall, rate, proven=False, hard=0):
        return {"wall": wall, "rate": rate, "hard": hard, "soft": 87, "proven": proven}

    def compared(seconds, *proof):
        return {"session": "sample", "seconds": seconds, "processors": 1, "threads": 1, "plain": [run(seconds + 0.05, 1000.0)] * len(proof), "proof": [*proof]}

    region = {"sessions": 10, "seconds": 20, "processors": 2, "wall": 20.3, "feasible": 9, "soft": 5, "hard": 1, "meetings": 500, "clashes": 1}
    text = part_budget.report({"searches": [compared(5, run(5.11, 950.0), run(4.9, 900.0)), compared(1, run(1.0, 400.0, proven=True)),
                                            compared(1, run(1.0, 900.0, hard=1))], "regions": [region, {**region, "wall": 20.5}]})
    for wanted in ("| sample | 5 s | 1 | 1 | 5.05 s | **4.90 to 5.11 s** | 1,000 | 925 | 0.93 | 87.0 | 87.0 | 0 of 2 |",  # 100 ms are allowed
                   "| sample | 1 s | 1 | 1 | 1.05 s | 1.00 s | 1,000 | 400 | – | 87.0 | 87.0 | 1 of 1 |", "| 0.90 | 87.0 | – | 0 of 1 |",
                   "| 10 | 20 s | 2 | 20.30 s | 9 of 10 | 5 |", "| 10 | 20 s | 2 | **20.50 s** |", "**8 of 10 runs** took at most 2 %"):  # and 2 %
        same(wanted in text and wanted, wanted)


def test_rules():
    printed = "comp05: 2 moves\n\n" + " " * 44 + "    ns a move    ratio  to\n" + f"{'all: C':44} {80.4:12.1f} {1:8.2f}  all: C\n"
    same(part_rules.parse(printed), "| a move by | nanoseconds | ratio | to |\n| --- | ---: | ---: | ---: |\n| all: C | 80.4 | 1.00 | all: C |\n"
         "\ncomp05: 2 moves\n")
    refuses(Failure, lambda: part_rules.parse("no figures\n"))


def test_page():
    text = "# A\n<!-- a 20 -->\nold\n<!-- /a 20 -->\n<!-- a -->\n<!-- /a -->\nend\n"
    same(page.put(text, "a 20", "new \\1\n"), text.replace("old", "new \\1"))
    same(page.put(page.put(text, "a", "x\n"), "a", "y\n"), text.replace("<!-- a -->\n", "<!-- a -->\ny\n"))
    refuses(Failure, lambda: page.put(text, "b", "x"))
    refuses(Failure, lambda: page.put(text + text, "a", "x"))


def main():
    tests = [(name, call) for name, call in globals().items() if name.startswith("test_")]
    failed = False
    for number, (name, call) in enumerate(tests, 1):
        try:
            call()
            print(f"ok {number} - {name[5:].replace('_', ' ')}")
        except Exception as error:
            failed = True
            print(f"not ok {number} - {name[5:].replace('_', ' ')}\n# {type(error).__name__}: {error}")
    print(f"1..{len(tests)}")
    return 1 if failed else 0


sys.exit(main())
