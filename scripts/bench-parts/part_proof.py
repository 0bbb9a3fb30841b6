"""The sample session proven optimal, by Cursus and by clasp on the same problem as written by --opb: which is sooner?"""
import json
import re
import shutil
import tempfile

from children import Failure, must_run
from context import SAMPLE
from figures import median, show, show_range, table

LEAST_RUNS = 5
PATIENCE = 600  # seconds for a proof
STRATEGIES = ("bb,lin", "usc,oll")
OURS = "cursus plan --prove"
FOUND = (30,)  # clasp's status: the optimum
HEADINGS = ["program", "optimum", "processor: median", "least to most", "wall: median"]


def prove(context, work, seed):
    """From nothing to the saved revision: reading, compiling the rules, search and proof."""
    outcome = context.program.run("plan", SAMPLE, "--seed", seed, "--threads", 1, "--prove", PATIENCE, "--json", "--db", f"{work}/{seed}.db")
    answer = json.loads(outcome.output)
    if answer["status"] != "optimal":
        raise Failure(f"seed {seed}: not proven in {PATIENCE} s")
    return {"optimum": answer["score"]["soft"], "processor": outcome.processor, "wall": outcome.seconds}


def ask_clasp(strategy, problem):
    outcome = must_run(["clasp", problem, f"--opt-strategy={strategy}", "--quiet=2", f"--time-limit={PATIENCE}"], FOUND)
    return {"optimum": int(re.findall(r"^c Optimization *: *(\d+)", outcome.output, re.MULTILINE)[-1]), "processor": outcome.processor,
            "wall": outcome.seconds}


def write_problem(context, work):
    problem = f"{work}/problem.opb"
    outcome = context.program.run("plan", SAMPLE, "--moves", 1000, "--threads", 1, "--prove", PATIENCE, "--opb", problem, "--quiet", "--db", f"{work}/opb.db",
                                  accepted=(0, 1))
    with open(problem, encoding="utf-8") as lines:
        size, reach = next(lines), next(lines).removeprefix("* ").strip()
    n_variables, n_constraints = (int(number) for number in re.findall(r"= (\d+)", size))
    return problem, {"variables": n_variables, "constraints": n_constraints, "reach": reach, "processor": outcome.processor}


def run_all(context):
    """In turn, so that what else the machine does falls on all."""
    n_runs = context.options.runs if context.options.quick else max(LEAST_RUNS, context.options.runs)
    programs = {OURS: [], **{f"clasp --opt-strategy={strategy}": [] for strategy in STRATEGIES}}
    with tempfile.TemporaryDirectory() as work:
        problem, written = write_problem(context, work)
        for seed in range(1, n_runs + 1):
            programs[OURS].append(prove(context, work, seed))
            for strategy in STRATEGIES:
                programs[f"clasp --opt-strategy={strategy}"].append(ask_clasp(strategy, problem))
            context.tell(f"proof: {seed} of {n_runs}")
    return {"programs": programs, "problem": written}


def row(name, runs):
    processor = [run["processor"] for run in runs]
    return [f"`{name}`", show_range([run["optimum"] for run in runs]), f"{median(processor):.2f} s", f"{show_range(processor, 2)} s",
            f"{median([run['wall'] for run in runs]):.2f} s"]


def report(found):
    programs, problem = found["programs"], found["problem"]
    medians = {name: median([run["processor"] for run in runs]) for name, runs in programs.items()}
    best = min((name for name in medians if name != OURS), key=medians.get)
    return (table(HEADINGS, [row(name, runs) for name, runs in programs.items()]) +
            f"\nCursus takes **{medians[OURS] / medians[best]:.2f} times** as long as the better of the other two (`{best}`). "
            f"{len(programs[OURS])} runs each, in turn; of Cursus with the seeds from 1. The file that clasp reads ({problem['reach']}) has "
            f"{show(problem['variables'])} variables and {show(problem['constraints'])} constraints; to write it took {problem['processor']:.2f} s "
            "of processor time, which are not counted.\n")


def measure(context):
    if not context.options.show:
        if shutil.which("clasp") is None:
            raise Failure("there is no clasp: scripts/setup --tests installs it")
        context.results.save("proof/runs", run_all(context))
    return report(context.kept("proof/runs"))
