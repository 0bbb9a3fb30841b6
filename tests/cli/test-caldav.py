#!/usr/bin/python3 -B
"""Calendars on CalDAV servers: they hold what was published, whatever others do there and wherever we are broken off.

usage: test-caldav.py CURSUS        CURSUS_TEST_KILLS: how often it is killed on each server (4)
"""
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import xml.etree.ElementTree

import dav_servers
from dav_servers import PASSWORD, USER, ask
from tap import finish, say

CURSUS = os.path.realpath(sys.argv[1])
KILLS = int(os.environ.get("CURSUS_TEST_KILLS", "4"))
SEED = int(os.environ.get("CURSUS_TEST_SEED", str(random.randrange(10**9))))
SESSION = """session { id = "life", title = "A session, with <signs> & ünïcode", language = "en", timezone = "Europe/Paris",
  from = "2027-03-01", to = "2027-03-12", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
site "paris" { name = "Paris", address = "1, rue de la Paix; Paris", rooms = { "A" } }
speaker "sp-air" { name = "Luc Vent" }
module "opening" { title = "Opening", format = "onsite", half_days = 1, description = "Line one,\\nline; two \\\\" }
module "air" { title = "Air", format = "remote", half_days = 1, speakers = "sp-air", link = "https://example.org/?a=1&b=2" }
module "fire" { title = "Fire", format = "remote", half_days = 1 }
people "people.csv"
"""
PEOPLE = "id;name;email;language\nanne;Anne Martin;;fr\npaul;Paul Petit;;en\n"
FOREIGN = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:dentist@example.org\r\nDTSTAMP:20270101T000000Z\r
DTSTART:20270305T080000Z\r\nDTEND:20270305T090000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""
ALARM = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Go\r\nTRIGGER:-PT10M\r\nEND:VALARM\r\nEND:VEVENT"


def events_of(text):
    """UID → what its event says: properties without regard to order, folding, and how characters are escaped."""
    found, event, inside = {}, None, []
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            event = [] if value == "VEVENT" else event
        elif name == "END":
            inside.pop()
            if value == "VEVENT":
                found[next(value for key, value in event if key == "UID")] = sorted(event)
        elif inside[-1] == "VEVENT":
            key, value = re.match(r'((?:[^":]|"[^"]*")*):(.*)', line).groups()
            first, *parameters = re.findall(r'(?:[^";]|"[^"]*")+', key)
            value = re.sub(r"\\(.)", lambda sign: "\n" if sign.group(1) in "nN" else sign.group(1), value)
            event.append((";".join([first, *sorted(parameter.replace('"', "") for parameter in parameters)]), value))
    return found


