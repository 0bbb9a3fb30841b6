#!/usr/bin/python3 -B
"""Everything that publish, notify, export and show write, in every combination of options, over a short life of a session: each
file and paper says of which revision it is and of which day, in the language of its reader; and our lint finds nothing in any
calendar. A file of a kind that is not known here fails.

usage: test-written.py CURSUS LINT
"""
import csv
import datetime
import email
import email.policy
import io
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from tap import finish, say

CURSUS, LINT = (os.path.realpath(path) for path in sys.argv[1:3])
EPOCH = 1789992000  # 21 September 2026, noon in London
SESSION = """session { id = "life", title = "Une vie", language = "fr", timezone = "Europe/Paris", contact = "Aide : 02 00",
  from = "2027-03-01", to = "2027-03-26", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
site "paris" { name = "Paris", address = "1 rue de l’Exemple\\n75007 Paris", geo = { 48.85, 2.32 }, rooms = { "A", "B" } }
site "reims" { name = "Reims", rooms = { "C" }, access = "Tram A, puis à pied ; dix minutes, environ" }
speaker "sp-eau" { name = "Claire Fontaine", email = "claire@example.org" }
speaker "sp-air" { name = "Luc Vent", language = "en", email = "luc@example.org" }
module "ouverture" { title = "Ouverture : bienvenue", format = "onsite", half_days = 1, site = "paris", speakers = "sp-eau" }
module "eau" { title = "L’eau ; la mer, l’océan", format = "workshop", half_days = 2, site = "reims", speakers = "sp-eau", tags = "milestone" }
module "air" { title = "Air", format = "webinar", half_days = 1, link = "https://visio.example.org/a?b=1,2", speakers = "sp-air",
  description = "Deux lignes :\\nla seconde, très longue, avec des « guillemets », pour qu’elle soit pliée plus d’une fois dans le fichier" }
people "people.csv"
"""
PEOPLE = {"anne": ("fr", "anne@example.org"), "paul": ("en", "paul@example.org"), "zoe": ("", "")}
MONTHS = {"en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
          "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]}
FRENCH = os.path.exists(os.path.join(os.path.dirname(CURSUS), "../../po/fr/LC_MESSAGES/cursus.mo"))


def languages_of(name):
    """What the reader of somebody's file reads; without French words built, letters are English, and calendars are not."""
    return "en" if name in ("paul", "sp-air") else "fr"


class Life:
    def __init__(self, folder):
        self.folder, self.days = folder, 0
        self.people = dict(PEOPLE)
        (folder / "life").mkdir()
        self.write()

    def write(self, session=SESSION):
        (self.folder / "life" / "session.lua").write_text(session, encoding="utf-8")
        rows = "".join(f"{name};{name.title()};{address};{language}\n" for name, (language, address) in self.people.items())
        (self.folder / "life" / "people.csv").write_text("id;name;email;language\n" + rows, encoding="utf-8")

    @property
    def day(self):
        return datetime.date(2026, 9, 21) + datetime.timedelta(self.days)

    def run(self, command, *arguments, language="en"):
        done = subprocess.run([CURSUS, command, "life", "--db", "cursus.db", *arguments], cwd=self.folder, capture_output=True, check=False,
                              env=dict(os.environ, SOURCE_DATE_EPOCH=str(EPOCH + 86400 * self.days), CURSUS_AUTHOR="ada", LANGUAGE=language))
        if done.returncode != 0:
            raise RuntimeError(f"cursus {command} {arguments}: {done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout.decode()

    def move(self, place):
        self.days += 1
        self.run("move", "air", place, "--force", "-q")


# ---- which revision a text says it is of

def dates_in(text, language):
    """(revision, date) of each place that names both, as people of this language write them."""
    text = text.replace("\u202f", " ").replace("\u00a0", " ")
    found = []
    patterns = {
        "en": [r"revision (\d+) of (\d{4})-(\d\d)-(\d\d)", r"revision (\d+) of \w{3} (\d{1,2}) (\w{3}) (\d{4})"],
        "fr": [r"révision (\d+) du (\d\d)/(\d\d)/(\d{4})", r"révision (\d+) du \w{3}\. (\d{1,2})(?:er)? (\S+) (\d{4})"],
    }[language]
    for number, *parts in re.findall(patterns[0], text):
        year, month, day = parts if language == "en" else parts[::-1]
        found.append((int(number), datetime.date(int(year), int(month), int(day))))
    for number, day, month, year in re.findall(patterns[1], text):
        found.append((int(number), datetime.date(int(year), MONTHS[language].index(month) + 1, int(day))))
    return found


def unfold(text):
    return re.sub(r"\r\n[ \t]", "", text)


class Papers:
    """Walks over what was written and keeps what is wrong with it, and all calendars."""

    def __init__(self, folder):
        self.folder, self.wrong, self.n, self.calendars = folder, [], 0, []
        folder.mkdir()

    def expect(self, name, found, wanted):
        if wanted not in found:
            self.wrong.append(f"{name}: says {[(n, str(day)) for n, day in found]}, not {wanted[0]}, {wanted[1]}")

    def calendar(self, name, text, language, wanted):
        """A calendar says it, or, if it is of one event (which must not seem to be a calendar), the event; and so does each event."""
        path = self.folder / f"{len(self.calendars):05}.ics"
        path.write_bytes(text.encode())
        self.calendars.append((path, name))
        text = unfold(text)
        items = re.findall(r"BEGIN:(?:VEVENT|VTODO)\r\n(.*?)END:(?:VEVENT|VTODO)", text, re.S)
        head = text.split("BEGIN:VEVENT")[0].split("BEGIN:VTODO")[0]
        if len(items) != 1 and "METHOD:" not in head:
            self.expect(name, dates_in(head, language), wanted)
        elif len(items) == 1:
            self.expect(name, [(n, day) for n, day in dates_in(text, language) if (n, day) <= wanted][:1] and [wanted], wanted)
        self.wrong += [f"{name}: an event says no revision:\n{item}" for item in items if not dates_in(item, language)]

    def mail(self, name, data, language, wanted):
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part in message.walk() if not part.is_multipart()]
        kinds = [part.get_content_type() for part in parts]
        if kinds != ["text/plain", "text/html", "text/calendar"]:
            self.wrong.append(f"{name}: {kinds}")
        for part, kind in zip(parts, kinds):
            text = part.get_payload(decode=True).decode()
            if kind == "text/calendar":
                self.calendar(f"{name}, calendar", text, language, wanted)
            else:
                self.expect(f"{name}, {kind}", dates_in(text, language if FRENCH else "en"), wanted)

    def table(self, name, text, wanted):
        """wanted: by file of a calendar, or one for all."""
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
        self.wrong += [] if rows else [f"{name}: is empty"]
        for row in rows:
            day = row["revised"] if "revised" in row else row["date"]
            found = [(int(row["revision"]), datetime.date.fromisoformat(day))]
            self.expect(f"{name}: {row}", found, wanted if isinstance(wanted, tuple) else wanted[row["file"]])

    def walk(self, folder, wanted):
        """wanted: a function of a file's name within the folder."""
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if path.is_dir() or name in (".publication", ".mails"):
                continue
            self.n += 1
            who = path.stem if path.suffix != ".eml" else path.stem.rsplit("-", 1)[0]
            language = languages_of(who)
            if path.suffix == ".ics":
                self.calendar(name, path.read_bytes().decode(), language, wanted(name))
            elif path.suffix in (".txt", ".html"):
                self.expect(name, dates_in(path.read_text(encoding="utf-8"), language if FRENCH else "en"), wanted(name))
            elif path.suffix == ".eml":
                self.mail(name, path.read_bytes(), language, wanted(name))
            elif path.suffix == ".csv":
                self.table(name, path.read_text(encoding="utf-8"), {row.get("file"): wanted(row.get("file")) for row in index_of(path)})
            else:
                self.wrong.append(f"{name}: nobody has said how such a file tells its revision")


def index_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8").lstrip("\ufeff")), delimiter=";"))


# ---- what is written

def published(papers, life, folder, revision):
    """What is new is of today's revision; a calendar that did not change, of the one that the index says, which is no newer."""
    rows = {row["file"]: (int(row["revision"]), datetime.date.fromisoformat(row["date"])) for row in index_of(folder / "index.csv")}
    for file, (number, day) in rows.items():
        if number > revision or day > life.day:
            papers.wrong.append(f"index.csv: {file} is of {number}, {day}")

    def wanted(name):
        top, *rest = name.split("/")
        if top == "changes":
            return (revision, life.day)
        return rows.get(f"people/{rest[0]}" if top == "tasks" and f"people/{rest[0]}" in rows else rest[0] if top == "tasks" else name)

    papers.walk(folder, wanted)


def shown(papers, life, revision):
    """What show prints for people, in both languages. Revisions are saved by the clock, not by SOURCE_DATE_EPOCH."""
    today = {datetime.date.today() + datetime.timedelta(n) for n in (-1, 0, 1)}
    for language in ("en", "fr") if FRENCH else ("en",):
        found = dates_in(life.run("show", language=language), language)
        papers.n += 1
        if len(found) != 1 or found[0][0] != revision or found[0][1] not in today:
            papers.wrong.append(f"show in {language}: {found}")
    table = life.run("show", "--format", "csv")
    made = datetime.date.fromisoformat(table.splitlines()[1].rsplit(";", 1)[1])
    if made not in today:
        papers.wrong.append(f"show --format csv: {made}")
    papers.table("show --format csv", table, (revision, made))
    papers.n += 1
    return made


def exported(papers, life, revision, made):
    for options in ([], ["--utc"]):
        out = life.folder / f"export{len(options)}"
        life.run("export", "--out", str(out), "-q", *options)
        papers.walk(out, lambda name: (revision, made))


def notified(papers, life, revision, name, *options):
    out = life.folder / f"mails-{name}"
    life.run("notify", "--from", "École <plan@example.org>", "--out", str(out), *options)
    papers.walk(out, lambda name: (revision, life.day))


def number_of(life):
    return json.loads(life.run("show", "--json"))["revision"]


def check_combinations(papers, life):
    """Each combination over the one before it, so that it also changes what the one before it wrote."""
    places = itertools.cycle(["2027-03-05 am", "2027-03-09 pm", "2027-03-12 am"])
    for options in itertools.product(*([[], [option]] for option in ("--utc", "--alarms", "--todo", "--tentative"))):
        given = sum(options, [])
        life.move(next(places))
        life.run("publish", "--out", "cal", "-q", *given)
        published(papers, life, life.folder / "cal", number_of(life))
        notified(papers, life, number_of(life), "-".join(["each", *given]), "--each")


def check_life(papers, life):
    life.run("plan", "--moves", "1000", "-q")
    life.run("publish", "--out", "cal", "-q")
    published(papers, life, life.folder / "cal", number_of(life))
    notified(papers, life, number_of(life), "first")
    check_combinations(papers, life)
    del life.people["zoe"]
    life.write(SESSION.replace('module "air"', 'module "vent"').replace("Luc Vent", "Lucie Vent"))
    life.days += 1
    life.run("plan", "--moves", "1000", "-q")
    life.run("publish", "--out", "cal", "-q", "--todo")
    published(papers, life, life.folder / "cal", number_of(life))
    notified(papers, life, number_of(life), "last")
    made = shown(papers, life, number_of(life))
    exported(papers, life, number_of(life), made)


def check_lint(papers):
    done = subprocess.run([LINT, *(str(path) for path, _ in papers.calendars)], capture_output=True, text=True, check=False)
    names = {str(path): name for path, name in papers.calendars}
    found = [f"{names.get(line.split(':')[0], '?')}: {line}" for line in done.stdout.splitlines()]
    say(done.returncode == 0 and not found, f"our lint finds nothing in {len(papers.calendars)} calendars", "\n".join(found[:20]) + done.stderr)
    first = papers.calendars[0][0]
    first.write_bytes(first.read_bytes().replace(b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nSTATUS:FOO\r\n", 1))
    done = subprocess.run([LINT, str(first)], capture_output=True, text=True, check=False)
    say(done.returncode == 1 and "status" in done.stdout, "and would find something", done.stdout)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        life, papers = Life(folder), Papers(folder / "all")
        check_life(papers, life)
        say(not papers.wrong, f"each of {papers.n} files and papers says its revision and the date of it", "\n".join(papers.wrong[:20]))
        check_lint(papers)
    finish()


main()
