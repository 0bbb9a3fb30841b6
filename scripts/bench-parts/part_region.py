"""Many sessions that share speakers, rooms and participants, planned together: time and memory by how many they are."""
import json
import pathlib
import sys
import tempfile

from children import Failure, must_run, own_memory
from context import CHECKOUT
from figures import NOTHING, exponent, show, table

MAKE = CHECKOUT / "scripts" / "make-region"
HEADINGS = ["sessions", "meetings", "hard", "soft", "processor time", "wall time", "memory", "exponent of the time", "of the memory"]


def sums(plans):
    """What the plans of all sessions, as JSON, come to."""
    return {"meetings": sum(len(plan["meetings"]) for plan in plans),
            **{kind: sum(plan["score"][kind] for plan in plans) for kind in ("hard", "soft")}}


def make(n, folder):
    must_run([sys.executable, MAKE, n, "--out", folder, "--seed", 1])
    sessions = sorted(path.parent for path in pathlib.Path(folder).glob("*/session.lua"))
    if len(sessions) != n:
        raise Failure(f"{MAKE} made {len(sessions)} sessions instead of {n}")
    return sessions


def plan(context, n):
    with tempfile.TemporaryDirectory() as work:
        sessions, store = make(n, f"{work}/region"), ["--db", f"{work}/db"]
        outcome = context.program.run("plan", *sessions, "--seed", 1, "--quiet", *store, accepted=(0, 1))
        plans = [json.loads(context.program.run("show", session, "--format", "json", *store).output) for session in sessions]
    return {**sums(plans), "sessions": n, "processor": outcome.processor, "wall": outcome.seconds, "memory": outcome.memory,
            "least_memory": own_memory()}


def memory(result):
    """What a small program needs cannot be told below what we need ourselves."""
    at_most = "at most " if result["memory"] <= result["least_memory"] else ""
    return f"{at_most}{show(result['memory'] / 2**20)} MiB"


def growth(results, key):
    return exponent([result["sessions"] for result in results], [result[key] for result in results])


def row(results, i):
    """@results: in the order of their sizes."""
    result, step = results[i], results[i - 1:i + 1] if i > 0 else []
    return [show(result["sessions"]), show(result["meetings"]), show(result["hard"]), show(result["soft"]),
            show(result["processor"], 1) + " s", show(result["wall"], 1) + " s", memory(result),
            show(growth(step, "processor"), 2), show(growth(step, "memory"), 2)]


def report(results):
    rows = [row(results, i) for i in range(len(results))]
    if len(results) > 1:
        rows.append(["**all**", *[NOTHING] * 6, show(growth(results, "processor"), 2), show(growth(results, "memory"), 2)])
    return table(HEADINGS, rows) + ("\nThe exponent e of a row: from the row above, processor time or memory grew as the number of sessions "
                                    "to the power e; that of all rows by least squares.\n")


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