class Life:
    """A small session in a folder, its store, the folder of its files, and a server."""

    def __init__(self, folder, server):
        (folder / "life").mkdir(parents=True)
        self.folder, self.server, self.at = folder, server, 1798000000
        self.port = server.port if server else None
        self.more = {}  # of the environment
        self.scheme = "https" if server and server.certificate else "http"
        self.write(SESSION, PEOPLE)
        self.must("plan", "--moves", "500", "--seed", "1", "-q")
        self.must("move", "air", "2027-03-11 pm", "--force", "-q")

    def write(self, session, people):
        (self.folder / "life" / "session.lua").write_text(session, "utf-8")
        (self.folder / "life" / "people.csv").write_text(people, "utf-8")

    def command(self, name, *arguments):
        return [CURSUS, name, str(self.folder / "life"), *map(str, arguments), "--db", str(self.folder / "cursus.db")]

    def must(self, name, *arguments):
        subprocess.run(self.command(name, *arguments), check=True, capture_output=True)

    def environment(self, password):
        self.at += 60
        environment = dict(os.environ, SOURCE_DATE_EPOCH=str(self.at), CURSUS_CALDAV_PASSWORD=password, CURSUS_AUTHOR="ada", **self.more)
        environment.pop("http_proxy", None)
        return environment

    def url(self, port=None):
        return f"{self.scheme}://127.0.0.1:{port or self.port}{self.server.PATH if self.server else '/plans/'}"

    def arguments(self, *more, port=None):
        return self.command("publish", "--out", self.folder / "cal", "--caldav", self.url(port), "--caldav-user", USER, *more)

    def publish(self, *more, port=None, password=PASSWORD):
        return subprocess.run(self.arguments(*more, port=port), env=self.environment(password), capture_output=True, text=True)

    def report(self, *more, **options):
        """What it says it has done, as {"person action": [uid…]}, and how many requests that took."""
        done = self.publish("--json", *more, **options)
        if done.returncode != 0:
            raise RuntimeError(f"{done.returncode}: {done.stdout}{done.stderr}")
        caldav = json.loads(done.stdout)["caldav"]
        actions = {}
        for person in caldav["people"]:
            for action in person["actions"]:
                actions.setdefault(f"{person['id']} {action['action']}", []).append(action["uid"].partition("@")[0])
        return {key: sorted(value) for key, value in actions.items()}, caldav

    # ---- what the server holds ----

    def path(self, person, name=""):
        return f"{self.server.PATH}life-{person}/{urllib.parse.quote(name)}"

    def file(self, person, uid):
        return self.path(person, f"{uid}@life.cursus.ics")

    def held(self, person):
        """By name of the file: what is in a calendar on the server."""
        status, _, body = ask(self.port, "REPORT", self.path(person), dav_servers.ALL, {"Depth": "1", "Content-Type": "application/xml"})
        if status != 207:
            return {}
        found = {}
        for item in xml.etree.ElementTree.fromstring(body).iter("{DAV:}response"):
            text = item.findtext(".//{urn:ietf:params:xml:ns:caldav}calendar-data")
            if text:
                found[urllib.parse.unquote(item.findtext("{DAV:}href")).rsplit("/", 1)[1]] = text
        return found

    def put(self, path, text):
        status, _, body = ask(self.port, "PUT", path, text.encode(), {"Content-Type": "text/calendar; charset=utf-8"})
        assert status in (200, 201, 204), (status, body)

    def edit(self, person, uid, *changes):
        path = self.file(person, uid)
        text = ask(self.port, "GET", path)[2].decode()
        for old, new in changes:
            text, n = re.subn(old, new, text)
            assert n == 1, (old, text)
        self.put(path, text)

    def occupy(self, person, uid, text):
        """Instead of one of our events, somebody's own is in its file."""
        ask(self.port, "DELETE", self.file(person, uid))
        self.put(self.file(person, uid), text)

    def differences(self, strangers=()):
        """Where what the server holds is not what is in the files. STRANGERS: UIDs of events that are not ours."""
        wrong = []
        for path in sorted((self.folder / "cal" / "people").glob("*.ics")):
            wanted, found, held = events_of(path.read_text("utf-8")), {}, self.held(path.stem)
            for name, text in held.items():
                if "METHOD" in text or "VERSION:2.0" not in text:
                    wrong.append(f"{path.stem}/{name}: {text}")
                found.update(events_of(text))
            if len(held) != len(found):
                wrong.append(f"{path.stem}: {sorted(held)}")
            for uid in strangers:
                found.pop(uid, None)
            for uid in sorted(wanted.keys() | found.keys()):
                if wanted.get(uid) != found.get(uid):
                    wrong.append(f"{path.stem}: {uid}: {found.get(uid)} instead of {wanted.get(uid)}")
        return "\n".join(wrong)


# ---- one life of a session on a real server ----


