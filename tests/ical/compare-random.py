#!/usr/bin/python3
"""Compares the busy times that we read from random series with those of python3-recurring-ical-events.

compare-random.py DUMP_AVAILABILITY

Each calendar is one series: a rule, exceptions, an addition, changes of single times; in zones, in UTC, without zone, or of whole
days. CURSUS_TEST_SEED repeats a run, CURSUS_TEST_CALENDARS=N makes more of them. Left out is what the other program does not do:
two digits in BYDAY, and times without zone that last over a night in which the clocks change. Prints TAP; skips without the package.
"""
import datetime as D
import os
import random
import sys
import tempfile

sys.dont_write_bytecode = True
from recurring import Ours, Theirs, difference

from dateutil.rrule import rrulestr

YEARS = (2020, 2023, 2024)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STATES = ("STATUS:TENTATIVE", "TRANSP:TRANSPARENT", "STATUS:CANCELLED")
OF_MONTHS = (("BYDAY=1MO",), ("BYDAY=-1FR",), ("BYDAY=2TU,4TU",), ("BYDAY=5SA",), ("BYMONTHDAY=1",), ("BYMONTHDAY=15,31",), ("BYMONTHDAY=-1",),
             ("BYMONTHDAY=30",), ("BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=-1"), ("BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=2,-2"), ("BYDAY=FR", "BYMONTHDAY=13"), ())
OF_YEARS = (("BYMONTH=3",), ("BYMONTH=1,7",), ("BYMONTH=11", "BYDAY=1MO"), ("BYMONTH=3", "BYDAY=-1SU"), ("BYMONTH=11", "BYDAY=SU"), ("BYYEARDAY=100,200",),
            ("BYYEARDAY=-1",), ("BYYEARDAY=366",), ("BYDAY=-1FR",), ("BYDAY=1MO",), ("BYWEEKNO=20", "BYDAY=MO,FR"), ("BYMONTH=2", "BYMONTHDAY=29"), ())


# A zone that is nowhere but in the file: two hours ahead of UTC, three in summer.
OWN = """BEGIN:VTIMEZONE
TZID:Own
BEGIN:DAYLIGHT
DTSTART:19700329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE""".split("\n")


class Series:
    def __init__(self, r):
        self.r, self.zone = r, r.choice(("Europe/Paris", "America/New_York", "Romance Standard Time", "Own", "UTC", "", "days"))
        self.days = self.zone == "days"
        self.start = D.datetime(r.randrange(2019, 2024), r.randrange(1, 13), r.randrange(1, 29))
        minutes = (30, 60, 90) if self.zone == "" else (30, 60, 90, 600, 1500)
        self.length = D.timedelta(days=r.randrange(1, 4)) if self.days else D.timedelta(minutes=r.choice(minutes))
        if not self.days:
            self.start = self.start.replace(hour=r.randrange(8, 19), minute=r.choice((0, 15, 30)))
        self.rule = self.make_rule()

    def stamp(self, time):
        if self.days:
            return f";VALUE=DATE:{time:%Y%m%d}"
        name = "" if self.zone in ("UTC", "") else f";TZID={self.zone}"
        return f"{name}:{time:%Y%m%dT%H%M%S}{'Z' if self.zone == 'UTC' else ''}"

    def make_end(self):
        last = self.start + D.timedelta(days=self.r.randrange(900))
        if self.r.random() < 0.5:
            return [f"COUNT={self.r.choice((1, 3, 10, 40))}"]
        return [f"UNTIL={last:%Y%m%d}" if self.days else f"UNTIL={last:%Y%m%d}T235959{'Z' if self.zone else ''}"]

    def make_rule(self):
        r, frequency = self.r, self.r.choice(("DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY"))
        parts = [f"FREQ={frequency}"] + ([f"INTERVAL={r.choice((2, 3, 5))}"] if r.random() < 0.4 else []) + (self.make_end() if r.random() < 0.7 else [])
        if frequency in ("DAILY", "WEEKLY"):
            parts += [f"BYDAY={','.join(r.sample(WEEKDAYS, r.randrange(1, 4)))}"] if r.random() < 0.5 else []
            parts += [f"BYMONTH={r.choice(('1,2,3', '6', '9,10,11'))}"] if r.random() < 0.15 else []
        else:
            parts += r.choice(OF_MONTHS if frequency == "MONTHLY" else OF_YEARS)
        return ";".join(parts + ([f"WKST={r.choice(('SU', 'MO', 'WE'))}"] if r.random() < 0.15 else []))

    def times(self):
        """Some of its times, by the rule alone."""
        found = []
        for time in rrulestr(self.rule.replace("Z", ""), dtstart=self.start):
            found.append(time)
            if len(found) > 60:
                break
        return found

    def event(self, start, more):
        end = "DTEND" + self.stamp(start + self.length)
        if self.r.random() < 0.2:
            end = f"DURATION:P{self.length.days}D" if self.days else f"DURATION:PT{int(self.length.total_seconds()) // 60}M"
        return ["BEGIN:VEVENT", "UID:a", "DTSTART" + self.stamp(start), end, *more, "END:VEVENT"]

    def changed(self, time):
        moved = time + D.timedelta(days=self.r.choice((0, 0, 1, -2, 30)), hours=0 if self.days else self.r.choice((0, 1, 3)))
        return self.event(moved, ["RECURRENCE-ID" + self.stamp(time)] + ([self.r.choice(STATES)] if self.r.random() < 0.3 else []))

    def lines(self):
        r, times = self.r, self.times()
        without = r.sample(times, min(len(times), r.choice((0, 0, 1, 3))))
        more = ["RRULE:" + self.rule] + ["EXDATE" + self.stamp(time) for time in without]
        if r.random() < 0.25:
            more.append("RDATE" + self.stamp(self.start + D.timedelta(days=r.randrange(1, 400))))
        lines = self.event(self.start, more + ([r.choice(STATES)] if r.random() < 0.1 else []))
        for time in r.sample(times, min(len(times), r.choice((0, 0, 1, 2)))):
            lines += [] if time in without else self.changed(time)
        return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *OWN, *lines, "END:VCALENDAR"]


def main():
    seed = int(os.environ.get("CURSUS_TEST_SEED") or random.SystemRandom().randrange(2**32))
    n, r, ours, failed = int(os.environ.get("CURSUS_TEST_CALENDARS") or 100), random.Random(seed), Ours(sys.argv[1]), 0
    print(f"1..1\n# CURSUS_TEST_SEED={seed}")
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        for _ in range(n):
            lines = Series(r).lines()
            data = "".join(f"{line}\r\n" for line in lines).encode()
            file.seek(0)
            file.truncate()
            file.write(data)
            file.flush()
            other = Theirs(data)
            found = {year: (ours.read(file.name, year), other.read(year)) for year in YEARS}
            wrong = [f"{year}: {difference(mine, others)}" for year, (mine, others) in found.items() if mine != others]
            failed += bool(wrong)
            print("".join(f"# {line}\n" for line in (lines[3 + len(OWN):-1] + wrong if wrong else [])), end="")
    print(f"{'not ok' if failed else 'ok'} 1 - {n} random series are as the other program has them")
    sys.exit(1 if failed else 0)


main()
