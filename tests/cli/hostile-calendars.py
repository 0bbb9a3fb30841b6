#!/usr/bin/env python3
"""Calendars that attack their reader: each is refused within a second of processor time, with a reason, or read right.

usage: hostile-calendars.py CURSUS [--scale N]      (the time allowed, times N)
Prints TAP. Each calendar holds one ordinary event besides what is hostile; where it is read, exactly this one has to be found.
"""
import argparse
import datetime
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
    "two thousand 30 Februaries": (ruled("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 2000), "no day ever follows"),
    "months without a 31st": (ruled("FREQ=MONTHLY;BYMONTH=2,4;BYMONTHDAY=31", 2000), "takes too long"),
    "each minute of all days": (ruled(f"FREQ=DAILY;BYHOUR={HOURS};BYMINUTE={MINUTES}"), "more than 5000 times"),
    "the 366th Monday": (ruled("FREQ=YEARLY;BYDAY=MO;BYSETPOS=366", 500), "no day ever follows"),
    "series that count to two billion": (ruled("FREQ=DAILY;COUNT=2147483647;BYMONTH=2;BYMONTHDAY=30", 20000), None),
    "exceptions without end": (ruled("FREQ=DAILY", 1, "EXRULE:FREQ=DAILY\r\n" * 150000), "takes too long"),
    "another calendar's years": (ruled("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=30"), "Gregorian"),
    "100 MiB of nothing": (sparse, "more than 5 MiB"),
    "100 MiB of events": (full, "more than 5 MiB"),
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
    "injection in every text and address": (injected(), "read"),
    "injection into messages": (in_messages(), "unknown time zone"),
}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(path, as_json):
    command = [options.cursus, "availability", "show", str(path), "--from", "2023-10-11", "--to", "2024-04-30", "--timezone", "Europe/Paris"]
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", ASAN_OPTIONS="exitcode=99", UBSAN_OPTIONS="exitcode=99:halt_on_error=1")
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(command + ["--json"] * as_json, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment, preexec_fn=limit)
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


def main():
    failed = False
    print(f"1..{len(CALENDARS)}")
    with tempfile.TemporaryDirectory(prefix="cursus-hostile-") as folder:
        path = pathlib.Path(folder, "mine.ics")
        for number, (name, (content, wanted)) in enumerate(CALENDARS.items(), 1):
            if callable(content):
                content(path)
            else:
                path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
            status, cpu, out, err = run(path, True)
            findings = list(judge(status, cpu, out, err, wanted))
            said = err.decode(errors="replace").splitlines()
            print(f"{'not ok' if findings else 'ok'} {number} - {name}")
            print(f"# status {status}, {cpu:.2f} s{': ' + said[0][-160:] if said else ''}")
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
