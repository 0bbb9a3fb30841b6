#!/usr/bin/python3
"""Compares the busy times that we read from calendar files with those of python3-recurring-ical-events.

compare-recurring.py DUMP_AVAILABILITY [FOLDER]

For every .ics file below FOLDER (default: data/ics/availability in $CURSUS_SHARED, or in ../shared beside the checkout) and every
year in which it has something, both programs say when the owner is unavailable or reluctant. Differences that are meant stand in
EXPECTED with their reason; any other one fails, and so does an entry of EXPECTED that is no difference any more.
Prints TAP; skips where the package or the folder is missing.
"""
import datetime as D
import os
import re
import subprocess
import sys

ZONE = "Europe/Paris"

# File: reason. A file stands here if any of its years differs.
EXPECTED = {
    # Zones
    "Office-2012-owa.ics": "TZIDs are words that Outlook shows; they take the times as floating",
    "windows-quoted-tz-rrule.ics": "TZIDs are words that Outlook shows; they take the times as floating",
    "music-school-weekly-until.ics": "TZID “(GMT +01:00)” is an offset; they take the times as floating",
    "issue42.ics": "the file's own Europe/lisbon is one hour ahead of Lisbon; they go by the name. An UNTIL in UTC is inclusive",
    "bad_custom_ms_tz.ics": "we refuse the unknown TZID “tzone://Microsoft/Custom”; they take the times as floating",
    "bad_custom_ms_tz2.ics": "we refuse “Customized Time Zone 1” without VTIMEZONE; they take the times as floating",
    "germany_at_end_of_day_repeating.ics": "we refuse the unknown TZID “Europe/Germany”; they take the times as floating",
    # Recurrences
    "non-utc-until-ny.ics": "an UNTIL without zone is in the event's zone and inclusive; they lose the last instance",
    "issue_107_omitting_last_event.ics": "an UNTIL in UTC is inclusive; they lose the last instance",
    "recurrence-sequence.ics": "a RECURRENCE-ID that names no instance replaces none; they match it by its date",
    "issue_75_range_parameter.ics": "they do not know RANGE=THISANDFUTURE",
    "issue_148_exdate_and_rdate_updated.ics": "the series with the highest SEQUENCE counts; they add both",
    "issue_148_ignored_exdate.ics": "the series with the highest SEQUENCE counts; they add both",
    "badRRULE.ics": "we refuse an RRULE that is none; they drop it",
    "issue_128_only_first_event.ics": "we refuse COUNT together with UNTIL; they drop COUNT=-1",
    "bad_rrule_missing_until_event.ics": "an RRULE with a misspelt part: we refuse it, they raise",
    # Lengths
    "test_daily_recurring.ics": "a date without DTEND is the whole day (RFC 5545, 3.6.1); they make it empty",
    "test_date_duration.ics": "we refuse the duration “PT1W”; they read it as a week",
    "end_before_start_event.ics": "an end before the start is turned round; they raise",
    "issue_132_swapped_start_and_end.ics": "an end before the start is turned round; they raise",
    "daily-count-exdate-recurrence-id.ics": "an end before the start is turned round; they raise",
    # What else a file may hold
    "vfreebusy-zimbra.ics": "they do not read VFREEBUSY",
    "issue_113_period_in_rdate.ics": "they do not read periods in RDATE",
    "issue_113_period_rdate_duration.ics": "they do not read periods in RDATE",
    "multiple_rrule.ics": "several RRULEs in one event: we add them up, they raise",
    "test_with_multiple_tzids_in_vtimezone.ics": "a VTIMEZONE with two TZIDs: we go by the IANA name, they raise",
    # Broken files
    "dst-transition-rules.ics": "no BEGIN:VCALENDAR: refused by both",
    "large-file-with-late-error.ics": "30 February: refused by both",
    "multi-event-basic.ics": "DTSTART “Next Year”: refused by both",
    "ms_timezones.ics": "an open quote in a TZID: refused by both",
    "issue_201_test_matrix.ics": "we refuse a file with BEGIN but no END; they read it",
}


def skip(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)


try:
    import icalendar
    import recurring_ical_events
    from zoneinfo import ZoneInfo
except ImportError as missing:
    skip(f"{missing.name} is not installed")

LOCAL = ZoneInfo(ZONE)


def years_of(data):
    years = {int(y) for y in re.findall(rb"[;:,=](20[0-3]\d)[01]\d[0-3]\d", data)}
    return sorted(y for y in years | {y + 1 for y in years} if 2000 <= y <= 2037)  # their zone rules end there


