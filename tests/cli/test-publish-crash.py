#!/usr/bin/python3 -B
"""Publishing that is killed, publishing into a full disk, publishers that run at once: people hold the old state or the new one.

usage: test-publish-crash.py CURSUS        CURSUS_TEST_KILLS: how often it is killed (10)
"""
import os
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from tap import finish, say

CURSUS = os.path.realpath(sys.argv[1])
KILLS = int(os.environ.get("CURSUS_TEST_KILLS", "10"))
SEED = int(os.environ.get("CURSUS_TEST_SEED", str(random.randrange(10**9))))
PEOPLE = 40
# Mornings and afternoons in turn, so that each move is one.
PLACES = ["2027-03-03 am", "2027-03-04 pm", "2027-03-09 am", "2027-03-11 pm"]
SESSION = """session { id = "life", title = "A small session", language = "en", timezone = "Europe/Paris",
  from = "2027-03-01", to = "2027-03-12", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
site "paris" { name = "Paris", rooms = { "A" } }
speaker "sp-air" { name = "Luc Vent" }
module "opening" { title = "Opening", format = "onsite", half_days = 1 }
module "air" { title = "Air", format = "remote", half_days = 1, speakers = "sp-air" }
people "people.csv"
"""


def run(*arguments, at=None, **options):
    environment = dict(os.environ, CURSUS_AUTHOR="ada")
    if at:
        environment["SOURCE_DATE_EPOCH"] = str(at)
    return subprocess.run([CURSUS, *map(str, arguments)], env=environment, capture_output=True, text=True, **options)


def must(*arguments, **options):
    done = run(*arguments, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{arguments}: {done.stdout}{done.stderr}")
    return done.stdout


def publish(folder, at, out=None):
    return must("publish", folder / "life", "--db", folder / "cursus.db", "--out", out or folder / "cal", at=at)


def make(folder):
    (folder / "life").mkdir(parents=True)
    (folder / "life" / "session.lua").write_text(SESSION)
    rows = "".join(f"p{i:03};Person {i};\n" for i in range(PEOPLE))
    (folder / "life" / "people.csv").write_text("id;name;email\n" + rows)
    must("plan", folder / "life", "--db", folder / "cursus.db", "--moves", "500", "-q")
    must("move", folder / "life", "air", PLACES[-1], "--db", folder / "cursus.db", "--force", "-q")


def files(folder):
    """What everybody can read in it."""
    found = {}
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file() and path.name != ".publication":
            found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def copy(folder, to):
    shutil.copytree(folder, to, symlinks=True)


def kill_once(folder, scratch, turn, lengths):
    """One publication that is killed somewhere, and the next one. Returns what is wrong."""
    must("move", folder / "life", "air", PLACES[turn % len(PLACES)], "--db", folder / "cursus.db", "--force", "-q")
    at = 1800000000 + turn * 60
    reference = scratch / f"reference-{turn}"
    copy(folder, reference)
    before = files(folder / "cal")
    begin = time.monotonic()
    publish(reference, at)
    lengths.append(time.monotonic() - begin)
    after = files(reference / "cal")
    shutil.rmtree(reference)
    environment = dict(os.environ, CURSUS_AUTHOR="ada", SOURCE_DATE_EPOCH=str(at))
    child = subprocess.Popen([CURSUS, "publish", str(folder / "life"), "--db", str(folder / "cursus.db"), "--out", str(folder / "cal")],
                             env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(random.random() * 1.1 * statistics.median(lengths[-9:]))
    child.send_signal(signal.SIGKILL)
    child.wait()
    found = files(folder / "cal")
    state = "old" if found == before else "new" if found == after else "torn"
    publish(folder, at)
    if state == "torn":
        return state, f"turn {turn}: neither the old nor the new state"
    if files(folder / "cal") != after:
        return state, f"turn {turn}: the next publication did not complete it"
    left = [name for name in os.listdir(folder) if name.startswith(".cal")]
    return state, f"turn {turn}: left over: {left}" if left else None


def test_kills(scratch):
    folder = scratch / "killed"
    make(folder)
    publish(folder, 1799999999)
    lengths = []
    counts = {"old": 0, "new": 0, "torn": 0}
    wrong = []
    for turn in range(KILLS):
        state, what = kill_once(folder, scratch, turn, lengths)
        counts[state] += 1
        if what:
            wrong.append(what)
    print(f"# seed {SEED}: {counts['old']} times the old state, {counts['new']} times the new one")
    say(not wrong, f"killed {KILLS} times: the old or the new state, and the next publication completes it", "\n".join(wrong))


def test_together(scratch):
    folder = scratch / "together"
    make(folder)
    publish(folder, 1799999999)
    wrong = []
    for turn in range(3):
        must("move", folder / "life", "air", PLACES[turn], "--db", folder / "cursus.db", "--force", "-q")
        children = [subprocess.Popen([CURSUS, "publish", str(folder / "life"), "--db", str(folder / "cursus.db"), "--out",
                                      str(folder / "cal"), *(["--tentative"] if i % 2 else [])],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for i in range(4)]
        ended = [(child.communicate(), child.returncode) for child in children]
        wrong += [f"status {code}: {said}" for said, code in ended if code != 0]
        status = must("status", folder / "life", "--db", folder / "cursus.db")
        if "publish again" in status or "Nobody would" not in status:
            wrong.append(status)
        calendars = [data for name, data in files(folder / "cal").items() if name.startswith("people/p")]
        if len(set(calendars)) != 1 or len(calendars) != PEOPLE or not calendars[0].endswith(b"END:VCALENDAR\r\n"):
            wrong.append("not everybody holds the same")
    left = [name for name in os.listdir(folder) if name.startswith(".cal")]
    say(not wrong and not left, "four publishers at once: each gets through, everybody holds one state", "\n".join(wrong + left))


def test_full_disk(scratch):
    disk = scratch / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)], capture_output=True).returncode == 0
    if not mounted:
        say(True, "a full disk # SKIP nothing may be mounted here")
        return
    try:
        folder = scratch / "full"
        make(folder)
        publish(folder, 1799999999, disk / "cal")
        before = files(disk / "cal")
        must("move", folder / "life", "air", PLACES[2], "--db", folder / "cursus.db", "--force", "-q")
        ballast = os.open(disk / "ballast", os.O_WRONLY | os.O_CREAT)
        try:
            while os.write(ballast, b"\0" * 4096) > 0:
                pass
        except OSError:
            pass
        os.close(ballast)
        done = run("publish", folder / "life", "--db", folder / "cursus.db", "--out", disk / "cal", at=1800000060)
        say(done.returncode == 2 and "No space left" in done.stderr, "a full disk is an error that says so", done.stdout + done.stderr)
        say(files(disk / "cal") == before, "and leaves the old state")
        say([name for name in os.listdir(disk) if name.startswith(".")] == [], "and nothing else", os.listdir(disk))
        (disk / "ballast").unlink()
        publish(folder, 1800000120, disk / "cal")
        air = files(disk / "cal")["people/p000.ics"]
        say(b"SEQUENCE:1\r\n" in air, "and once there is room, the next publication completes", air)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def main():
    random.seed(SEED)
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        test_kills(scratch)
        test_together(scratch)
        test_full_disk(scratch)
    finish()


main()
