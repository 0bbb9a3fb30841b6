#!/usr/bin/env python3
"""Small random sessions before several judges, as TAP: every plan tried, the proof of the program itself, and, where they are installed,
clasp and toulbar2 on the problem as written by --opb. All must agree. Where there is no plan, the proof of --proof is checked too. Beside every
fourth session there is one that has more plans than can be tried: of that the others must say the same.

usage: judge-sessions.py CURSUS BRUTE
CURSUS_TEST_SESSIONS says how many sessions, to which large ones are added (default 16 small ones), CURSUS_TEST_SEED which.
"""
import collections
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from random_session import Catalogue, Session

MOST_PLANS = 6000
MOST_USELESS = 20  # sessions made for each one that is used
PATIENCE = 60  # seconds for the program
JUDGE_PATIENCE = 20  # for a judge
INFEASIBLE, TOO_MANY = "infeasible", "too many"
REACHES = ("complete", "complete for the best plan", "incomplete")


class Wrong(Exception):
    """Two judges say different things."""


def run(*command, accepted=None, patience=PATIENCE):
    try:
        answer = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=patience, check=False)
    except subprocess.TimeoutExpired:
        return None
    if accepted is not None and answer.returncode not in accepted:
        raise Wrong(f"status {answer.returncode}: {' '.join(map(str, command))}\n{answer.stderr}")
    return answer