def first(life):
    actions, caldav = life.report("--dry-run")
    nothing = life.held("anne") == {}
    right = actions["anne added"] == ["air.p1.s1", "fire.p1.s1", "opening.p1.s1"] and caldav["dry_run"] and nothing
    say(right, "a dry run says what would be put, and puts nothing", actions)
    done = life.publish()
    right = done.returncode == 0 and "3 calendars on" in done.stdout and "7 events added" in done.stdout and not life.differences()
    say(right, "everybody's calendar holds what the files hold", done.stdout + done.stderr + life.differences())
    actions, caldav = life.report()
    say(actions == {} and caldav["requests"] == 1, "the same again takes one request", caldav)
    body = ask(life.port, "PROPFIND", life.path("anne"), '<propfind xmlns="DAV:"><prop><displayname/></prop></propfind>',
               {"Depth": "0", "Content-Type": "application/xml"})[2]
    name = next(xml.etree.ElementTree.fromstring(body).iter("{DAV:}displayname")).text
    say(name == "A session, with <signs> & ünïcode", "calendars are called as the session is", name)


def moved(life):
    life.must("move", "air", "2027-03-03 am", "--force", "-q")
    dry, _ = life.report("--dry-run")
    actions, caldav = life.report()
    wanted = {f"{person} changed": ["air.p1.s1"] for person in ("anne", "paul", "sp-air")}
    say(dry == actions == wanted and not life.differences() and caldav["requests"] == 7, "what is moved is changed, and nothing else",
        f"{dry} {actions} {caldav['requests']} {life.differences()}")
    say(life.report()[1]["requests"] == 1, "which was read back at once")


def interfered(life):
    """Others edit, remove and add."""
    life.edit("anne", "air.p1.s1", ("SUMMARY:.*", "SUMMARY:Nonsense"), ("SEQUENCE:1", "SEQUENCE:7"))
    ask(life.port, "DELETE", life.file("anne", "fire.p1.s1"))
    life.edit("paul", "opening.p1.s1", ("END:VEVENT", ALARM))
    life.put(life.path("paul", "dentist.ics"), FOREIGN)
    life.put(life.path("anne", "dentist.ics"), FOREIGN)
    wanted = {"anne righted": ["air.p1.s1"], "anne restored": ["fire.p1.s1"]}
    dry, _ = life.report("--dry-run")
    done = life.publish()
    right = done.returncode == 0 and "“Air" in done.stdout and "had been removed there" in done.stdout
    wrong = life.differences(["dentist@example.org"])
    say(right and not wrong and dry == wanted, "what others changed and removed is put back", f"{done.stdout}{done.stderr}{wrong}{dry}")
    say("Dentist" in life.held("paul")["dentist.ics"] and "Dentist" in life.held("anne")["dentist.ics"]
        and "VALARM" in life.held("paul")["opening.p1.s1@life.cursus.ics"], "events and reminders of their own stay")
    life.report()
    say(life.report()[0] == {}, "and that is the end of it")


def occupied(life):
    """Somebody's own event is in a file that is called as one of ours."""
    life.occupy("anne", "air.p1.s1", FOREIGN.replace("dentist", "walk"))
    ask(life.port, "DELETE", life.file("anne", "opening.p1.s1"))
    for more in (["--dry-run"], []):
        done = life.publish(*more)
        said = all(words in done.stderr for words in ("air.p1.s1@life.cursus.ics", "“life-anne”", "have it moved or removed"))
        say(done.returncode == 1 and said and "UID:walk@example.org" in life.held("anne")["air.p1.s1@life.cursus.ics"],
            f"an event of somebody else that is called as ours stays, and is told {more}", done.stdout + done.stderr)
    say("opening.p1.s1@life.cursus.ics" in life.held("anne"), "the other events of that calendar are put all the same", life.held("anne").keys())
    ask(life.port, "DELETE", life.file("anne", "air.p1.s1"))
    actions, _ = life.report()
    say(actions == {"anne restored": ["air.p1.s1"]} and not life.differences(["dentist@example.org"]), "when it is gone, ours is put back", actions)


