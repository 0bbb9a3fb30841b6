"""The sample session, searched without a limit and without a proof: how good the plan is, and how soon it is there."""
import functools
import hashlib
import json
import tempfile

from children import call_all
from context import CHECKOUT, SAMPLE
from figures import median, plural, show, table

SOON = 0.5  # seconds
HEADINGS = ["seed", "score", "processor time", "wall time", "best known"]


def digest():
    """Of all that decides what a plan of the sample costs: results of another session are none of this one."""
    sum_of_all = hashlib.sha256()
    for folder in (SAMPLE, CHECKOUT / "plugins"):
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("cursus.db")):
            sum_of_all.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return sum_of_all.hexdigest()[:8]


def plan(context, seed, *limits):
    with tempfile.TemporaryDirectory() as work:
        outcome = context.program.run("plan", SAMPLE, "--seed", seed, *limits, "--json", "--db", f"{work}/db", accepted=(0, 1))
    answer = json.loads(outcome.output)
    return {**{key: answer[key] for key in ("score", "status", "bound", "moves")}, "seed": seed, "wall": outcome.seconds,
            "processor": outcome.processor}


def search_once(context, name, seed):
    context.results.save(name, plan(context, seed, "--time", context.options.long))
    context.tell(f"{name}")


def search_long(context, folder):
    """Long searches, for the best known score; kept as the others are."""
    options = context.options
    names = {seed: f"{folder}/long-seed{seed}-{options.long:g}s" for seed in options.seeds[:3]}
    missing = [seed for seed, name in names.items() if context.results.load(name) is None]
    context.failures += call_all([functools.partial(search_once, context, names[seed], seed) for seed in missing], options.jobs)


def feasible_costs(results):
    return [result["score"]["soft"] for result in results if result["score"]["hard"] == 0]


def best_known(context, folder, results):
    """Of all results of this session that are there, those of other versions of the program too."""
    others = [json.loads(path.read_text(encoding="utf-8")) for path in context.results.folder.parent.glob(f"*/{folder}/*.json")]
    everything = [*results, *(result for other in others for result in other.get("runs", [other]))]
    return min(feasible_costs(everything), default=None)


def is_best(run, best):
    return run["score"]["hard"] == 0 and run["score"]["soft"] == best


def row(seed, runs, best):
    score = runs[0]["score"]
    text = show(score["soft"]) if score["hard"] == 0 else f"{score['hard']} hard"
    return [seed, text, show(median([run["processor"] for run in runs]), 2) + " s", show(median([run["wall"] for run in runs]), 2) + " s",
            "yes" if all(is_best(run, best) for run in runs) else "no"]


def count_soon(by_seed, best, clock):
    """Seeds that reach the best known score soon, in each run, by the median of the runs' times."""
    return sum(all(is_best(run, best) for run in runs) and median([run[clock] for run in runs]) < SOON for runs in by_seed.values())


def report(runs, best):
    by_seed = {}
    for run in runs:
        by_seed.setdefault(run["seed"], []).append(run)
    proven = any(run["status"] == "optimal" and is_best(run, best) for run in runs)
    n_best = sum(all(is_best(run, best) for run in of) for of in by_seed.values())
    costs = feasible_costs(runs)
    return (table(HEADINGS, [row(seed, of, best) for seed, of in by_seed.items()]) +
            f"\nThe best known score is **{show(best)}**{' (proven)' if proven else ''}: {n_best} of {plural(len(by_seed), 'seed')} reach "
            f"it, **{count_soon(by_seed, best, 'processor')} in under {SOON} s of processor time** of the whole process, "
            f"{count_soon(by_seed, best, 'wall')} in under {SOON} s of wall time. Median of all: score {show(median(costs))}, "
            f"{show(median([run['processor'] for run in runs]), 2)} s of processor time, {show(median([run['wall'] for run in runs]), 2)} s "
            f"of wall time; {plural(len(runs) // max(1, len(by_seed)), 'run')} of each seed, one at a time.\n")


def measure(context):
    options, folder = context.options, f"sample-{digest()}"
    if not options.show:
        search_long(context, folder)
        runs = [plan(context, seed, "--no-prove") for _ in range(options.runs) for seed in options.seeds]
        context.results.save(f"{folder}/brief", {"runs": runs})
    runs = context.kept(f"{folder}/brief")["runs"]
    return report(runs, best_known(context, folder, runs))
