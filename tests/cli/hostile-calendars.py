#!/usr/bin/env python3
"""Calendars that attack their reader: each is refused within a second of processor time, with a reason, or read right.

usage: hostile-calendars.py CURSUS [--scale N]      (the time allowed, times N)
Prints TAP. Each calendar holds one ordinary event besides what is hostile; where it is read, exactly this one has to be found. Each is
shown and, unless that takes long, imported into a session: that has to end in the same way, and to leave nothing in the session's
folder but times.
"""
import argparse
import datetime
import functools
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

CPU_SECONDS = 1.0
DEFECT = re.compile(rb"AddressSanitizer|LeakSanitizer|runtime error|CRITICAL|Assertion|internal error")
NO_TEXT = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
MARK = "INJECTED"
EVENT = "BEGIN:VEVENT\r\nUID:plain\r\nDTSTART:20231027T070000Z\r\nDTEND:20231027T080000Z\r\nEND:VEVENT\r\n"
FOUND = [("2023-10-27T09:00:00+02:00", "2023-10-27T10:00:00+02:00")]
MOST = 5 * 1024 * 1024 - 2000
HOURS, MINUTES = ",".join(map(str, range(24))), ",".join(map(str, range(60)))
LATE = datetime.datetime(2024, 4, 1)


def calendar(body):
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{EVENT}{body}END:VCALENDAR\r\n"


def ruled(rule, n=1, more=""):
    return calendar("".join(f"BEGIN:VEVENT\r\nUID:r{i}\r\nDTSTART:20220228T070000Z\r\nDURATION:PT1M\r\nRRULE:{rule}\r\n{more}END:VEVENT\r\n"
                            for i in range(n)))


def filled(make):
    """As much as a file may hold."""
    parts, size = [], 0
    while size < MOST:
        parts.append(make(len(parts)))
        size += len(parts[-1])
    return calendar("".join(parts[:-1]))


@functools.cache
def backwards(i):
    return (LATE - datetime.timedelta(seconds=2 * i)).strftime("%Y%m%dT%H%M%SZ")


def zone(i, rules):
    return (f"BEGIN:VTIMEZONE\r\nTZID:z{i}\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n{rules}TZOFFSETFROM:+0100\r\n"
            f"TZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:z{i}\r\nDTSTART;TZID=z{i}:99991027T070000\r\n"
            "DURATION:PT1M\r\nEND:VEVENT\r\n")


def injected():
    """Everything that people and programs may write into a field, in each of them."""
    nasty = [f"\\nBEGIN:VEVENT\\nSUMMARY:{MARK}", f"\x1b]0;{MARK}\x07\x1b[2J", f"=cmd|'/C {MARK}'!A1", f"%s%n%p{MARK}", f"<script>{MARK}</script>",
             f"\u202e{MARK}", f"$({MARK})`{MARK}`;{MARK}", f"\x9b{MARK}", f'";{MARK}="', f"mailto:a@b\\r\\nBCC:{MARK}@example.org"]
    fields = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "URL", "CONTACT", "ATTENDEE", "ORGANIZER", f'ATTENDEE;CN="{MARK}"',
              "X-WR-CALNAME", "RELATED-TO", "RESOURCES", "ATTACH", "GEO")
    event = EVENT.replace("END:VEVENT", "".join(f"{field}:{text}\r\n" for field in fields for text in nasty) + "END:VEVENT")
    return calendar("").replace(EVENT, event)


def in_messages():
    """The same where it is quoted: in what cannot be read."""
    nasty = f"\x1b]0;{MARK}\x07\u202e\x9b%s%n"
    return calendar(f"BEGIN:VEVENT\r\nUID:m\r\nDTSTART;TZID={nasty}:20231027T070000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:n\r\nDTSTART:{nasty}\r\n"
                    f"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:o\r\nDTSTART:20231027T070000Z\r\nRRULE:{nasty}\r\nEND:VEVENT\r\nEND:{nasty}\r\n{nasty}\r\n")


def event(uid, lines):
    return f"BEGIN:VEVENT\r\nUID:{uid}\r\n{lines}END:VEVENT\r\n"


