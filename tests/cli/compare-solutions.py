#!/usr/bin/env python3
"""Has an outside checker count random solutions of public instances, feasible or not, and compares what `bench --evaluate` counts.

usage: compare-solutions.py CURSUS
Instances and checker are looked for in $CURSUS_SHARED, or in ../shared beside the checkout; without them all is skipped.
CURSUS_TEST_SEED chooses other solutions.
"""
import importlib.util
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

INSTANCES = ("ectt/toy", "ectt/test2", "ctt/comp01", "ctt/comp05", "ctt/comp11", "ectt/comp03", "ectt/Udine3", "ectt/DDS3", "ectt/DDS1")
SOLUTIONS = {"scattered": 3, "crowded": 5, "incomplete": 3, "disturbed": 5}  # of each instance, others each time
SAME = ("lectures", "availability", "room_occupation")


def lectures_of(courses):
    return [name for name, course in courses.items() for _ in range(course["lectures"])]


def anywhere(rooms, days, periods):
    return f"{random.choice(list(rooms))} {random.randrange(days)} {random.randrange(periods)}"


def scattered(instance):
    """Every lecture anywhere."""
    courses, rooms, _, _, days, periods = instance
    return [f"{name} {anywhere(rooms, days, periods)}" for name in lectures_of(courses)]


def crowded(instance):
    """All in few periods and rooms, so that lectures clash and stand alone together."""
    courses, rooms, _, _, days, periods = instance
    few = random.sample(list(rooms), min(2, len(rooms)))
    times = [(random.randrange(days), random.randrange(periods)) for _ in range(random.randint(2, 8))]
    return [f"{name} {random.choice(few)} {day} {period}" for name in lectures_of(courses)
            for day, period in [random.choice(times)]]


def incomplete(instance):
    """Lectures are missing, some stand twice. No course is missing: it has no days, for which the checker wants some."""
    everything = scattered(instance)
    kept = {line.split()[0]: line for line in everything}
    lines = [line for line in everything if random.random() < 0.7 or kept[line.split()[0]] == line]
    missing = lectures_of(instance[0])
    for line in lines:
        missing.remove(line.split()[0])
    return lines + [line for line in lines if random.random() < 0.2 and line.split()[0] in missing
                    and not missing.remove(line.split()[0])]


def disturbed(instance, good):
    """A good solution in which some lectures moved."""
    _, rooms, _, _, days, periods = instance
    lines = list(good)
    for _ in range(random.randint(0, 6)):
        at = random.randrange(len(lines))
        lines[at] = f"{lines[at].split()[0]} {anywhere(rooms, days, periods)}"
    random.shuffle(lines)
    return lines


def bench(cursus, instance, *options):
    answer = subprocess.run([cursus, "bench", instance, *options], capture_output=True, text=True)
    if answer.returncode != 0:
        raise SystemExit(f"bench {instance} {options}: {answer.stderr}")
    return json.loads(answer.stdout)


def differences(ours, theirs):
    for name, cost in theirs["soft"].items():
        if ours["components"][name] != cost:
            yield f"{name}: {ours['components'][name]}, the checker counts {cost}"
    if ours["cost"] != theirs["cost"]:
        yield f"cost: {ours['cost']}, the checker counts {theirs['cost']}"
    for name in SAME:
        if ours["hard_components"][name] != theirs["hard"][name]:
            yield f"{name}: {ours['hard_components'][name]}, the checker counts {theirs['hard'][name]}"
    if (ours["hard_components"]["conflicts"] > 0) != (theirs["hard"]["conflicts"] > 0):
        yield f"conflicts: {ours['hard_components']['conflicts']}, the checker counts {theirs['hard']['conflicts']}"
    if (ours["hard"] > 0) != (theirs["violations"] > 0):
        yield f"hard: {ours['hard']}, the checker counts {theirs['violations']}"


def compare(cursus, checker, path, lines, solution):
    """What differs for one solution; nothing if nothing does."""
    solution.write_text("".join(line + "\n" for line in lines))
    found = list(differences(bench(cursus, path, "--evaluate", solution), checker.check(path, solution)))
    return [f"{finding}" for finding in found] + (["solution:", *lines[:400]] if found else [])


def try_instance(cursus, checker, path, solution):
    instance = checker.read_instance(path)
    bench(cursus, path, "--moves", "4000", "--solution", solution)
    good = solution.read_text().splitlines()
    kinds = {"scattered": scattered, "crowded": crowded, "incomplete": incomplete,
             "disturbed": lambda instance: disturbed(instance, good), "good": lambda instance: good}
    for kind, make in kinds.items():
        for _ in range(1 if kind == "good" else SOLUTIONS[kind]):
            found = compare(cursus, checker, path, make(instance), solution)
            if found:
                return [f"a {kind} solution:", *found]
    return []


def load_checker(path):
    spec = importlib.util.spec_from_file_location("ctt_check", path)
    checker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    return checker


def main():
    cursus = sys.argv[1]
    checkout = pathlib.Path(os.environ.get("CURSUS_TEST_SOURCE_DIR", "."))
    shared = pathlib.Path(os.environ.get("CURSUS_SHARED") or checkout / ".." / "shared")
    seed = int(os.environ.get("CURSUS_TEST_SEED", random.randrange(2**32)))
    random.seed(seed)
    print(f"1..{len(INSTANCES)}\n# CURSUS_TEST_SEED={seed}")
    path_of_checker = shared / "tools" / "ctt_check.py"
    checker = load_checker(path_of_checker) if path_of_checker.exists() else None
    failed = False
    with tempfile.TemporaryDirectory() as work:
        for number, name in enumerate(INSTANCES, 1):
            path = shared / "data" / f"{name}.{name.split('/')[0]}"
            if checker is None or not path.exists():
                print(f"ok {number} - {name} # SKIP no instances and checker")
                continue
            found = try_instance(cursus, checker, path, pathlib.Path(work) / "solution")
            print(f"{'not ok' if found else 'ok'} {number} - {name}: the checker counts what we count", flush=True)
            print("".join(f"# {line}\n" for line in found), end="")
            failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
