"""Runs `cursus bench` on public instances, a result each, and has an outside checker count every solution."""
import collections
import functools
import json
import sys

from children import Failure, call_all, must_run, own_memory
from figures import mean, show, show_list


class Run(collections.namedtuple("Run", "instance seed seconds threads proof", defaults=(1, 0))):
    """A search of @instance ("ctt/comp01") for @seconds of the processor time of each thread, and for a proof for @proof seconds beyond
    them, which begins after the first four."""

    @property
    def name(self):
        proof = f"-proof{self.proof:g}s" if self.proof else ""
        return f"bench/{self.instance.replace('/', '-')}-seed{self.seed}-{self.seconds:g}s-{self.threads}t{proof}"

    @property
    def words(self):
        return ["--time", self.seconds, "--seed", self.seed, *(["--prove", self.proof] if self.proof else [])]


def differences(answer, counted):
    """What the checker counts otherwise than the program."""
    found = [] if (answer["hard"] > 0) == (counted["violations"] > 0) else [
        f"hard violations: {answer['hard']}, the checker counts {counted['violations']}"]
    if answer["hard"] == 0 and answer["cost"] != counted["cost"]:
        found.append(f"cost: {answer['cost']}, the checker counts {counted['cost']}")
    return found


def check(shared, instance, solution):
    if not shared.checker.exists():
        raise Failure(f"there is no {shared.checker}: no result counts that it has not checked")
    return json.loads(must_run([sys.executable, shared.checker, instance, solution], accepted=(0, 1)).output)


def solve(context, run, threads):
    """One run, checked and kept. @threads: the option."""
    instance, solution = context.shared.instance(run.instance), context.results.path(run.name, ".solution")
    solution.parent.mkdir(parents=True, exist_ok=True)
    outcome = context.program.run("bench", "--cpu", *run.words, *threads, "--solution", solution, instance)
    answer = json.loads(outcome.output)
    found = differences(answer, check(context.shared, instance, solution))
    if found:
        raise Failure(f"{run.name}: {'; '.join(found)}")
    context.results.save(run.name, {**answer, "processor": outcome.processor, "wall": outcome.seconds, "memory": outcome.memory,
                                    "least_memory": own_memory()})
    context.tell(f"{run.name}: " + (f"cost {answer['cost']}" if answer["hard"] == 0 else f"{answer['hard']} hard violations")
                 + f", {outcome.processor:.1f} s of processor time")


def solve_all(context, runs):
    """{run: result} of what there is, after the runs that were missing."""
    missing = [] if context.options.show else [run for run in runs if context.results.load(run.name) is None]
    context.tell(f"{len(missing)} of {len(runs)} runs are to be made")
    for n in sorted({run.threads for run in missing}):
        threads = context.program.threads(n)
        calls = [functools.partial(solve, context, run, threads) for run in missing if run.threads == n]
        context.failures += call_all(calls, max(1, context.options.jobs // n))
    found = {run: context.results.load(run.name) for run in runs}
    return {run: result for run, result in found.items() if result is not None}


def solve_instances(context, instances):
    """{"comp01": results of the seeds} after the runs that were missing, of one thread each."""
    options = context.options
    proof = options.prove or 0
    runs = [Run(instance, seed, options.seconds - proof, 1, proof) for seed in options.seeds for instance in instances]
    found = solve_all(context, runs)
    return {instance.split("/")[1]: [found[run] for run in runs if run.instance == instance and run in found] for instance in instances}


def costs(results):
    """Of the feasible ones."""
    return [result["cost"] for result in results if result["hard"] == 0]


def mean_cost(results):
    """None if a run has no feasible plan: an average of the others would be too good."""
    return mean(costs(results)) if results and len(costs(results)) == len(results) else None


def facts(found, options):
    """The sentences below a table: what was run."""
    results = [result for each in found.values() for result in each]
    missing = len(found) * len(options.seeds) - len(results)
    infeasible = sum(result["hard"] > 0 for result in results)
    most = max((result["processor"] for result in results), default=None)
    optimal = sum(result["status"] == "optimal" for result in results)
    parted = f", of which a proof takes {options.prove:g} at most" if options.prove else ""
    return (f"Seeds {show_list(options.seeds)}; {options.seconds:g} s of processor time for each search{parted}, one thread; most of a whole process: "
            f"{show(most, 1)} s. Every solution was counted by the checker. Runs without a feasible plan: {infeasible}."
            + (f" Proven optimal: {optimal} of {len(results)}." if options.prove else "")
            + (f" **Runs that are missing: {missing}.**" if missing else "") + "\n")