def zoned(life):
    """The rules of the time zone change: not those of our days, so that events say the same."""
    zone = life.folder / "zones" / "Europe"
    zone.mkdir(parents=True)
    shutil.copyfile("/usr/share/zoneinfo/Africa/Algiers", zone / "Paris")
    wanted = {f"{person} changed": ["air.p1.s1", "fire.p1.s1", "opening.p1.s1"] for person in ("anne", "paul")} | {"sp-air changed": ["air.p1.s1"]}
    life.more = {"TZDIR": str(zone.parent)}
    actions, _ = life.report()
    kept = [text for person in ("anne", "paul") for text in life.held(person).values() if "BEGIN:DAYLIGHT" in text]
    say(actions == wanted and not kept, "a time zone with other rules is put with all that is in it", f"{actions} {kept}")
    life.more = {}
    actions, _ = life.report()
    say(actions == wanted and not life.differences(), "and so is the old one again", actions)


def renamed(life):
    """Somebody's program gives an event another name; a calendar goes as a whole; what is remembered is lost."""
    text = life.held("anne")["fire.p1.s1@life.cursus.ics"]
    ask(life.port, "DELETE", life.file("anne", "fire.p1.s1"))
    life.put(life.path("anne", "other.ics"), text.replace("SUMMARY:", "SUMMARY:Not "))
    actions, _ = life.report()
    wrong = life.differences(["dentist@example.org"])
    say(not wrong and set(actions) <= {"anne righted", "anne restored"}, "an event with another name is found, and not doubled", f"{actions} {wrong}")
    ask(life.port, "DELETE", life.path("paul"))
    actions, _ = life.report()
    say(not life.differences(["dentist@example.org"]) and len(actions["paul restored"]) == 3, "a calendar that is gone is made again", actions)
    with sqlite3.connect(life.folder / "cursus.db") as store:
        store.execute("PRAGMA foreign_keys = ON")
        store.execute("DELETE FROM caldav_calendar")
    actions, _ = life.report()
    say(actions == {} or set(actions) == {"anne added"}, "what is no longer remembered is read, and left as it is", actions)
    say(not life.differences(["dentist@example.org"]), "nothing is doubled then", life.differences(["dentist@example.org"]))


def left(life):
    life.put(life.path("paul", "dentist.ics"), FOREIGN)
    life.write(SESSION, PEOPLE.replace("paul;Paul Petit;;en\n", "zoe;Zoë Zim;;en\n"))
    actions, _ = life.report()
    paul = life.held("paul")
    right = actions["paul changed"] == ["air.p1.s1", "fire.p1.s1", "opening.p1.s1"] and len(actions["zoe added"]) == 3
    right = right and sum("STATUS:CANCELLED" in text for text in paul.values()) == 3 and not life.differences(["dentist@example.org"])
    say(right, "who leaves has events that are cancelled, who joins has a calendar", f"{actions} {life.differences()}")
    life.occupy("paul", "opening.p1.s1", FOREIGN.replace("dentist", "walk"))
    life.edit("paul", "fire.p1.s1", ("SUMMARY:.*", "SUMMARY:Nonsense"))
    dry, _ = life.report("--today", "2027-07-01", "--dry-run")
    actions, _ = life.report("--today", "2027-07-01")
    say(dry == actions == {"paul removed": ["air.p1.s1", "fire.p1.s1"]} and set(life.held("paul")) == {"dentist.ics", "opening.p1.s1@life.cursus.ics"},
        "they go after sixty days, and nothing else does, whatever it is called", f"{dry} {actions} {life.held('paul').keys()}")
    actions, caldav = life.report("--today", "2027-07-01")
    say(actions == {} and caldav["requests"] == 1, "what stays there is not asked about again", f"{actions} {caldav}")
    ask(life.port, "DELETE", life.file("paul", "opening.p1.s1"))


