#!/usr/bin/python3 -B
"""Publishing that is killed, publishing into a full disk, publishers that run at once: people hold the old state or the new one.

usage: test-publish-crash.py CURSUS        CURSUS_TEST_KILLS: how often it is killed (10)
                                           CURSUS_TEST_PEOPLE: with how many calendars (40)
"""
import contextlib
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from tap import finish, say

CURSUS = os.path.realpath(sys.argv[1])
KILLS = int(os.environ.get("CURSUS_TEST_KILLS", "10"))
SEED = int(os.environ.get("CURSUS_TEST_SEED", str(random.randrange(10**9))))
# So often several publish at once, and so often a disk is nearly full.
TOGETHER, ROOMS = max(3, KILLS // 10), max(5, KILLS // 5)
PEOPLE = 40
MANY = int(os.environ.get("CURSUS_TEST_PEOPLE", PEOPLE))
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


def make(folder, people=PEOPLE):
    (folder / "life").mkdir(parents=True)
    (folder / "life" / "session.lua").write_text(SESSION)
    rows = "".join(f"p{i:03};Person {i};\n" for i in range(people))
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


class Seen:
    """Everything that anybody could ever read: a number that was given to an event says one thing for ever, and never goes down."""

    def __init__(self):
        self.said, self.highest, self.wrong = {}, {}, []

    def look(self, found, where):
        for name, data in found.items():
            if name.endswith(".ics"):
                self.calendar(name, data, where)

    def calendar(self, name, data, where):
        if not data.startswith(b"BEGIN:VCALENDAR\r\n") or not data.endswith(b"END:VCALENDAR\r\n"):
            self.wrong.append(f"{where}: {name} is torn")
        for event in re.findall(rb"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", data, re.S):
            lines = dict(line.split(b":", 1) for line in event.replace(b"\r\n ", b"").split(b"\r\n") if b":" in line)
            key = (lines[b"UID"], int(lines[b"SEQUENCE"]))
            if self.said.setdefault(key, event) != event:
                self.wrong.append(f"{where}: {name}: {key} says two things")
            holder = (name, lines[b"UID"])
            if not name.startswith("changes/") and key[1] < self.highest.get(holder, 0):
                self.wrong.append(f"{where}: {name}: {lines[b'UID']} went down to {key[1]}")
            self.highest[holder] = max(key[1], self.highest.get(holder, 0))


def count_publications(folder):
    """How many the store knows; it may be locked by nobody, since its publisher is dead."""
    with contextlib.closing(sqlite3.connect(folder / "cursus.db")) as store:
        return store.execute("SELECT count (*) FROM publication").fetchone()[0]


def move(folder, place):
    must("move", folder / "life", "air", place, "--db", folder / "cursus.db", "--force", "-q")


def kill(folder, at, seconds):
    environment = dict(os.environ, CURSUS_AUTHOR="ada", SOURCE_DATE_EPOCH=str(at))
    with subprocess.Popen([CURSUS, "publish", str(folder / "life"), "--db", str(folder / "cursus.db"), "--out", str(folder / "cal")],
                          env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)


def kill_once(folder, scratch, turn, lengths, seen):
    """One publication that is killed somewhere, and the next one: of the same plan, or of another. Returns what is wrong."""
    move(folder, PLACES[turn % len(PLACES)])
    at = 1800000000 + turn * 60
    reference = scratch / f"reference-{turn}"
    copy(folder, reference)
    before, known = files(folder / "cal"), count_publications(folder)
    begin = time.monotonic()
    publish(reference, at)
    lengths.append(time.monotonic() - begin)
    after = files(reference / "cal")
    shutil.rmtree(reference)
    kill(folder, at, random.random() * 1.1 * statistics.median(lengths[-9:]))
    found = files(folder / "cal")
    state = "old" if found == before else "new" if found == after else "torn"
    if state == "old" and count_publications(folder) > known:
        state = "recorded"
    seen.look(found, f"turn {turn}, killed")
    other = random.random() < 0.5
    if other:
        move(folder, PLACES[(turn + 2) % len(PLACES)])
    publish(folder, at + 30 if other else at)
    found = files(folder / "cal")
    seen.look(found, f"turn {turn}, published")
    if state == "torn":
        return state, f"turn {turn}: neither the old nor the new state"
    if not other and found != after:
        return state, f"turn {turn}: the next publication did not complete it"
    day = PLACES[(turn + 2 if other else turn) % len(PLACES)].split()[0].replace("-", "").encode()
    if any(b"DTSTART;TZID=Europe/Paris:" + day not in data for name, data in found.items() if name.startswith("people/")):
        return state, f"turn {turn}: not everybody holds the plan"
    left = [name for name in os.listdir(folder) if name.startswith(".cal")]
    return state, f"turn {turn}: left over: {left}" if left else None


def test_kills(scratch):
    folder = scratch / "killed"
    make(folder, MANY)
    publish(folder, 1799999999)
    lengths = []
    counts = {"old": 0, "recorded": 0, "new": 0, "torn": 0}
    seen = Seen()
    wrong = []
    for turn in range(KILLS):
        state, what = kill_once(folder, scratch, turn, lengths, seen)
        counts[state] += 1
        if what:
            wrong.append(what)
    print(f"# seed {SEED}: {counts['old']} times the old state, {counts['recorded']} times recorded and not yet switched, "
          f"{counts['new']} times the new state; {len(seen.said)} numbers given")
    say(not wrong, f"killed {KILLS} times: the old or the new state, and the next publication completes it", "\n".join(wrong))
    say(not seen.wrong, "and no number was given twice, nor went down", "\n".join(seen.wrong[:20]))


def read_along(folder, children, seen):
    """Reads as long as somebody publishes, as calendar programs do that follow a file."""
    while any(child.poll() is None for child in children):
        for name in ("life.ics", "people/p000.ics"):
            try:
                seen.calendar(name, (folder / "cal" / name).read_bytes(), "meanwhile")
            except FileNotFoundError:
                seen.wrong.append(f"meanwhile: {name} is not there")
        time.sleep(0.002)


def test_together(scratch):
    folder = scratch / "together"
    make(folder)
    publish(folder, 1799999999)
    wrong = []
    seen = Seen()
    for turn in range(TOGETHER):
        move(folder, PLACES[turn % len(PLACES)])
        children = [subprocess.Popen([CURSUS, "publish", str(folder / "life"), "--db", str(folder / "cursus.db"), "--out",
                                      str(folder / "cal"), *(["--tentative"] if i % 2 else [])],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for i in range(4)]
        read_along(folder, children, seen)
        ended = [(child.communicate(), child.returncode) for child in children]
        wrong += [f"status {code}: {said}" for said, code in ended if code != 0]
        status = must("status", folder / "life", "--db", folder / "cursus.db")
        if "publish again" in status or "Nobody would" not in status:
            wrong.append(status)
        calendars = [data for name, data in files(folder / "cal").items() if name.startswith("people/p")]
        if len(set(calendars)) != 1 or len(calendars) != PEOPLE or not calendars[0].endswith(b"END:VCALENDAR\r\n"):
            wrong.append("not everybody holds the same")
        seen.look(files(folder / "cal"), f"turn {turn}")
    left = [name for name in os.listdir(folder) if name.startswith(".cal")]
    say(not wrong and not left, "four publishers at once: each gets through, everybody holds one state", "\n".join(wrong + left))
    say(not seen.wrong, f"and {len(seen.said)} numbers were given once each, and never went down", "\n".join(seen.wrong[:20]))


@contextlib.contextmanager
def small_disk(folder, size):
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)], capture_output=True, check=False).returncode != 0:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", str(folder)], check=False)


