#!/usr/bin/python3 -B
"""Asks recurring-ical-events, which lists what takes place in a period."""
import sys

import common

try:
    import icalendar
    import recurring_ical_events
except ImportError:
    common.missing("recurring-ical-events")


def events(content):
    return recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between((2000, 1, 1), (2100, 1, 1))


sys.exit(common.ask(events))
