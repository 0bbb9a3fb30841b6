"""What is read from calendars, by us and by python3-recurring-ical-events: the busy times of a year, for tests that compare the two."""
import datetime as D
import subprocess
import sys

ZONE = "Europe/Paris"


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


class Theirs:
    """A file, taken apart once; the name of the exception that it raises stands for its times."""

    def __init__(self, data):
        self.error = self.expanded = None
        try:
            # They move floating times and UTC recurrences to X-WR-TIMEZONE; with us the former are the session's, the latter UTC.
            self.calendars = icalendar.Calendar.from_ical(data.replace(b"X-WR-TIMEZONE", b"X-WR-NOT-THIS"), multiple=True)
        except Exception as error:  # their defect, whatever it is
            self.error = type(error).__name__

    def read(self, year):
        try:
            if self.error is None and self.expanded is None:
                self.expanded = [recurring_ical_events.of(calendar) for calendar in self.calendars]
            return self.error or self.times(*window(year))
        except Exception as error:
            self.expanded = None  # a rule that has raised keeps its lock
            return type(error).__name__

    def times(self, first, last, start, end):
        found, margin = {"unavailable": [], "reluctant": []}, D.timedelta(days=9)
        for calendar in self.expanded:
            for event in calendar.between(first - margin, last + margin):
                level = level_of(event)
                if level:
                    times = sorted((instant(event["DTSTART"].dt), instant(event["DTEND"].dt)))
                    found[level].append((max(times[0], start), min(times[1], end)))
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