def fill(disk, room):
    """All of the disk but about so many bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with open(disk / "ballast", "wb") as ballast:
        try:
            ballast.write(b"\0" * max(0, free - room))
            ballast.flush()
        except OSError:
            pass


def test_full_disk(scratch):
    disk = scratch / "disk"
    with small_disk(disk, "2m") as mounted:
        if not mounted:
            say(True, "a full disk # SKIP nothing may be mounted here")
            return
        folder = scratch / "full"
        make(folder)
        publish(folder, 1799999999, disk / "cal")
        before = files(disk / "cal")
        move(folder, PLACES[2])
        fill(disk, 0)
        done = run("publish", folder / "life", "--db", folder / "cursus.db", "--out", disk / "cal", at=1800000060)
        say(done.returncode == 2 and "No space left" in done.stderr, "a full disk is an error that says so", done.stdout + done.stderr)
        say(files(disk / "cal") == before, "and leaves the old state")
        say([name for name in os.listdir(disk) if name.startswith(".")] == [], "and nothing else", os.listdir(disk))
        (disk / "ballast").unlink()
        publish(folder, 1800000120, disk / "cal")
        air = files(disk / "cal")["people/p000.ics"]
        say(b"SEQUENCE:1\r\n" in air, "and once there is room, the next publication completes", air)


def fill_once(disk, turn, room, seen):
    """A publication for which there may be too little room: store, note and calendars are all on the disk. Returns whether it failed,
    and what is wrong."""
    at = 1800000000 + turn * 60
    move(disk, PLACES[turn % len(PLACES)])
    before = files(disk / "cal")
    fill(disk, room)
    done = run("publish", disk / "life", "--db", disk / "cursus.db", "--out", disk / "cal", at=at)
    found = files(disk / "cal")
    seen.look(found, f"{room} bytes")
    wrong = []
    if done.returncode not in (0, 2) or (done.returncode == 2) != bool(done.stderr.strip() and not done.stdout):
        wrong.append(f"{room} bytes: status {done.returncode}: {done.stdout}{done.stderr}")
    if done.returncode != 0 and found != before:
        wrong.append(f"{room} bytes: failed, and another state is there")
    (disk / "ballast").unlink()
    publish(disk, at + 30)
    seen.look(files(disk / "cal"), f"{room} bytes, then room")
    day = PLACES[turn % len(PLACES)].split()[0].replace("-", "").encode()
    if b"DTSTART;TZID=Europe/Paris:" + day not in files(disk / "cal")["people/p000.ics"]:
        wrong.append(f"{room} bytes: the next publication did not complete it")
    return done.returncode != 0, wrong


def test_nearly_full_disk(scratch):
    disk = scratch / "nearly"
    with small_disk(disk, "8m") as mounted:
        if not mounted:
            say(True, "a disk on which little is left # SKIP nothing may be mounted here")
            return
        make(disk)
        publish(disk, 1799999999)
        seen, wrong, failures = Seen(), [], 0
        rooms = [random.randrange(1000000) for _ in range(ROOMS)]
        for turn, room in enumerate([0, *rooms]):
            failed, what = fill_once(disk, turn, room, seen)
            failures += failed
            wrong += what
        print(f"# {failures} of {ROOMS + 1} publications found too little room")
        say(not wrong and not seen.wrong, "wherever the disk is full, the old or the new state, and no number twice", "\n".join(wrong + seen.wrong[:20]))


def main():
    random.seed(SEED)
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        test_kills(scratch)
        test_together(scratch)
        test_full_disk(scratch)
        test_nearly_full_disk(scratch)
    finish()


main()
