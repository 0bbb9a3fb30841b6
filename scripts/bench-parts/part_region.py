"""Many sessions that share speakers, rooms and participants, planned together: time and memory by how many they are."""
import collections
import datetime
import itertools
import json
import pathlib
import sys
import tempfile

from children import Failure, must_run, own_memory
from context import CHECKOUT
from figures import NOTHING, exponent, show, show_memory, table

MAKE = CHECKOUT / "scripts" / "make-region"
HEADINGS = ["sessions", "meetings", "feasible", "clashes", "soft", "processor time", "wall time", "memory", "exponent of the time",
            "of the memory"]


def bookings(plans):
    """{(who or what): [(start, end, session)]} of speakers and rooms."""
    found = collections.defaultdict(list)
    for number, plan in enumerate(plans):
        for meeting in plan["meetings"]:
            taken = [("speaker", speaker) for speaker in meeting["speakers"]]
            if meeting["room"] is not None:
                taken.append(("room", meeting["site"], meeting["room"]))
            times = [datetime.datetime.fromisoformat(meeting[key]) for key in ("start", "end")]
            for key in taken:
                found[key].append((*times, number))
    return found


def count_clashes(plans):
    """How often a speaker or a room has to be in two sessions at once: counted here, by nothing but the plans."""
    n = 0
    for times in bookings(plans).values():
        times.sort()
        for i, (_, end, session) in enumerate(times):
            for start, _, other in itertools.takewhile(lambda later: later[0] < end, times[i + 1:]):
                n += other != session
    return n


def sums(answer):
    """What the plans of all sessions come to."""
    plans = answer.get("sessions", [answer])
    return {"meetings": sum(len(plan["meetings"]) for plan in plans), "clashes": count_clashes(plans), "soft": answer["score"]["soft"],
            "hard": answer["score"]["hard"],
            "feasible": sum(plan["score"]["hard"] == 0 and len(plan["meetings"]) > 0 for plan in plans)}


def make(n, folder):
    must_run([sys.executable, MAKE, n, "--out", folder, "--seed", 1])
    sessions = sorted(path.parent for path in pathlib.Path(folder).glob("*/session.lua"))
    if len(sessions) != n:
        raise Failure(f"{MAKE} made {len(sessions)} sessions instead of {n}")
    return sessions


def plan(context, n):
    with tempfile.TemporaryDirectory() as work:
        sessions = make(n, f"{work}/region")
        outcome = context.program.run("plan", *sessions, "--seed", 1, "--json", "--db", f"{work}/db", accepted=(0, 1))
    found = sums(json.loads(outcome.output))
    if found["clashes"] > found["hard"]:
        raise Failure(f"{n} sessions: {found['clashes']} clashes between the plans, of which the program says {found['hard']}")
    return {**found, "sessions": n, "processor": outcome.processor, "wall": outcome.seconds, "memory": outcome.memory,
            "least_memory": own_memory()}


def growth(results, key):
    return exponent([result["sessions"] for result in results], [result[key] for result in results])


def row(results, i):
    """@results: in the order of their sizes."""
    result, step = results[i], results[i - 1:i + 1] if i > 0 else []
    return [show(result["sessions"]), show(result["meetings"]), f"{result['feasible']:,} of {result['sessions']:,}", show(result["clashes"]),
            show(result["soft"]), show(result["processor"], 1) + " s", show(result["wall"], 1) + " s", show_memory(result),
            show(growth(step, "processor"), 2), show(growth(step, "memory"), 2)]


def report(results):
    rows = [row(results, i) for i in range(len(results))]
    if len(results) > 1:
        rows.append(["**all**", *[NOTHING] * 7, show(growth(results, "processor"), 2), show(growth(results, "memory"), 2)])
    return table(HEADINGS, rows) + ("\nThe exponent e of a row: from the row above, processor time or memory grew as the number of sessions "
                                    "to the power e; that of all rows by least squares. Clashes "
                                    "are counted by the script.\n")


def measure(context):
    names = {n: f"region/{n}" for n in sorted(context.options.sizes)}
    for n, name in names.items():
        if not context.options.show and context.results.load(name) is None:
            context.results.save(name, plan(context, n))
            context.tell(f"region: {n} sessions")
    found = [context.results.load(name) for name in names.values()]
    if not any(found):
        raise Failure("nothing was measured yet")
    return report([result for result in found if result is not None])