def instant(value):
    if not isinstance(value, D.datetime):
        value = D.datetime(value.year, value.month, value.day)
    if value.tzinfo is None:
        value = value.replace(tzinfo=LOCAL)
    return int(value.timestamp())


def level_of(event):
    text = {name: str(event.get(name, "")).upper() for name in ("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")}
    if "CANCELLED" in text.values() or "TRANSPARENT" in text.values() or "FREE" in text.values():
        return None
    if "TENTATIVE" in text.values() or "WORKINGELSEWHERE" in text.values():
        return "reluctant"
    return "unavailable"


def united(intervals):
    result = []
    for start, end in sorted(i for i in intervals if i[0] < i[1]):
        if result and start <= result[-1][1]:
            result[-1][1] = max(result[-1][1], end)
        else:
            result.append([start, end])
    return result


def window(year):
    first, last = D.date(year, 1, 1), D.date(year, 12, 31)
    day = D.timedelta(days=1)
    return first, last, instant(first - day), instant(last + 2 * day)


def theirs(data, year):
    """Their busy times, or the name of the exception that they raise."""
    first, last, start, end = window(year)
    found = {"unavailable": [], "reluctant": []}
    try:
        # They move floating times and UTC recurrences to X-WR-TIMEZONE; with us the former are the session's, the latter UTC.
        calendars = icalendar.Calendar.from_ical(data.replace(b"X-WR-TIMEZONE", b"X-WR-NOT-THIS"), multiple=True)
        for calendar in calendars:
            near = recurring_ical_events.of(calendar).between(first - D.timedelta(days=9), last + D.timedelta(days=9))
            for event in near:
                level = level_of(event)
                if level:
                    times = sorted((instant(event["DTSTART"].dt), instant(event["DTEND"].dt)))
                    found[level].append((max(times[0], start), min(times[1], end)))
    except Exception as error:  # their defect, whatever it is
        return type(error).__name__
    return {level: united(times) for level, times in found.items()}


class Ours:
    def __init__(self, program):
        self.process = subprocess.Popen([program, ZONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def read(self, path, year):
        """Our busy times, or the first error."""
        first, last, _, _ = window(year)
        self.process.stdin.write(f"{first} {last} {path}\n")
        self.process.stdin.flush()
        found, errors = {"unavailable": [], "reluctant": []}, []
        for line in self.process.stdout:
            kind, _, rest = line.rstrip("\n").partition(" ")
            if kind == "done":
                return errors[0] if errors else found
            if kind == "error":
                errors.append(rest)
            elif kind in found:
                found[kind].append([int(n) for n in rest.split()])
        raise SystemExit("Bail out! dump-availability ended")


def show(found):
    if isinstance(found, str):
        return found
    utc = lambda t: D.datetime.fromtimestamp(t, D.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return "; ".join(f"{level} {utc(a)}/{utc(b)}" for level, times in found.items() for a, b in times)


def difference(mine, other):
    if isinstance(mine, str) or isinstance(other, str):
        return f"ours: {mine if isinstance(mine, str) else 'read'}; theirs: {other if isinstance(other, str) else 'read'}"
    only = lambda a, b: {level: [t for t in a[level] if t not in b[level]] for level in a}
    return f"only ours: {show(only(mine, other))[:400]}; only theirs: {show(only(other, mine))[:400]}"


def main():
    top = os.environ.get("CURSUS_SHARED") or os.path.join(os.environ.get("CURSUS_TEST_SOURCE_DIR", "."), "..", "shared")
    folder = sys.argv[2] if len(sys.argv) > 2 else os.path.join(top, "data", "ics", "availability")
    paths = sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names if name.endswith(".ics"))
    if not paths:
        skip("the calendars to compare are not here")
    ours, failed = Ours(sys.argv[1]), 0
    print(f"1..{len(paths)}")
    for number, path in enumerate(paths, 1):
        name = os.path.basename(path)
        with open(path, "rb") as file:
            data = file.read()
        differences = []
        for year in years_of(data):
            mine, other = ours.read(path, year), theirs(data, year)
            if mine != other:
                differences.append(f"{year}: {difference(mine, other)}")
        right = bool(differences) == (name in EXPECTED)
        failed += not right
        print(f"{'ok' if right else 'not ok'} {number} {name}" + (f" - {EXPECTED[name]}" if name in EXPECTED else ""))
        for line in differences if not right else []:
            print("#  ", line)
    sys.exit(1 if failed else 0)


main()
