#!/usr/bin/python3 -B
"""Asks khal: one of its calendars for each file, filled as its import does, then one `khal list` of all of them."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import common

try:
    from khal.icalendar import split_ics
except ImportError:
    common.missing("khal")

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


def fill(folder, paths):
    """Writes khal's configuration and calendars for `paths` into `folder`."""
    config = CONFIG.format(zone=common.ZONE.key, folder=folder)
    for number, path in enumerate(paths):
        calendar = folder / f"c{number}"
        calendar.mkdir()
        for item, text in enumerate(split_ics(pathlib.Path(path).read_text("utf-8"))):
            (calendar / f"{item}.ics").write_text(text, "utf-8", newline="")
        config += f"[[c{number}]]\npath = {calendar}\n"
    (folder / "config").write_text(config, "utf-8")


def years(paths):
    """First and last year in which an event ends (a VTIMEZONE has no DTEND)."""
    found = [int(year) for path in paths
             for year in re.findall(r"^DTEND[^:\r\n]*:(\d{4})", pathlib.Path(path).read_text("utf-8"), re.MULTILINE)]
    return (min(found), max(found)) if found else (2000, 2001)


def main(paths):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill(folder, paths)
        environment = dict(os.environ, HOME=name, LC_ALL="C.UTF-8", TZ=common.ZONE.key, PYTHONWARNINGS="ignore")
        first, last = years(paths)
        answer = subprocess.run(
            ["/usr/bin/khal", "-c", str(folder / "config"), "list", "--notstarted", "-df", "", "-f",
             "{calendar}\t{uid}\t{start-long-full}\t{end-long-full}\t{title}", f"{first - 1}-12-01", f"{last + 1}-01-02"],
            env=environment, capture_output=True, text=True)
    sys.stderr.write(answer.stderr)
    for shown in filter(None, answer.stdout.splitlines()):
        calendar, *fields = shown.split("\t")
        common.line(paths[int(calendar[1:])], *fields)
    return answer.returncode or ("critical" in answer.stderr.lower())


sys.exit(main(sys.argv[1:]))