def raced(life):
    """Somebody changes an event while it is put."""
    between = dav_servers.Between(life.port)
    edited = []

    def edit(method, path, sent):
        if method == "PUT" and not sent and "life-anne/air" in path and not edited:
            edited.append(path)
            life.edit("anne", "air.p1.s1", ("SUMMARY:.*", "SUMMARY:Meanwhile"))

    between.hook = edit
    life.must("move", "air", "2027-03-04 am", "--force", "-q")
    done = life.publish(port=between.port)
    wrong = life.differences(["dentist@example.org"])
    say(done.returncode == 0 and edited and not wrong, "who changes an event while we do does not win", done.stdout + done.stderr + wrong)

    def always(method, path, sent):
        if method == "PUT" and not sent and "life-anne/air" in path:
            return 412, {}, b""
        return None

    between.hook = always
    life.must("move", "air", "2027-03-04 pm", "--force", "-q")
    done = life.publish("--json", port=between.port)
    report = json.loads(done.stdout)["caldav"]
    say(done.returncode == 1 and not report["complete"] and [person["id"] for person in report["people"] if person["failure"]] == ["anne"],
        "one who never stops is told, and the others get theirs", done.stdout + done.stderr)
    between.hook = lambda method, path, sent: (507, {}, b"full") if method == "PUT" and "zoe" in path else None
    life.must("move", "air", "2027-03-09 pm", "--force", "-q")
    done = life.publish(port=between.port)
    say(done.returncode == 1 and "Zoë Zim" in done.stderr and "507" in done.stderr and "no room" in done.stderr and "again" in done.stdout,
        "a full server is an error that says so", done.stdout + done.stderr)
    between.stop()
    actions, _ = life.report()
    say(not life.differences(["dentist@example.org"]), "the next run completes both", actions)


