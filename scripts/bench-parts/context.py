"""What all parts measure with: the program and its fingerprint, the data, and the results that are there already."""
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile

import machine
from children import Failure, must_run

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLE = CHECKOUT / "schedules" / "transitions-2023"
FINGERPRINT_MOVES = 200000
FINGERPRINT_INSTANCES = ("ctt/comp01", "ctt/comp05", "ectt/DDS2")


class Shared:
    """The folder of public data beyond the checkout, which need not be there."""

    def __init__(self):
        self.folder = pathlib.Path(os.environ.get("CURSUS_SHARED") or CHECKOUT / ".." / "shared").resolve()
        self.checker = self.folder / "tools" / "ctt_check.py"

    def instance(self, name):
        """The file of "ctt/comp01"."""
        return self.folder / "data" / f"{name}.{name.split('/')[0]}"

    def instances(self, kind, names=None):
        """Those of a kind, or those of these names, as “ctt/comp01”; a Failure if there is none of them."""
        folder = self.folder / "data" / kind
        there = sorted(path.stem for path in folder.glob(f"*.{kind}"))
        chosen = [name for name in there if names is None or name in names]
        if not there:
            raise Failure(f"there are no instances in {folder}: put them there, or say with CURSUS_SHARED where they are")
        missing = [name for name in names or () if name not in there]
        if missing:
            raise Failure(f"there is no instance {missing[0]} in {folder}")
        return [f"{kind}/{name}" for name in chosen]


class Program:
    """A build of Cursus."""

    def __init__(self, build):
        self.build = build
        self.path = build / "src" / "cli" / "cursus"
        if not self.path.exists():
            raise Failure(f"there is no {self.path}: scripts/setup and ninja -C {build.name} make it")
        self.environment = {key: value for key, value in os.environ.items() if key not in ("CURSUS_DB", "SOURCE_DATE_EPOCH")}
        self.environment.update(LANGUAGE="en", LC_ALL="C.UTF-8", NO_COLOR="1")

    def run(self, *words, accepted=(0,)):
        return must_run([self.path, *words], accepted, env=self.environment)

    def threads(self, n):
        """The option of bench for @n threads; none where one thread is all there can be."""
        if "--threads" in self.run("bench", "--help").output:
            return ["--threads", n]
        if n == 1:
            return []
        raise Failure("this program's bench has no --threads")

    def answers_of_sessions(self, work):
        plan = json.loads(self.run("plan", SAMPLE, "--seed", 1, "--moves", FINGERPRINT_MOVES // 4, "--json", "--db", f"{work}/db",
                                   accepted=(0, 1)).output)
        yield json.dumps([plan["score"], plan["meetings"]], sort_keys=True)

    def answers_of_timetables(self, shared, work):
        threads = self.threads(1)
        for name in FINGERPRINT_INSTANCES:
            if shared.instance(name).exists():
                self.run("bench", "--seed", 1, "--moves", FINGERPRINT_MOVES, *threads, "--solution", f"{work}/solution",
                         shared.instance(name))
                yield name + pathlib.Path(f"{work}/solution").read_text(encoding="utf-8")

    def fingerprint(self, shared, of_timetables):
        """Of the search, on public timetables or on sessions: a hash of what short searches of fixed length find. Two builds that
        make the same moves have the same, however long those take."""
        with tempfile.TemporaryDirectory() as work:
            answers = list(self.answers_of_timetables(shared, work) if of_timetables else self.answers_of_sessions(work))
        return hashlib.sha256("\0".join(answers).encode()).hexdigest()[:10]


def git(folder, *words):
    """What git says, or None."""
    try:
        told = subprocess.run(["git", "-C", folder, *words], capture_output=True, text=True, check=True,
                              env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"})
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout.strip()


def commit(program):
    """The last commit before @program was built, marked if that is the newest and there are changes beyond it."""
    source, built = machine.source(program.build), int(program.path.stat().st_mtime)
    name, newest = git(source, "rev-list", "-1", f"--before={built}", "HEAD"), git(source, "rev-parse", "HEAD")
    if not name:
        return "unknown"
    changed = name == newest and git(source, "status", "--porcelain", "--", "src", "plugins")
    return name[:10] + ("+" if changed else "")


class Results:
    """A file for each run that is over, so that a long measurement can be interrupted and continued."""

    def __init__(self, folder, program, fingerprint, is_fresh):
        self.fingerprint = fingerprint
        self.folder = folder / f"{fingerprint}-{machine.build_options(program.build)['buildtype']}"
        self.machine = machine.processor()
        self.commit = commit(program)
        self.is_fresh = is_fresh
        self.origins = []  # (commit, load) of each that was loaded
        self.measured = set()  # now

    def path(self, name, suffix=".json"):
        return self.folder / f"{name}{suffix}"

    def load(self, name):
        """The result of this name from this machine, or None."""
        if self.is_fresh and name not in self.measured:
            return None
        try:
            result = json.loads(self.path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not {"machine", "commit", "load"} <= set(result) or result["machine"] != self.machine:
            return None
        self.origins.append((result["commit"], result["load"]))
        return result

    def save(self, name, result):
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        whole = {**result, "machine": self.machine, "commit": self.commit, "load": round(machine.load(), 1)}
        new.write_text(json.dumps(whole) + "\n", encoding="utf-8")
        new.replace(path)
        self.measured.add(name)
