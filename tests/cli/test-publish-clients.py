#!/usr/bin/python3 -B
"""A life of a session, published step by step: after each, real calendar programs show everybody exactly what the plan says. Some read
a file, others keep calendars that they follow or import, over all steps. A program that is not installed is a skip.

usage: test-publish-clients.py CURSUS [--life-only]      (--life-only: no program is asked)
CURSUS_TEST_CLIENTS=all: programs that keep calendars keep everybody's, not those of five.
"""
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import finish, say

CURSUS = os.path.realpath(sys.argv[1])
CLIENTS = pathlib.Path(__file__).resolve().parent.parent / "clients"
HEAD = """session { id = "life", title = "Une vie", language = "fr", timezone = "Europe/Paris",
  from = "2027-03-01", to = "2027-04-09", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
site "paris" { name = "Paris", address = "1 rue de l’Exemple\\n75007 Paris", geo = { 48.85, 2.32 }, rooms = { "A", "B" } }
site "reims" { name = "Reims", rooms = { "C" } }
travel { from = "paris", to = "reims", minutes = 60 }
speaker "sp-eau" { name = "Claire Fontaine" }
speaker "sp-air" { name = "Luc Vent", language = "en" }
group "g1" { title = "Groupe 1" }
group "g2" { title = "Groupe 2" }
"""
MODULES = {
    "ouverture": 'title = "Ouverture : bienvenue", format = "onsite", half_days = 1, rooms = { "paris/A", "paris/B" }, speakers = "sp-eau"',
    "eau": 'title = "L’eau ; la mer, l’océan", format = "workshop", half_days = 1, site = "reims", speakers = "sp-eau"',
    "air": 'title = "Air", format = "webinar", half_days = 1, link = "https://visio.example.org/air?a=1,2", speakers = "sp-air"',
    "atelier": 'title = "Atelier", format = "remote", half_days = 1, groups = { "g1", "g2" }, speakers = "sp-air"',
}
PLACES = {"paris/A": "Paris – A 1 rue de l’Exemple, 75007 Paris", "paris/B": "Paris – B 1 rue de l’Exemple, 75007 Paris",
          "reims/C": "Reims – C", None: None}
PEOPLE = {"anne": "g1", "paul": "g2", "remi": "g2", "zoe": "g1"}


class Life:
    def __init__(self, folder):
        self.folder, self.session, self.store, self.out = folder, folder / "life", folder / "cursus.db", folder / "cal"
        self.modules, self.people, self.epoch = dict(MODULES), dict(PEOPLE), 1790000000
        self.english, self.tentative = {"sp-air"}, False
        self.session.mkdir()
        self.write()

    def write(self):
        modules = "".join(f'module "{name}" {{ {text} }}\n' for name, text in self.modules.items())
        (self.session / "session.lua").write_text(HEAD + modules + 'people "people.csv"\n', encoding="utf-8")
        rows = "".join(f"{name};{name.title()};{group};{'en' if name in self.english else 'fr'}\n" for name, group in self.people.items())
        (self.session / "people.csv").write_text("id;name;groups;language\n" + rows, encoding="utf-8")

    def run(self, command, *arguments):
        self.epoch += 3600
        done = subprocess.run([CURSUS, command, str(self.session), *arguments, "--db", str(self.store)], capture_output=True, text=True,
                              env=dict(os.environ, SOURCE_DATE_EPOCH=str(self.epoch), CURSUS_AUTHOR="ada"), check=False)
        if done.returncode != 0:
            raise RuntimeError(f"cursus {command}: {done.stdout}{done.stderr}")
        return done.stdout

    def plan(self):
        self.write()
        self.run("plan", "--moves", "3000", "-q")

    def move(self, meeting, place):
        self.run("move", meeting, place, "--force", "-q")

    def publish(self):
        self.run("publish", "--out", str(self.out), "-q", *(["--tentative"] if self.tentative else []))

    def expected(self):
        """file -> what it is to show as taking place, by the plan: start, end, title, zone, status and place of each."""
        plan = json.loads(self.run("show", "--json"))
        expected = {f"{name}.ics": [] for name in [*self.people, "sp-eau", "sp-air", "life"]}
        for meeting in plan["meetings"]:
            times = [meeting[key][:16].replace("T", " ") for key in ("start", "end")]
            who = [name for name, group in self.people.items() if meeting["group"] in (None, group)]
            for name in who + meeting["speakers"] + ["life"]:
                english = name in self.english
                place = PLACES[meeting["room"]] or ("Remote" if english else "À distance")
                mark = ("To be confirmed – " if english else "À confirmer – ") if self.tentative else ""
                status = "TENTATIVE" if self.tentative else "CONFIRMED"
                expected[f"{name}.ics"].append((*times, mark + meeting["title"], meeting["timezone"], status, place))
        return {name: sorted(items) for name, items in expected.items()}


# ---- the steps: what the planner does before each publication

def first(life):
    life.plan()
    life.move("air", "2027-03-10 am")


