"""`--time`: how long a command takes that is given so many seconds, and how much of the search's moves the proof beside it costs."""
import functools
import itertools
import json
import os
import pathlib
import shutil
import tempfile

import part_region
from children import Failure, must_run
from context import SAMPLE
from figures import NOTHING, mean, plural, ratio, show, show_range, table
from machine import processors

PART, LEAST = 0.02, 0.1  # of the time, seconds: as much more as a command may take
MODULES, GROUPS, SPEAKERS, DAYS_OFF = 16, 8, 6, 20
HEAD = """session { id = "large", title = "A large session", language = "fr", timezone = "Europe/Paris",
  from = "2027-01-04", to = "2027-03-26", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
use "weekdays" { as = "early", on = "*", weekdays = { "monday", "tuesday" }, weight = 2 }
use "weekdays" { as = "mornings", on = "*", day_parts = "am", weight = 1 }
use "load" { as = "light", per = "week", max = 1, weight = 3 }
use "speaker-load" { as = "once", per_day = 1, weight = 4 }
"""
MODULE = ('module "m{n}" {{ title = "Module {n}", format = "webinar", half_days = 1, speakers = {{ "s{speaker}" }}, groups = {{ {groups} }}, '
          'link = "https://visio.example.org/m{n}" }}\n')
GAP = 'use "gap" {{ as = "gap-{n}", after = "m{n}", before = "m{next}", min = "1 week", max = "4 weeks", weight = 5 }}\n'
SEARCH_HEADINGS = ["session", "time", "processors", "threads", "wall without proof", "with it", "moves a second without proof", "with it", "ratio",
                   "cost without proof", "with it", "ended by the proof"]
TIME_HEADINGS = ["sessions", "time", "processors", "wall", "feasible", "soft"]


def make_large(folder):
    """A session of 128 meetings whose rules leave it far from no cost, and whose bound is found slowly."""
    groups = ", ".join(f'"g{n}"' for n in range(GROUPS))
    text = HEAD + "".join(f'group "g{n}" {{ title = "Groupe {n}" }}\n' for n in range(GROUPS))
    for n in range(SPEAKERS):
        days = ", ".join(f'"2027-{1 + (5 * n + 7 * i) % 3:02}-{1 + (11 * n + 13 * i) % 26:02}"' for i in range(DAYS_OFF))
        text += f'speaker "s{n}" {{ name = "Speaker {n}", unavailable = {{ {days} }} }}\n'
    text += "".join(MODULE.format(n=n, speaker=n % SPEAKERS, groups=groups) for n in range(MODULES))
    text += "".join(GAP.format(n=n, next=n + 1) for n in range(0, MODULES - 1, 3)) + 'people "people.csv"\n'
    folder.mkdir()
    (folder / "session.lua").write_text(text, encoding="utf-8")
    rows = (f"p{n};Prénom Nom{n};p{n}@example.org;g{n % GROUPS}\n" for n in range(5 * GROUPS))
    (folder / "people.csv").write_text("id;name;email;groups\n" + "".join(rows), encoding="utf-8")


def plan(context, sessions, seconds, n_processors, *words):
    """One run on so many processors: what it answers, and its times."""
    allowed = ",".join(map(str, sorted(os.sched_getaffinity(0))[:n_processors]))
    with tempfile.TemporaryDirectory() as work:
        outcome = must_run(["taskset", "-c", allowed, context.program.path, "plan", *sessions, "--time", seconds, *words, "--json", "--db", f"{work}/db"],
                           accepted=(0, 1), env=context.program.environment)
    return json.loads(outcome.output), outcome


def search(context, session, seconds, n_processors, threads, *words):
    answer, outcome = plan(context, [session], seconds, n_processors, "--threads", threads, *words)
    # Without a processor to spare, those of the process are all there was for search and proof; other programs take nothing from them.
    spent = outcome.processor / threads if threads >= n_processors else answer["seconds"]
    return {"wall": outcome.seconds, "rate": answer["moves"] / spent, "hard": answer["score"]["hard"], "soft": answer["score"]["soft"],
            "proven": answer["status"] == "optimal"}


def compare(context, name, session, seconds, n_processors, threads):
    """With a proof and without one, in turn."""
    found = {"session": name, "seconds": seconds, "processors": n_processors, "threads": threads, "plain": [], "proof": []}
    for seed in range(1, context.options.runs + 1):
        for kind, words in (("plain", ["--no-prove"]), ("proof", [])):
            found[kind].append(search(context, session, seconds, n_processors, threads, "--seed", seed, *words))
    return found


