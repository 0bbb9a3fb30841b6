#!/usr/bin/python3 -B
"""Asks python-icalendar."""
import sys

import common

try:
    import icalendar
except ImportError:
    common.missing("python-icalendar")


def events(content):
    return [event for calendar in icalendar.Calendar.from_ical(content, multiple=True) for event in calendar.walk("VEVENT")]


sys.exit(common.ask(events))
