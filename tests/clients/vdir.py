"""Folders with a file for each event, as khal and vdirsyncer keep calendars, and what khal lists from them."""
import os
import pathlib
import re
import subprocess

import common

CONFIG = """
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = {zone}
local_timezone = {zone}
[default]
default_calendar = c0
[sqlite]
path = {folder}/khal.db
[calendars]
"""
# A place has several lines, so that a line is not an event.
FIELD, EVENT = "\x1f", "\x1e"
FIELDS = ("calendar", "uid", "start-long-full", "end-long-full", "title", "status", "location")


def configure(folder, calendars):
    """Writes khal's configuration for `calendars` (folders) into `folder`: they are c0, c1 and so on."""
    config = CONFIG.format(zone=common.ZONE.key, folder=folder)
    for number, calendar in enumerate(calendars):
        config += f"[[c{number}]]\npath = {calendar}\n"
    (folder / "config").write_text(config, "utf-8")


def khal(folder, *arguments):
    environment = dict(os.environ, HOME=str(folder), LC_ALL="C.UTF-8", TZ=common.ZONE.key, PYTHONWARNINGS="ignore")
    return subprocess.run(["/usr/bin/khal", "-c", str(folder / "config"), *arguments], env=environment, capture_output=True,
                          text=True, check=False)


def years(calendars):
    """First and last year in which an event ends (a VTIMEZONE has no DTEND)."""
    found = [int(year) for calendar in calendars for path in pathlib.Path(calendar).glob("*.ics")
             for year in re.findall(r"^DTEND[^:\r\n]*:(\d{4})", path.read_text("utf-8"), re.MULTILINE)]
    return (min(found), max(found)) if found else (2000, 2001)


def listing(folder, calendars):
    """Number of the calendar and fields of each event that khal lists, and its messages. It does not say in which zone an event is."""
    first, last = years(calendars)
    answer = khal(folder, "list", "--notstarted", "-df", "", "-f", FIELD.join(f"{{{field}}}" for field in FIELDS) + EVENT,
                  f"{first - 1}-12-01", f"{last + 1}-01-02")
    events = []
    for shown in answer.stdout.split(EVENT):
        if shown := shown.strip("\n"):
            calendar, uid, start, end, title, status, place = shown.split(FIELD)
            events.append((int(calendar[1:]), uid, start, end, title, "-", status, place))
    failed = answer.returncode != 0 or "critical" in answer.stderr.lower()
    return events, answer.stderr, failed