def move(life):
    life.move("air", "2027-03-29 pm")  # after the change of clocks


def change_room(life):
    life.move("ouverture", "2027-03-02 am @paris/A")
    life.publish()
    life.move("ouverture", "2027-03-02 am @paris/B")


def cancel(life):
    del life.modules["eau"]
    life.plan()


def reinstate(life):
    life.modules = dict(MODULES)
    life.plan()


def split(life):
    life.modules["eau"] = life.modules["eau"].replace("half_days = 1", "half_days = 2, parts = 2")
    life.plan()


def leave(life):
    del life.people["paul"]
    life.plan()


def join(life):
    life.people["rose"] = "g2"
    life.plan()


def change_group(life):
    life.people["anne"] = "g2"
    life.plan()


def undo(life):
    life.move("air", "2027-03-18 am")
    life.publish()
    life.run("undo", "-q")


def restore(life):
    shutil.copy(life.store, life.folder / "copy")
    life.move("air", "2027-03-19 am")
    life.publish()
    shutil.copy(life.folder / "copy", life.store)
    for suffix in ("-wal", "-shm"):
        pathlib.Path(f"{life.store}{suffix}").unlink(missing_ok=True)


def tentative(life):
    life.tentative = True


def confirm(life):
    life.tentative = False


def change_language(life):
    life.english.add("anne")
    life.write()


STEPS = [first, move, change_room, cancel, reinstate, split, leave, join, change_group, undo, restore, tentative, confirm, change_language]


# ---- what was published, step by step

class Published:
    """A copy of what was published at each step, and what the plan was then."""

    def __init__(self, folder):
        self.folder, self.expected = folder, {}

    def add(self, name, life):
        shutil.copytree(life.out, self.folder / name)
        self.expected[name] = life.expected()

    def files(self, step):
        return sorted([*(self.folder / step).glob("*.ics"), *(self.folder / step).glob("people/*.ics")])

    def flat(self):
        """The files of all steps in one folder, each with its step before its name."""
        flat = self.folder / "flat"
        flat.mkdir()
        return [shutil.copy(path, flat / f"{step}+{path.name}") for step in self.expected for path in self.files(step)]

    def kept(self, step):
        """The calendars of one step that programs are to keep: a folder with these alone."""
        if EVERYBODY:
            return self.folder / step
        few = self.folder / "few" / step
        few.mkdir(parents=True)
        for path in self.files(step):
            if path.name in KEPT:
                shutil.copy(path, few / path.name)
        return few


# ---- the programs

def ask(script, *arguments):
    """The lines that a script prints, as lists, and whether it failed; None when its program is not installed."""
    done = subprocess.run([str(CLIENTS / script), *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode in (77, 126, 127):
        return None
    return [line.split("\t") for line in done.stdout.splitlines()], done.stderr if done.returncode != 0 else ""


def taking_place(events):
    """What events (UID, start, end, title, zone, status, place) show to a person: cancelled ones are to be marked twice, and none is there twice."""
    shown, wrong, seen = [], [], set()
    for uid, *event in events:
        wrong += [f"{uid} is there twice"] if uid in seen else []
        seen.add(uid)
        marked = event[2].startswith(("ANNULÉ – ", "CANCELLED – "))
        if marked != (event[4] == "CANCELLED"):
            wrong.append(f"status and title do not agree: {event}")
        if not marked:
            shown.append(tuple(event[:3] + ["Europe/Paris" if event[3] == "-" else event[3]] + event[4:]))
    return sorted(shown), wrong


def differences(lines, names, expected):
    """Lines (file, UID …) against the plan. Who has left the session is shown nothing that takes place."""
    wrong = [f"{name} is missing" for name in expected if name not in names]
    for name in names:
        shown, odd = taking_place(fields for file, *fields in lines if file == name)
        wrong += [f"{name}: {text}" for text in odd]
        if shown != expected.get(name, []):
            wrong.append(f"{name}: shows {shown}, the plan says {expected.get(name, [])}")
    return wrong


def check_readers(published):
    """Programs that read a file anew each time: each starts once, and reads the files of all steps."""
    files = published.flat()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda script: ask(script, *files), READERS))
    for script, answer in zip(READERS, answers):
        if answer is None:
            say(True, f"{script} # SKIP it is not installed")
            continue
        say(not answer[1], f"{script} reads {len(files)} files", answer[1])
        for step, expected in published.expected.items():
            names = [path.name for path in published.files(step)]
            lines = [[file.removeprefix(f"{step}+"), *fields] for file, *fields in answer[0] if file.startswith(f"{step}+")]
            wrong = differences(lines, names, expected)
            say(not wrong, f"{step}: {script} shows {len(names)} calendars as the plan has them", "\n".join(wrong))