def kill_once(life, between, turn):
    """At a request that was sent or answered, as it falls. Returns what is wrong."""
    places = ["2027-03-03 am", "2027-03-04 pm"]
    life.must("move", "air", places[turn % 2], "--force", "-q")
    if turn % 3 == 0:
        ask(life.port, "DELETE", life.path("anne"))
    after, sent_first, children = random.randrange(12), random.random() < 0.5, []

    def kill(_method, _path, sent):
        if sent == sent_first and len(between.asked) > after and children:
            children.pop().send_signal(signal.SIGKILL)

    between.hook, between.asked = kill, []
    # pylint: disable-next=consider-using-with
    child = subprocess.Popen(life.arguments(port=between.port), env=life.environment(PASSWORD), stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    children.append(child)
    child.wait()
    between.hook = None
    life.report(port=between.port)
    actions, caldav = life.report(port=between.port)
    wrong = life.differences(["dentist@example.org"])
    return f"turn {turn}, after {after} requests: {actions} {wrong}" if wrong or actions or caldav["requests"] > 1 else ""


def killed(life):
    between = dav_servers.Between(life.port)
    wrong = [kill_once(life, between, turn) for turn in range(KILLS)]
    between.stop()
    say(not any(wrong), f"killed {KILLS} times: the next run completes it, and the one after that has nothing to do", "\n".join(filter(None, wrong)))


def refused(life):
    before = (life.folder / "cal" / "life.ics").read_bytes()
    life.must("move", "air", "2027-03-10 am", "--force", "-q")
    if life.server.NAME == "radicale":
        done = life.publish(password="xsecretx")
        right = done.returncode == 1 and "401" in done.stderr and "--caldav-password-file" in done.stderr and "xsecretx" not in done.stdout + done.stderr
        say(right and (life.folder / "cal" / "life.ics").read_bytes() != before, "a wrong password: the files are published, the error says what to do",
            done.stdout + done.stderr)
        (life.folder / "password").write_text(PASSWORD + "\n")
        life.report("--caldav-password-file", life.folder / "password", password="other")
        say(not life.differences(["dentist@example.org"]), "a password from a file", life.differences())
    # pylint: disable-next=consider-using-with
    children = [subprocess.Popen(life.arguments(*(["--tentative"] if i % 2 else [])), env=life.environment(PASSWORD), stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True) for i in range(3)]
    said = [(child.communicate()[0], child.returncode) for child in children]
    say(all(code == 0 for _, code in said) and not life.differences(["dentist@example.org"]), "three publishers at once leave one state",
        f"{said} {life.differences()}")


def crowded(life):
    """Some calendars at once, and not too many; the server goes away half-way."""
    life.write(SESSION, PEOPLE + "".join(f"p{i};Person {i};;en\n" for i in range(8)))
    between = dav_servers.Between(life.port)
    lock, count = threading.Lock(), {"asked": 0, "now": 0, "most": 0}

    def watch(_method, _path, sent):
        with lock:
            count["asked"] += not sent
            if count["asked"] > 20:
                raise ConnectionAbortedError
            count["now"] += -1 if sent else 1
            count["most"] = max(count["most"], count["now"])
        if not sent:
            time.sleep(0.05)

    between.hook = watch
    done = life.publish(port=between.port)
    right = done.returncode == 1 and done.stderr.count("the connection broke") == 1 and "Not all calendars could be looked at" in done.stdout
    say(right and "completes the server" in done.stdout, "a server that goes away half-way is told once", done.stdout + done.stderr)
    say(2 <= count["most"] <= 4, "some calendars are changed at once", count)
    between.hook = None
    life.report(port=between.port)
    actions, caldav = life.report(port=between.port)
    wrong = life.differences(["dentist@example.org"])
    say(actions == {} and caldav["requests"] == 1 and not wrong, "the next run completes it", f"{actions} {caldav} {wrong}")
    life.must("move", "air", "2027-03-05 am", "--force", "-q")
    between.hook = lambda method, _path, sent: (507, {}, b"full") if method == "PUT" and not sent else None
    done = life.publish(port=between.port)
    right = done.returncode == 1 and done.stderr.count("no room") == 5 and "7 more calendars are not complete" in done.stderr
    say(right, "a server that is full is told of some calendars, and how many there are", done.stderr)
    between.hook, between.asked = lambda method, _path, sent: (503, {}, b"") if method == "PUT" and not sent else None, []
    done = life.publish(port=between.port)
    puts = sum(method == "PUT" for method, *_ in between.asked)
    say(done.returncode == 1 and done.stderr.count("try again later") == 1 and puts <= 4, "one that is busy is left in peace", f"{puts} {done.stderr}")
    between.hook = None
    life.report(port=between.port)
    say(not life.differences(["dentist@example.org"]), "and completed later", life.differences(["dentist@example.org"]))
    between.stop()


def linted(life):
    """What goes to a server is as good as what goes into files."""
    paths = sorted((life.folder / "cal").rglob("*.ics"))
    for number, body in enumerate(sorted(dav_servers.PUT)):
        paths.append(life.folder / f"put-{number}.ics")
        paths[-1].write_bytes(body)
    lint = pathlib.Path(CURSUS).parents[2] / "tests" / "ical" / "lint-calendars"
    done = subprocess.run([lint, *paths], capture_output=True, text=True)
    say(done.returncode == 0 and len(dav_servers.PUT) > 20, "our lint finds nothing in any event that was put", done.stdout + done.stderr)


def live(folder, kind):
    if not kind.PROGRAM:
        say(True, f"{kind.NAME} # SKIP {kind.NAME} is not installed")
        return
    print(f"# {kind.NAME}")
    where = pathlib.Path(tempfile.mkdtemp(dir=dav_servers.MEMORY))
    server = None
    try:
        server = kind(where)
        life = Life(folder / kind.NAME, server)
        for step in (first, zoned, moved, interfered, occupied, renamed, left, raced, killed, refused, crowded, linted):
            step(life)
    finally:
        if server:
            server.stop()
        shutil.rmtree(where)


# ---- servers that are none, or mean us ill ----

HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'
XML = {"Content-Type": "application/xml; charset=utf-8"}


def response(href, more=b""):
    return b"<response><href>" + href + b"</href><propstat><prop><resourcetype><collection/></resourcetype>" + more + (
        b"</prop><status>HTTP/1.1 200 OK</status></propstat></response>")


def endless():
    yield HEAD + b'<multistatus xmlns="DAV:">'
    for _ in range(4000):
        yield response(b"/plans/x/") * 200


LAUGHS = HEAD + b'<!DOCTYPE m [<!ENTITY a "ha">' + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(12)) + (
    b']><multistatus xmlns="DAV:"><response><href>&m;</href></response></multistatus>')