def plan_region(context, n, sessions, seconds, n_processors):
    answer, outcome = plan(context, sessions, seconds, n_processors)
    return {"sessions": n, "seconds": seconds, "processors": n_processors, "wall": outcome.seconds, **part_region.sums(answer)}


def crews():
    """(processors, threads that search)."""
    return [(1, 1), (2, 1), (2, 2)] if processors() > 1 else [(1, 1)]


def sessions_of(work):
    """{name: folder}; made in @work, if that is not None."""
    if work is not None:
        make_large(work / "large")
    return {"sample": SAMPLE, "128 meetings": work and work / "large"}


def keep(context, kind, name, run):
    """The result of this name in its list; run() makes it, if it is not there and may be made."""
    name = f"budget/{name}"
    found = context.results.load(name)
    if found is None and not context.options.show:
        context.results.save(name, run())
        context.tell(name)
        found = context.results.load(name)
    if found is not None:
        kind.append(found)


def run_all(context, work):
    """@work: a folder for what is made up; None: nothing is run."""
    options, found = context.options, {"searches": [], "regions": []}
    for title, session in sessions_of(work).items():
        for seconds, crew in itertools.product(options.budgets, crews()):
            keep(context, found["searches"], f"{title.replace(' ', '-')}-{seconds}s-{crew[0]}p-{crew[1]}t-{options.runs}",
                 functools.partial(compare, context, title, session, seconds, *crew))
    for n in options.budget_sizes:
        sessions = part_region.make(n, work / f"region-{n}") if work is not None else []
        for seconds, n_processors in itertools.product(options.budgets, sorted({crew[0] for crew in crews()})):
            keep(context, found["regions"], f"region-{n}-{seconds}s-{n_processors}p",
                 functools.partial(plan_region, context, n, sessions, seconds, n_processors))
    return found


def is_late(wall, seconds):
    return wall > seconds + max(PART * seconds, LEAST)


def show_wall(runs, seconds):
    """Bold where one of them was late."""
    text = show_range([run["wall"] for run in runs], 2) + " s"
    return f"**{text}**" if any(is_late(run["wall"], seconds) for run in runs) else text


def costs(runs):
    return show(mean([run["soft"] for run in runs]), 1) if all(run["hard"] == 0 for run in runs) else NOTHING


def row_of_search(found):
    plain, proof, seconds = found["plain"], found["proof"], found["seconds"]
    rates = [mean([run["rate"] for run in runs]) for runs in (plain, proof)]
    n_proven = sum(run["proven"] for run in proof)
    # A run that the proof ends has lost nothing: what it took was all at the beginning.
    share = show(ratio(rates[1], rates[0]), 2) if n_proven == 0 else NOTHING
    return [found["session"], f"{seconds:g} s", found["processors"], found["threads"], show_wall(plain, seconds), show_wall(proof, seconds), show(rates[0]),
            show(rates[1]), share, costs(plain), costs(proof), f"{n_proven} of {len(proof)}"]


def row_of_region(found):
    return [show(found["sessions"]), f"{found['seconds']:g} s", found["processors"], show_wall([found], found["seconds"]),
            f"{found['feasible']:,} of {found['sessions']:,}", show(found["soft"])]


def walls(found):
    """(wall, seconds) of all runs."""
    for compared in found["searches"]:
        yield from ((run["wall"], compared["seconds"]) for run in compared["plain"] + compared["proof"])
    yield from ((region["wall"], region["seconds"]) for region in found["regions"])


def report(found):
    times = list(walls(found))
    n_kept = sum(not is_late(*both) for both in times)
    return (table(SEARCH_HEADINGS, [row_of_search(compared) for compared in found["searches"]]) + "\n" +
            table(TIME_HEADINGS, [row_of_region(region) for region in found["regions"]]) +
            f"\n**{n_kept} of {plural(len(times), 'run')}** took at most {PART * 100:g} % or {LEAST * 1000:.0f} ms more than `--time`; the others are bold.\n")


def measure(context):
    if context.options.show:
        found = run_all(context, None)
    else:
        if shutil.which("taskset") is None:
            raise Failure("there is no taskset, which util-linux has")
        with tempfile.TemporaryDirectory() as name:
            found = run_all(context, pathlib.Path(name))
    if not found["searches"] + found["regions"]:
        raise Failure("nothing was measured yet")
    return report(found)
