"""What the scripts that ask Python libraries share."""
import datetime
import os
import sys
from zoneinfo import ZoneInfo

ZONE = ZoneInfo(os.environ.get("CLIENT_TZ", "Europe/Paris"))


def missing(name, option="--tests"):
    print(f"{name} is not installed: scripts/setup {option} does it", file=sys.stderr)
    sys.exit(77)


def time(value):
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        return value.strftime("%Y-%m-%d %H:%M floating")
    return value.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


def zone(value):
    """The zone of the time of an event: its name, UTC, or nothing."""
    if value.params.get("TZID"):
        return value.params["TZID"]
    return "UTC" if getattr(value.dt, "tzinfo", None) else ""


def event_fields(event):
    """What is told of an event of python-icalendar."""
    start = event["DTSTART"]
    return (event["UID"], time(start.dt), time(event["DTEND"].dt), event.get("SUMMARY", ""), zone(start), event.get("STATUS", ""),
            event.get("LOCATION", ""))


def line(*fields):
    print("\t".join(" ".join(str(field).split()) for field in fields), flush=True)


def ask(events_of):
    """Prints what `events_of` gives for the bytes of each file named on the command line."""
    status = 0
    for path in sys.argv[1:]:
        try:
            with open(path, "rb") as file:
                for event in events_of(file.read()):
                    line(os.path.basename(path), *event_fields(event))
                    for error in event.errors:
                        raise ValueError(error)
        except (KeyError, ValueError) as error:
            print(f"{os.path.basename(path)}: {error}", file=sys.stderr)
            status = 1
    return status