def check_keepers(published):
    """Programs that keep calendars: each lives through all steps, and then imports one file after the other."""
    again = [published.folder / step / "people" / "anne.ics" for step in AGAIN]
    folders = [published.kept(step) for step in published.expected]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda script: ask(script, "--life", *folders, "--again", *again), KEEPERS))
    for (script, (ways, rule)), answer in zip(KEEPERS.items(), answers):
        if answer is None:
            say(True, f"{script} # SKIP it is not installed")
            continue
        say(not answer[1], f"{script} works through all steps", answer[1])
        for way in ways:
            for step, expected in published.expected.items():
                names = [path.name for path in published.files(step) if EVERYBODY or path.name in KEPT]
                wrong = differences([line[2:] for line in answer[0] if line[:2] == [way, step]], names,
                                    {name: items for name, items in expected.items() if name in names})
                say(not wrong, f"{step}: {script}, {way}: {len(names)} calendars are as the plan has them", "\n".join(wrong))
        check_again(script, rule, [line for line in answer[0] if line[0] == "again"], again)


# ---- the same file again: what each program does is told in docs/CLIENTS.md

def whole(_, file):
    """Holds what the last file has, nothing else."""
    return dict(file)


def replaced(held, file):
    """Takes every event of the file, also an older version of it; what the file does not have, stays."""
    return held | file


def refused(held, file):
    """Takes events in their order up to the first that it has already."""
    held = dict(held)
    for uid, event in sorted(file.items(), key=lambda item: item[1]):
        if uid in held:
            break
        held[uid] = event
    return held


def check_again(script, rule, lines, files):
    # What a file says, a program of the same machine has read.
    read = ask("ask-python-icalendar.py", *files)
    if read is None:
        say(True, f"{script}, the same file again # SKIP python-icalendar is not installed")
        return
    held, texts = {}, [ask("ask-python-icalendar.py", file)[0] for file in files]
    for number, (step, events) in enumerate(zip(AGAIN, texts)):
        held = rule(held, {line[1]: line[2:5] for line in events})
        found = sorted(line[3:7] for line in lines if line[1] == str(number))
        wanted = sorted([uid, *event] for uid, event in held.items())
        say(found == wanted, f"{script}: the file of “{step}” is imported{' again' if number else ''}: {rule.__name__}",
            f"holds {found}\nexpected {wanted}")


def check_lint(published):
    lint = pathlib.Path(CURSUS).parents[2] / "tests" / "ical" / "lint-calendars"
    files = sorted(published.folder.rglob("*.ics"))
    done = subprocess.run([lint, *files], capture_output=True, text=True, check=False)
    say(done.returncode == 0, f"our lint finds nothing in {len(files)} calendars", done.stdout + done.stderr)


def merge(first, second, path):
    """A file with the events of both."""
    events = second[second.index(b"BEGIN:VEVENT"):second.rindex(b"END:VCALENDAR")]
    path.write_bytes(first.replace(b"END:VCALENDAR\r\n", events + b"END:VCALENDAR\r\n"))


def check_merged(published):
    """Libraries keep nothing: two versions of an event in one file."""
    old, new = (published.folder.joinpath(step, "people", "anne.ics").read_bytes() for step in AGAIN[:2])
    paths = [published.folder / name for name in ("old-new.ics", "new-old.ics")]
    merge(old, new, paths[0])
    merge(new, old, paths[1])
    for script, both in MERGED.items():
        answer = ask(script, *paths)
        if answer is None:
            say(True, f"{script}, two versions in one file # SKIP it is not installed")
            continue
        found = [sorted(line[2] for line in answer[0] if line[0] == path.name and line[1].startswith("air.")) for path in paths]
        wanted = [["2027-03-10 09:00", "2027-03-29 14:00"] if both else ["2027-03-29 14:00"]] * 2
        say(found == wanted, f"{script}: two versions of an event in one file: {'both' if both else 'the newer one'}", found)


READERS = ["ask-ical-js.mjs", "ask-node-ical.mjs", "ask-python-icalendar.py", "ask-khal.py"]
MERGED = {"ask-ical-js.mjs": True, "ask-node-ical.mjs": False, "ask-python-icalendar.py": True}
KEEPERS = {
    "hold-khal.py": ([], replaced),
    "hold-vdirsyncer.py": (["subscribed"], whole),
    "hold-radicale.py": (["put again"], whole),
    "hold-evolution.py": (["subscribed", "imported"], replaced),
    "hold-thunderbird.py": (["subscribed", "subscribed, always asked", "imported"], refused),
}
AGAIN = ["first", "move", "first", "cancel", "split", "first"]
# One who stays, one who leaves, one who comes, one who is told in English, and the whole session.
KEPT = {"anne.ics", "paul.ics", "rose.ics", "sp-air.ics", "life.ics"}
EVERYBODY = os.environ.get("CURSUS_TEST_CLIENTS") == "all"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        life, published = Life(folder), Published(folder / "published")
        for step in STEPS:
            step(life)
            life.publish()
            published.add(step.__name__, life)
        say(True, f"a session is published {len(STEPS)} times")
        check_lint(published)
        if "--life-only" not in sys.argv:
            check_readers(published)
            check_keepers(published)
            check_merged(published)
    finish()


main()