def drop_refused(session, errors):
    """Takes out the uses that the program refuses. False: there was none."""
    path = session / "session.lua"
    lines = path.read_text(encoding="utf-8").splitlines()
    refused = {int(number) for number in re.findall(r"session\.lua:(\d+)", errors)}
    kept = [line for number, line in enumerate(lines, 1) if number not in refused or not line.startswith("use ")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return len(kept) < len(lines)


def try_every_plan(brute, session):
    """The optimum, "infeasible", "too many" plans, or None: the session cannot be used."""
    while True:
        answer = run(brute, session, MOST_PLANS, accepted=(0, 2))
        if answer is None:
            return None
        if answer.returncode == 0:
            words = answer.stdout.split()
            return int(words[1]) if words[0] == "optimum" else answer.stdout.strip()
        if not drop_refused(session, answer.stderr):
            return None


def ask_clasp(file):
    answer = run("clasp", file, patience=JUDGE_PATIENCE)
    if answer is None or "s UNKNOWN" in answer.stdout:
        return None
    if "s UNSATISFIABLE" in answer.stdout:
        return INFEASIBLE
    return int(re.findall(r"^o (-?\d+)", answer.stdout, re.MULTILINE)[-1])


def ask_toulbar2(file):
    answer = run("toulbar2", file, patience=JUDGE_PATIENCE)
    if answer is None:
        return None
    if "No solution " in answer.stdout:
        return INFEASIBLE
    found = re.search(r"^Optimum: (-?\d+) in", answer.stdout, re.MULTILINE)
    return int(found[1]) if found else None


JUDGES = {"clasp": ask_clasp, "toulbar2": ask_toulbar2}


class Court:
    def __init__(self, cursus, brute, seed):
        self.cursus, self.brute, self.seed = cursus, brute, seed
        self.catalogue = Catalogue(cursus)
        self.judges = {name: ask for name, ask in JUDGES.items() if shutil.which(name)}
        self.count = collections.Counter()
        self.rules = collections.Counter()

    def compare(self, name, found, truth, reach):
        """@found of a file that says as much as @reach."""
        if found is None:
            self.count[f"{name}: no answer in time"] += 1
        elif found == truth:
            self.count[f"{name}: the same"] += 1
        elif reach == "incomplete" and found != INFEASIBLE and (truth == INFEASIBLE or found < truth):
            self.count[f"{name}: less, of an incomplete file"] += 1
        else:
            raise Wrong(f"{name} says {found}, but {truth} is right ({reach})")

    def look_at_plan(self, answer, truth):
        """The truth, as far as it is known now."""
        plan = json.loads(answer.stdout)
        status, score = plan["status"], plan["score"]
        self.count[f"plan: {status}" + (", of too many" if truth == TOO_MANY else "")] += 1
        if truth == TOO_MANY:
            return INFEASIBLE if status == INFEASIBLE else score["soft"] if status == "optimal" else TOO_MANY
        if status in ("optimal", INFEASIBLE):
            found = INFEASIBLE if status == INFEASIBLE else score["soft"]
            if found != truth:
                raise Wrong(f"plan says {status} {score}, but {truth} is right")
        elif status == "feasible" and (truth == INFEASIBLE or score["soft"] < truth or plan["bound"] > truth):
            raise Wrong(f"plan says {score}, bound {plan['bound']}, but {truth} is right")
        return truth

    def look_at_proof(self, proof, truth, errors):
        if truth != INFEASIBLE:
            if proof.exists():
                raise Wrong("there is a proof that there is no plan, but there is one")
            return
        if not proof.exists():
            raise Wrong(f"there is no proof: {errors}")
        formula = proof.with_name(proof.name + ".cnf")
        answer = run(sys.executable, pathlib.Path(__file__).with_name("check-drat.py"), formula, proof)
        if answer is None or answer.returncode != 0:
            raise Wrong(f"the proof is not accepted: {answer.stdout + answer.stderr if answer else 'no answer in time'}")
        self.count["proofs: accepted"] += 1
        if shutil.which("drat-trim"):
            answer = run("drat-trim", formula, proof)
            if answer is not None and "s VERIFIED" not in answer.stdout:
                raise Wrong(f"drat-trim does not accept the proof: {answer.stdout}")
            self.count["proofs: accepted by drat-trim"] += answer is not None

    def judge(self, session, truth):
        opb, proof = session / "problem.opb", session / "proof.drat"
        after_moves = ["--moves", 300] if random.Random(session.name).randrange(2) else []  # else the proof begins before any search
        answer = run(self.cursus, "plan", session, *after_moves, "--prove", PATIENCE, "--json", "--db", session / "db", "--opb", opb,
                     "--proof", proof, accepted=(0, 1, 2), patience=5 * PATIENCE)
        if answer is None or not answer.stdout:
            raise Wrong(f"there is no answer: {answer.stderr if answer else 'in time'}")
        truth = self.look_at_plan(answer, truth)
        if truth == TOO_MANY:
            return
        reach = opb.read_text(encoding="utf-8").splitlines()[1].removeprefix("* ")
        if reach not in REACHES:
            raise Wrong(f"what the file says is not told: {reach}")
        self.count[f"file: {reach}"] += 1
        for name, ask in self.judges.items():
            self.compare(name, ask(opb), truth, reach)
        self.look_at_proof(proof, truth, answer.stderr)

    def session(self, number, folder):
        """How many sessions this is: large ones are not counted, and some are of no use."""
        numbers = random.Random(f"{self.seed} {number}")
        large = "CURSUS_TEST_SESSIONS" in os.environ and number % 5 == 0  # they can take minutes
        session = Session(numbers, self.catalogue, large)
        path = folder / f"s{number}"
        session.write(path)
        truth = try_every_plan(self.brute, path)
        if truth is None or (truth == TOO_MANY) != large:
            shutil.rmtree(path)
            return 0
        try:
            self.judge(path, truth)
        except Wrong as wrong:
            lines = (path / "session.lua").read_text(encoding="utf-8")
            raise Wrong(f"session {number} of seed {self.seed}: {wrong}\n{lines}") from wrong
        self.rules.update(re.findall(r'^use "([^"]+)"', (path / "session.lua").read_text(encoding="utf-8"), re.MULTILINE))
        shutil.rmtree(path)
        return 0 if large else 1


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    n_wanted = int(os.environ.get("CURSUS_TEST_SESSIONS", "16"))
    seed = os.environ.get("CURSUS_TEST_SEED", str(random.randrange(2**32)))
    court = Court(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), seed)
    failures, done, number = [], 0, 0
    print(f"1..{1 + len(JUDGES)}\n# CURSUS_TEST_SEED={seed}", flush=True)
    with tempfile.TemporaryDirectory() as work:
        while done < n_wanted and not failures:
            number += 1
            if number > MOST_USELESS * n_wanted:
                failures.append("next to no random session can be used")
                break
            try:
                done += court.session(number, pathlib.Path(work))
            except Wrong as wrong:
                failures.append(str(wrong))
    for line in "\n".join(failures).splitlines():
        print(f"# {line}")
    print(f"{'not ' if failures else ''}ok 1 - {n_wanted} random sessions: all say the same")
    for i, name in enumerate(JUDGES, 2):
        print(f"ok {i} - {name}" + ("" if name in court.judges else " # SKIP it is not installed"))
    for what, n in sorted(court.count.items()):
        print(f"# {what}: {n}")
    print(f"# sessions made: {number}; rules used: {len(court.rules)} of {len(court.catalogue.names)}, {court.rules.total()} times")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