OUTSIDE = HEAD + b'<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><multistatus xmlns="DAV:"><response><href>&a;</href></response></multistatus>'
DEEP = HEAD + b'<multistatus xmlns="DAV:">' + b"<response>" * 100000
HOSTILE = [
    ("no CalDAV server", 200, {"Content-Type": "text/html"}, b"<html>Hello</html>", "no CalDAV server"),
    ("a multistatus that is called HTML", 207, {"Content-Type": "text/html"}, HEAD + b'<multistatus xmlns="DAV:"/>', "no CalDAV server"),
    ("half an XML", 207, XML, HEAD + b'<multistatus xmlns="DAV:"><response>', "ends in the middle"),
    ("no XML", 207, XML, b"\x00\xff\xfe" * 100, "UTF-8"),
    ("another XML", 207, XML, HEAD + b"<feed/>", "something else"),
    ("entities that grow", 207, XML, LAUGHS, "declarations"),
    ("an entity of a file", 207, XML, OUTSIDE, "declarations"),
    ("endless depth", 207, XML, DEEP, "nested"),
    ("endless length", 207, XML, endless, "larger than 32 MiB"),
    ("nothing", 207, XML, b"", "XML"),
    ("401", 401, {"WWW-Authenticate": 'Basic realm="x"'}, b"", "name and password"),
    ("404", 404, {}, b"", "--caldav"),
    ("500", 500, {}, b"oops", "failed"),
    ("503", 503, {"Retry-After": "100000"}, b"", "later"),
    ("507", 507, {}, b"", "no room"),
    ("an error with a long text", 500, {}, endless, "failed"),
]


def hostile(folder):
    life = Life(folder / "hostile", None)
    server = dav_servers.Between()
    elsewhere = dav_servers.Between()
    for name, status, headers, body, words in HOSTILE:
        server.hook = lambda *_, answer=(status, headers, body): (answer[0], answer[1], answer[2]() if callable(answer[2]) else answer[2])
        done = life.publish(port=server.port)
        right = done.returncode == 1 and words in done.stderr and "127.0.0.1" in done.stderr and "completes the server" in done.stdout
        say(right and PASSWORD not in done.stdout + done.stderr, f"{name}: refused in words", f"{done.returncode} {done.stdout}{done.stderr}")
    server.hook = lambda *_: (302, {"Location": f"http://localhost:{elsewhere.port}/\x1b[31m"}, b"")
    done = life.publish(port=server.port)
    say(done.returncode == 1 and "\x1b" not in done.stderr and str(elsewhere.port) in done.stderr and not elsewhere.asked,
        "who sends us elsewhere is not obeyed", done.stderr)
    strange_names(life, server)
    port = server.port
    server.stop()
    elsewhere.stop()
    done = life.publish(port=port)
    say(done.returncode == 1 and "no answer" in done.stderr and (life.folder / "cal" / "people" / "anne.ics").exists(), "nobody there", done.stderr)
    wrong_addresses(life)
    certificate(life, folder)


def strange_names(life, server):
    """A server that lists others' files as ours, and ETags that no header can hold: nothing is asked for outside our folder."""
    listing = HEAD + b'<multistatus xmlns="DAV:">' + b"".join(
        response(href, b'<getetag>"a"&#13;&#10;X-Evil: 1</getetag>') for href in (
            b"/plans/", b"/plans/../etc/", b"/etc/passwd", b"http://evil.example.org/plans/life-anne/", b"/plans/life-anne/%2e%2e/x",
            b"//evil/x", b"/plans/%00", b"/plans/life-paul%2f..%2fx")) + b"</multistatus>"
    server.asked.clear()
    server.hook = lambda method, *_: (207, XML, listing) if method == "PROPFIND" else (403, {}, b"")
    done = life.publish(port=server.port)
    paths = {path for _, path, _ in server.asked}
    right = all(re.fullmatch(r"/plans/(life-(anne|paul|sp-air)/([a-z]+\.p1\.s1@life\.cursus\.ics)?)?", path) for path in paths)
    say(done.returncode == 1 and right and not any("X-Evil" in headers for *_, headers in server.asked), "odd names and ETags lead nowhere",
        f"{paths} {done.stderr}")


