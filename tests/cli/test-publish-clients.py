#!/usr/bin/env python3
"""A life of a session, published step by step: after each, real calendar programs show everybody exactly what the plan says. A program
that is not installed is a skip.

usage: test-publish-clients.py CURSUS
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CURSUS = os.path.realpath(sys.argv[1])
CLIENTS = pathlib.Path(__file__).resolve().parent.parent / "clients"
SCRIPTS = ["ask-ical-js.mjs", "ask-node-ical.mjs", "ask-python-icalendar.py", "ask-khal.py"]
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
PEOPLE = {"anne": "g1", "paul": "g2", "remi": "g2", "zoe": "g1"}

number = 0
failed = False


def say(right, text, details=""):
    global number, failed
    number += 1
    failed = failed or not right
    print(f"{'ok' if right else 'not ok'} {number} - {text}", flush=True)
    for line in str(details).splitlines() if not right else ():
        print(f"# {line}")


class Life:
    def __init__(self, folder):
        self.folder, self.session, self.store, self.out = folder, folder / "life", folder / "cursus.db", folder / "cal"
        self.modules, self.people, self.epoch = dict(MODULES), dict(PEOPLE), 1790000000
        self.session.mkdir()
        self.write()

    def write(self):
        modules = "".join(f'module "{name}" {{ {text} }}\n' for name, text in self.modules.items())
        (self.session / "session.lua").write_text(HEAD + modules + 'people "people.csv"\n', encoding="utf-8")
        rows = "".join(f"{name};{name.title()};{group}\n" for name, group in self.people.items())
        (self.session / "people.csv").write_text("id;name;groups\n" + rows, encoding="utf-8")

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

    def publish(self, *options):
        self.run("publish", "--out", str(self.out), "-q", *options)

    def expected(self):
        """file -> what it is to show as taking place, by the plan."""
        plan = json.loads(self.run("show", "--json"))
        expected = {f"{name}.ics": set() for name in self.people}
        expected |= {"sp-eau.ics": set(), "sp-air.ics": set(), "life.ics": set()}
        for meeting in plan["meetings"]:
            item = (meeting["start"][:16].replace("T", " "), meeting["end"][:16].replace("T", " "))
            who = [name for name, group in self.people.items() if meeting["group"] in (None, group)]
            for name in who + meeting["speakers"] + ["life"]:
                expected[f"{name}.ics"].add(item)
        return expected


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


STEPS = [first, move, change_room, cancel, reinstate, split, leave, join, change_group, undo, restore]


# ---- the programs

def takes_place(title):
    return not title.startswith(("ANNULÉ – ", "CANCELLED – "))


def ask(script, files):
    """file -> what the program shows as taking place; None when it is not installed."""
    done = subprocess.run([str(CLIENTS / script), *map(str, files)], capture_output=True, text=True, check=False)
    if done.returncode in (77, 126, 127):
        return None
    shown = {path.name: [] for path in files}
    for line in done.stdout.splitlines():
        name, _, start, end, title = line.split("\t")
        if takes_place(title):
            shown[name].append((start, end))
    if done.returncode != 0:
        shown["errors"] = [done.stderr]
    return shown


def differences(script, expected, files):
    shown = ask(script, files)
    if shown is None:
        return None
    wrong = [f"{script}: {error}" for error in shown.pop("errors", [])]
    for name, items in shown.items():
        # Who has left the session is shown nothing that takes place.
        wanted = sorted(expected.get(name, set()))
        if sorted(set(items)) != wanted or len(items) < len(wanted):
            wrong.append(f"{script}: {name}: shows {sorted(items)}, the plan says {wanted}")
    wrong += [f"{name} is missing" for name in expected if name not in shown]
    return wrong


def main():
    absent = set()
    with tempfile.TemporaryDirectory() as name:
        life = Life(pathlib.Path(name))
        for step in STEPS:
            step(life)
            life.publish()
            files = sorted([*life.out.glob("*.ics"), *life.out.glob("people/*.ics")])
            expected, wrong, asked = life.expected(), [], []
            for script in SCRIPTS:
                found = differences(script, expected, files) if script not in absent else None
                if found is None:
                    absent.add(script)
                else:
                    asked.append(script)
                    wrong += found
            if asked:
                say(not wrong, f"{step.__name__}: {len(asked)} programs show {len(files)} calendars as the plan has them", "\n".join(wrong))
            else:
                say(True, f"{step.__name__} # SKIP no calendar program is installed")
    for script in sorted(absent):
        print(f"# {script}: not installed")
    print(f"1..{number}")
    return 1 if failed else 0


sys.exit(main())