def starts(stamp):
    return f"DTSTART:{stamp}\r\n"


def one_uid(n):
    """Series and changes of all that follows, under one name."""
    return calendar("".join(event("a", starts(backwards(60 * i))) +
                            event("a", f"RECURRENCE-ID;RANGE=THISANDFUTURE:{backwards(60 * i)}\r\n{starts('20231101T000000Z')}") for i in range(n)))


def folded(path):
    """One line, without end."""
    path.write_bytes(b"BEGIN:VCALENDAR\r\nX-LONG:" + b"x\r\n " * (100 * 1024 * 256))


def sparse(path):
    path.write_text(calendar(""))
    os.truncate(path, 100 * 1024 * 1024)


def full(path):
    path.write_bytes((EVENT * 400).encode() * 2550)


# Name: what is in the file (text, bytes, or a function that writes it), and whether it is "read" or what its refusal says.
CALENDARS = {
    "every second, without end": (ruled("FREQ=SECONDLY"), "DAILY is the finest"),
    "every second of a 30 February": (ruled("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"), "DAILY is the finest"),
    "each minute of a 30 February, by days": (ruled(f"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;BYHOUR={HOURS};BYMINUTE={MINUTES}"), None),
    "two thousand 30 Februaries": (ruled("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 2000), "read"),
    "months without a 31st": (ruled("FREQ=MONTHLY;BYMONTH=2,4;BYMONTHDAY=31", 2000), "read"),
    "each minute of all days": (ruled(f"FREQ=DAILY;BYHOUR={HOURS};BYMINUTE={MINUTES}"), "more than 5000 times"),
    "the 366th Monday": (ruled("FREQ=YEARLY;BYDAY=MO;BYSETPOS=366", 500), "read"),
    "series that count to two billion": (ruled("FREQ=DAILY;COUNT=2147483647;BYMONTH=2;BYMONTHDAY=30", 20000), None),
    "exceptions without end": (ruled("FREQ=DAILY", 1, "EXRULE:FREQ=DAILY\r\n" * 150000), "takes too long"),
    "another calendar's years": (ruled("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=30"), "Gregorian"),
    "100 MiB of nothing": (sparse, "more than 5 MiB"),
    "100 MiB of events": (full, "more than 5 MiB"),
    "100 MiB in one folded line": (folded, "more than 5 MiB"),
    "deep nesting": (calendar("BEGIN:VEVENT\r\n" * 150000 + "END:VEVENT\r\n" * 150000), "nested"),
    "events back in time": (filled(lambda i: f"BEGIN:VEVENT\r\nDTSTART:{backwards(i)}\r\nDURATION:PT1S\r\nEND:VEVENT\r\n"), "takes too long"),
    "one list of free and busy": (calendar("BEGIN:VFREEBUSY\r\nFREEBUSY:" + ",".join(f"{backwards(i)}/PT1S" for i in range(200000)) +
                                           "\r\nEND:VFREEBUSY\r\n"), "takes too long"),
    "a zone for each event": (filled(lambda i: zone(i, "RRULE:FREQ=YEARLY\r\n")), "takes too long"),
    "laws that never come": (calendar(zone(0, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n" * 30)), "unknown time zone"),
    "as many laws as there may be": (calendar(zone(0, "RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=MO\r\n" * 12)), None),
    "a zone with a very long name": (calendar(f"BEGIN:VEVENT\r\nDTSTART;TZID={'/a' * 2400000}:20231027T070000\r\nEND:VEVENT\r\n"), "unknown time zone"),
    "a million properties": (calendar("").replace("END:VEVENT", "A:\r\n" * 1000000 + "END:VEVENT"), "read"),
    "a million parameters": (calendar("").replace("UID:plain", "X" + ";A=b" * 1200000 + ":x"), "read"),
    "endless folding": (calendar("").replace("UID:plain", "UID:plain" + "\r\n x" * 1100000), "read"),
    "UTF-16": (calendar("").encode("utf-16"), "UTF-8"),
    "NUL bytes": (calendar("").replace("UID:plain", "UID:\0").encode(), "NUL"),
    "bytes that are no text": (calendar("").encode().replace(b"UID:plain", b"SUMMARY:" + bytes(range(128, 256)) * 1000), "read"),
    "broken UTF-8, a byte order mark": (b"\xef\xbb\xbf" + calendar("").encode().replace(b"UID:plain", b"SUMMARY:\xc3\x28\xed\xa0\x80\xf8"), "read"),
    "UTF-16 without a mark": (calendar("").encode("utf-16-be"), "UTF-8"),
    "bytes that are no text in every line": (calendar("").encode().replace(b"UID:plain", b"X:\xff\r\n" * 1000000), "read"),
    "lines that end in CR": (calendar("").replace("\r\n", "\r"), "read"),
    "lines that end in CR CR LF, folded": (calendar("").replace("20231027T08", "202310\r\n 27T08").replace("\r\n", "\r\r\n"), "read"),
    "lines that are none": (calendar("garbage\r\n" * 500000), "read"),
    "a COUNT that begins anew": (ruled("FREQ=DAILY;COUNT=4294967297"), "COUNT above"),
    "an INTERVAL that begins anew": (ruled("FREQ=DAILY;INTERVAL=65537"), "numbers above"),
    "all positions of all weekdays": (ruled("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=" + ",".join(str(i) for i in range(-31, 32) if i), 300),
                                      None),
    "three hundred thousand exceptions": (calendar(event("a", starts("20231027T070000Z") + "DURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=1\r\nEXDATE:" +
                                                         ",".join(backwards(i) for i in range(300000)) + "\r\n")), "read"),
    "three hundred thousand additions": (calendar(event("a", starts("20231027T070000Z") + "DURATION:PT1H\r\nRDATE:" +
                                                        ",".join(backwards(i) for i in range(300000)) + "\r\n")), "more than 5000 times"),
    "fifty thousand changes of one series": (calendar(event("a", starts("20231027T070000Z") + "RRULE:FREQ=DAILY\r\n") + "".join(
        event("a", f"RECURRENCE-ID:{backwards(60 * i)}\r\n{starts(backwards(60 * i))}") for i in range(48000))), "read"),
    "series and changes under one name": (one_uid(30000), "takes too long"),
    "hours that somebody can be had, in all orders": (calendar("".join(
        f"BEGIN:VAVAILABILITY\r\nPRIORITY:{9 if i % 2 else 1}\r\n{starts(backwards(i * 20))}DURATION:PT9S\r\nEND:VAVAILABILITY\r\n" for i in range(44000))), None),
    "the year 1": (calendar(event("a", starts("00010101T000000Z") + "DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=99999999\r\n")), "no date or time"),
    "from 1601 on": (calendar("".join(event(i, starts("16010101T070000Z") + "RRULE:FREQ=WEEKLY;BYDAY=MO,TU\r\n") for i in range(1000))), "read"),
    "until 9999": (calendar(event("a", starts("99991231T235959Z") + "DURATION:P36500D\r\nRRULE:FREQ=DAILY\r\n")), "read"),
    "from 9999 back to 1601": (calendar(event("a", starts("99991231T235959Z") + "DTEND:16010101T000000Z\r\nRRULE:FREQ=DAILY\r\n")), "more than 5000"),
    "durations below nothing": (calendar(event("a", starts("20231101T000000Z") + "DURATION:-P1D\r\n")), "how long"),
    "periods below nothing": (calendar("BEGIN:VFREEBUSY\r\nFREEBUSY:20231101T000000Z/20231001T000000Z,20231101T000000Z/-PT1H\r\nEND:VFREEBUSY\r\n"),
                              "ends before it begins"),
    "forty thousand calendars": (calendar("") * 33000, "read"),
    "injection in every text and address": (injected(), "read"),
    "injection into messages": (in_messages(), "unknown time zone"),
}


SESSION = """session { id = "s", title = "S", timezone = "Europe/Paris", from = "2023-10-11", to = "2024-04-30" }
site "paris" { name = "Paris" }
speaker "sp" { name = "Sp" }
module "m" { title = "M", format = "onsite", half_days = 1, site = "paris" }
"""
KEPT = re.compile(rb"(BEGIN|END|VERSION|PRODID|CALSCALE|UID|DTSTAMP|DTSTART|DTEND|FREEBUSY;FBTYPE=BUSY(-TENTATIVE)?):|  ?[0-9TZ/,]+$")


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(*arguments):
    command = [options.cursus, "availability", *map(str, arguments), "--json"]
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", ASAN_OPTIONS="exitcode=99", UBSAN_OPTIONS="exitcode=99:halt_on_error=1")
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment, preexec_fn=limit)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return child.returncode, usage.ru_utime + usage.ru_stime, out.read(), err.read()


def judge(status, cpu, out, err, wanted):
    """What is wrong."""
    if DEFECT.search(err):
        yield "a defect of the program was reported"
    if NO_TEXT.search(out + err):
        yield "control characters were printed"
    if cpu > CPU_SECONDS * options.scale:
        yield f"{cpu:.2f} s of processor time"
    if err.count(b"\n") > 210:
        yield f"{err.count(bytes([10]))} lines of messages"
    refused = status == 2
    if status not in (0, 2) or (wanted == "read" and refused) or (wanted not in ("read", None) and not refused):
        yield f"ended with {status}"
    elif refused and (wanted or "takes too long").encode() not in err:
        yield f"was not said: {wanted}"
    elif not refused:
        times = [(time["start"], time["end"]) for time in json.loads(out)["times"]]
        if wanted == "read" and times != FOUND or not set(FOUND) <= set(times):
            yield f"found {times[:5]}"
        if MARK.encode() in out:
            yield "a text of the calendar was printed"


def judge_folder(session, status):
    """What an import leaves."""
    kept = session / "availability" / "sp.ics"
    if kept.exists() != (status == 0):
        yield f"{kept.name} is {'' if kept.exists() else 'not '}there"
    files = sorted(str(path.relative_to(session)) for path in session.rglob("*") if path.is_file() and path != kept)
    if files != ["session.lua"]:
        yield f"there are {files}"
    if kept.exists() and not all(KEPT.match(line) for line in kept.read_bytes().replace(b"\r\n ", b"").split(b"\r\n") if line):
        yield "something else than times was kept"
    if kept.exists():
        kept.unlink()


def attack(path, session, wanted):
    """What is wrong, and a line about it."""
    shown = run("show", path, "--from", "2023-10-11", "--to", "2024-04-30", "--timezone", "Europe/Paris")
    said = shown[3].decode(errors="replace").splitlines()
    if b"takes too long" in shown[3]:
        return list(judge(*shown, wanted)), f"status {shown[0]}, {shown[1]:.2f} s: {said[0][-160:]}"
    imported = run("import", session, "sp", path)
    findings = list(judge(*shown, wanted)) + [f"import: {finding}" for finding in judge(*imported, wanted)] + list(judge_folder(session, imported[0]))
    return findings, f"status {shown[0]}, {shown[1]:.2f} s, import {imported[1]:.2f} s{': ' + said[0][-160:] if said else ''}"


def main():
    failed = False
    print(f"1..{len(CALENDARS)}")
    with tempfile.TemporaryDirectory(prefix="cursus-hostile-") as folder:
        path, session = pathlib.Path(folder, "mine.ics"), pathlib.Path(folder, "session")
        session.mkdir()
        (session / "session.lua").write_text(SESSION)
        for number, (name, (content, wanted)) in enumerate(CALENDARS.items(), 1):
            if callable(content):
                content(path)
            else:
                path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
            size = path.stat().st_size
            findings, line = attack(path, session, wanted)
            print(f"{'not ok' if findings else 'ok'} {number} - {name}")
            print(f"# {size} bytes, {line}")
            print("".join(f"# {finding}\n" for finding in findings), end="", flush=True)
            failed = failed or bool(findings)
            path.unlink()
    return 1 if failed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cursus")
    parser.add_argument("--scale", type=float, default=1)
    options = parser.parse_args()
    sys.exit(main())