def wrong_addresses(life):
    for url, words in (("http://example.org/x/", "--caldav-insecure"), ("ftp://localhost/", "https://host/path/"), ("x", "https://host/path/"),
                       ("https://u:geheim@example.org/", "no password"), ("https://example.org/?a", "without")):
        done = subprocess.run(life.command("publish", "--out", life.folder / "new", "--caldav", url), capture_output=True, text=True)
        say(done.returncode == 2 and words in done.stderr and "geheim" not in done.stderr and not (life.folder / "new").exists(),
            f"{url}: refused before anything is published", done.stderr)


def certificate(life, folder):
    if not shutil.which("openssl"):
        say(True, "a certificate that nobody vouches for # SKIP openssl is not installed")
        return
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", folder / "key",
                    "-out", folder / "certificate"], check=True, capture_output=True)
    server = dav_servers.Between()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate", folder / "key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    done = subprocess.run(life.command("publish", "--out", life.folder / "cal", "--caldav", f"https://localhost:{server.port}/", "--caldav-insecure"),
                          capture_output=True, text=True)
    say(done.returncode == 1 and "certificate" in done.stderr and not server.asked, "a certificate that nobody vouches for: nothing is sent", done.stderr)
    server.stop()


def authority(folder, name):
    """An authority of one's own, and a certificate of it for this machine."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    (folder / f"{name}.ext").write_text("subjectAltName=IP:127.0.0.1")
    for arguments in (["req", "-x509", *key, "-days", "2", "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.pem"],
                      ["req", *key, "-subj", "/CN=127.0.0.1", "-keyout", f"{name}-server.key", "-out", f"{name}.csr"],
                      ["x509", "-req", "-in", f"{name}.csr", "-CA", f"{name}.pem", "-CAkey", f"{name}.key", "-CAcreateserial", "-days", "2",
                       "-extfile", f"{name}.ext", "-out", f"{name}-server.pem"]):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)


def vouched(folder):
    """A real server whose certificate is of one's own authority."""
    if not shutil.which("openssl") or not dav_servers.Radicale.PROGRAM:
        say(True, "an authority of one's own # SKIP openssl or radicale is not installed")
        return
    for name in ("ours", "other"):
        authority(folder, name)
    server = dav_servers.Radicale(pathlib.Path(tempfile.mkdtemp(dir=dav_servers.MEMORY)), (folder / "ours-server.pem", folder / "ours-server.key"))
    try:
        life = Life(folder / "vouched", server)
        for status, option, variable, words in (
                (2, "none.pem", None, "there is no file"), (1, None, None, "--ca-file"), (1, "other.pem", None, "--ca-file"),
                (1, None, "other.pem", "--ca-file"), (1, "ours.ext", None, "no certificates that can be read"), (0, "ours.pem", "other.pem", "7 events added"),
                (0, None, "ours.pem", "as published already")):
            life.more = {"CURSUS_CA_FILE": str(folder / variable)} if variable else {}
            done = life.publish(*(["--ca-file", folder / option] if option else []))
            say(done.returncode == status and words in done.stdout + done.stderr, f"an authority of one's own: {option}, {variable}", done.stdout + done.stderr)
    finally:
        server.stop()
        shutil.rmtree(server.folder)


def main():
    random.seed(SEED)
    print(f"# seed {SEED}")
    with tempfile.TemporaryDirectory() as scratch:
        hostile(pathlib.Path(scratch))
        vouched(pathlib.Path(scratch))
        live(pathlib.Path(scratch), dav_servers.Radicale)
        live(pathlib.Path(scratch), dav_servers.Xandikos)
    finish()


main()
