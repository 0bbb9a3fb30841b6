"""Ten sessions like the sample that share speakers and rooms, planned together: how far their plans can be from the best ones."""
import json
import pathlib
import sys
import tempfile

from children import Failure, must_run, own_memory
from context import CHECKOUT
from figures import NOTHING, show, show_memory, table
from part_region import count_clashes

MAKE = CHECKOUT / "scripts" / "make-cohorts"
SECONDS = (60, 2)  # of the whole command; with --quick
COHORTS = (10, 2)
HEADINGS = ["cohorts of seed", "sessions", "meetings", "cost", "proven bound", "gap", "wall time", "processor time", "memory"]


def make(n, seed, folder):
    must_run([sys.executable, MAKE, n, "--out", folder, "--seed", seed])
    return sorted(path.parent for path in pathlib.Path(folder).glob("*/session.lua"))


def plan(context, n, seed, seconds):
    with tempfile.TemporaryDirectory() as work:
        outcome = context.program.run("plan", *make(n, seed, f"{work}/cohorts"), "--seed", 1, "--time", seconds, "--json", "--db",
                                      f"{work}/db", accepted=(0, 1))
    answer = json.loads(outcome.output)
    clashes = count_clashes(answer["sessions"])
    if clashes > answer["score"]["hard"]:
        raise Failure(f"seed {seed}: {clashes} clashes between the plans, of which the program says {answer['score']['hard']}")
    return {"sessions": n, "meetings": sum(len(one["meetings"]) for one in answer["sessions"]), "status": answer["status"],
            "hard": answer["score"]["hard"], "soft": answer["score"]["soft"], "bound": answer["bound"], "wall": outcome.seconds,
            "processor": outcome.processor, "memory": outcome.memory, "least_memory": own_memory()}


def gap_of(result):
    if result["hard"] > 0:
        return NOTHING
    return f"{100 * (result['soft'] - result['bound']) / max(1, result['soft']):.1f} %"


def row(seed, result):
    cost = show(result["soft"]) if result["hard"] == 0 else "no plan"
    bound = show(result["bound"]) + (" (optimal)" if result["status"] == "optimal" else "")
    return [str(seed), show(result["sessions"]), show(result["meetings"]), cost, bound, gap_of(result), show(result["wall"], 1) + " s",
            show(result["processor"], 1) + " s", show_memory(result)]


def measure(context):
    options = context.options
    seconds, n = SECONDS[options.quick], COHORTS[options.quick]
    names = {seed: f"joint/{n}-{seconds}-{seed}" for seed in options.seeds}
    for seed, name in names.items():
        if not options.show and context.results.load(name) is None:
            context.results.save(name, plan(context, n, seed, seconds))
            context.tell(f"joint: seed {seed}")
    found = {seed: context.results.load(name) for seed, name in names.items()}
    rows = [row(seed, result) for seed, result in found.items() if result is not None]
    if not rows:
        raise Failure("nothing was measured yet")
    return table(HEADINGS, rows) + (f"\n`--time {seconds}` for each; with two processors one thread searches and one proves. Clashes are counted by the script: "
                                    "there are none.\n")
