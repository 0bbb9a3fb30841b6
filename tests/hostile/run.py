#!/usr/bin/env python3
"""Lets every rule of this folder loose on the program, and measures what it can do.

usage: run.py CURSUS [--scale N] [NAME…]
Each rule is tried by `check`, `plan` and `rules test`. Each run has to end by itself within two seconds of processor time (times N),
with at most 64 MiB more than a harmless rule needs, with an exit status of the program's own, and without a byte on the terminal
that is no text. The first line of a rule's expected.txt names the commands that must refuse it, the others what these must say.
"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CPU_SECONDS = 2.0
WALL_SECONDS = 60
MEMORY_MIB = 64
SHOWN = 100
COMMANDS = ("check", "plan", "test")
DEFECT = re.compile(rb"AddressSanitizer|LeakSanitizer|runtime error|CRITICAL|Assertion|internal error")
NO_TEXT = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
HARMLESS = """-- Nothing.
return rule { api = 1, name = "harmless", title = "T", doc = "D", constrain = function () end }
"""
TEST = """return test "%s" {
  session = [[
%s  ]],
  cases = {
    { "a plan", use = {}, cost = 0, place = {
      a = "2024-01-08 am", b = "2024-01-10 am", c = "2024-01-11 am", ["d@g1"] = "2024-01-12 am", ["d@g2"] = "2024-01-12 pm",
      ["e.1"] = "2024-01-16 am", ["e.2"] = "2024-01-17 am", f = "2024-01-18 am",
    } },
  },
}
"""


class Run:
    """What one command did."""

    def __init__(self, command, environment):
        with tempfile.TemporaryFile() as said:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment,
                                     preexec_fn=limit_time)
            _, status, usage = os.wait4(child.pid, 0)
            said.seek(0)
            self.said = said.read()
        child.returncode = self.status = os.waitstatus_to_exitcode(status)
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (WALL_SECONDS, WALL_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lay_out(work, name, source):
    """A session folder in @work with the rule @name, copied from @source; the commands to try."""
    session = work / "session"
    plugin = session / "plugins" / name
    plugin.parent.mkdir(parents=True)
    shutil.copy(HERE / "people.csv", session)
    base = (HERE / "session.lua").read_text()
    (session / "session.lua").write_text(f'{base}use "{name}" {{}}\n')
    if source is not None:
        shutil.copytree(source, plugin)
    else:
        plugin.mkdir()
        (plugin / f"{name}.lua").write_text(HARMLESS)
    if (plugin / "make.sh").exists():
        subprocess.run(["sh", "make.sh"], cwd=plugin, check=True)
    test = plugin / f"test-{name}.lua"
    if not test.exists():
        test.write_text(TEST % (name, base.replace('people "people.csv"\n', "")))
    return {"check": ["check", session], "plan": ["plan", session, "--moves", "500", "--db", work / "plans.db"],
            "test": ["rules", "test", test]}


def try_rule(name, source):
    """One run of each command."""
    with tempfile.TemporaryDirectory(prefix="cursus-hostile-") as folder:
        work = pathlib.Path(folder)
        environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=folder, LC_ALL="C.UTF-8", LANGUAGE="en",
                           ASAN_OPTIONS="exitcode=99", UBSAN_OPTIONS="exitcode=99:halt_on_error=1")
        environment.pop("MALLOC_PERTURB_", None)  # fills what calloc gives, so that memory never used would count
        return {command: Run([options.cursus, *arguments], environment)
                for command, arguments in lay_out(work, name, source).items()}


def judge(run, refuses, says, base):
    """What is wrong with @run."""
    if run.status not in (0, 1, 2):
        yield f"ended with {run.status}"
    if DEFECT.search(run.said):
        yield "a defect of the program was reported"
    if NO_TEXT.search(run.said):
        yield f"control characters: {NO_TEXT.findall(run.said)[:5]}"
    if run.cpu > CPU_SECONDS * options.scale:
        yield f"{run.cpu:.2f} s of processor time"
    if options.scale == 1 and run.memory > base + MEMORY_MIB:
        yield f"{run.memory - base:.0f} MiB more than a harmless rule"
    if refuses and run.status not in (1, 2):
        yield f"did not refuse: status {run.status}"
    yield from (f"was not said: {text}" for text in says if refuses and text.encode() not in run.said)


def first_error(run):
    lines = [line for line in run.said.decode(errors="replace").splitlines() if line.strip() and not line.startswith("ok")]
    lines = [re.sub(r".*/plugins/", "", line) for line in lines]
    found = [line for line in lines if ".lua" in line and ("error" in line or ":" in line)]
    return (found or lines or [""])[0][:SHOWN]


def main():
    harmless = try_rule("harmless", None)
    names = options.names or sorted(path.parent.name for path in HERE.glob("*/expected.txt"))
    print(f"1..{len(names)}")
    print(f"# {'rule':28} {'command':7} {'status':>6} {'CPU s':>6} {'MiB':>5}  message")
    print("".join(f"# {'(harmless)':28} {command:7} {run.status:6} {run.cpu:6.2f} {run.memory:5.0f}\n"
                  for command, run in harmless.items()), end="")
    failed = any(run.status != 0 for run in harmless.values())
    for number, name in enumerate(names, 1):
        refusing, *says = (HERE / name / "expected.txt").read_text().splitlines()
        findings = []
        for command, run in try_rule(name, HERE / name).items():
            wrong = list(judge(run, command in refusing.split(), says, harmless[command].memory))
            findings += [f"{command}: {text}" for text in wrong]
            more = run.memory - harmless[command].memory
            print(f"# {name:28} {command:7} {run.status:6} {run.cpu:6.2f} {more:+5.0f}  {first_error(run)}")
            if wrong:
                findings += ["  " + line[:300] for line in run.said.decode(errors="replace").splitlines()[:6]]
        print(f"{'not ok' if findings else 'ok'} {number} - {name}")
        print("".join(f"# {finding}\n" for finding in findings), end="", flush=True)
        failed = failed or bool(findings)
    return 1 if failed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cursus")
    parser.add_argument("--scale", type=float, default=1, help="of the processor time; other than 1: memory is not measured")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    sys.exit(main())
