#!/usr/bin/python3 -B
"""Asks khal: one of its calendars for each file, filled as its import does, then one `khal list` of all of them."""
import os
import pathlib
import sys
import tempfile

import common
import vdir

try:
    from khal.icalendar import split_ics
except ImportError:
    common.missing("khal")


def fill(calendar, path):
    calendar.mkdir()
    for item, text in enumerate(split_ics(pathlib.Path(path).read_text("utf-8"))):
        (calendar / f"{item}.ics").write_text(text, "utf-8", newline="")


def main(paths):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        calendars = [folder / f"c{number}" for number in range(len(paths))]
        for calendar, path in zip(calendars, paths):
            fill(calendar, path)
        vdir.configure(folder, calendars)
        events, messages, failed = vdir.listing(folder, calendars)
    sys.stderr.write(messages)
    for number, *fields in events:
        common.line(os.path.basename(paths[number]), *fields)
    return failed


sys.exit(main(sys.argv[1:]))
