#!/usr/bin/python3
"""Compares the busy times that we read from calendar files with those of python3-recurring-ical-events.

compare-recurring.py DUMP_AVAILABILITY [FOLDER]

For every .ics file below FOLDER (default: data/ics/availability in $CURSUS_SHARED, or in ../shared beside the checkout) and every
year in which it has something, both programs say when the owner is unavailable or reluctant. Differences that are meant stand with
their reason in docs/AVAILABILITY.md; any other one fails, and so does a file that stands there and does not differ.
Prints TAP; skips where the package or the folder is missing.
"""
import os
import re
import sys

sys.dont_write_bytecode = True
from recurring import Ours, Theirs, difference, skip


def explained(source):
    """The files of the table: `| file.ics | what they say | what we say | why |`."""
    with open(os.path.join(source, "docs", "AVAILABILITY.md"), encoding="utf-8") as file:
        rows = re.findall(r"^\| `([^`|]+\.ics)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", file.read(), re.MULTILINE)
    if len({row[0] for row in rows}) != len(rows):
        raise SystemExit("Bail out! a file stands twice in docs/AVAILABILITY.md")
    return {name: why for name, _, _, why in rows}


def years_of(data):
    years = {int(y) for y in re.findall(rb"[;:,=]((?:19[7-9]|20[0-3])\d)[01]\d[0-3]\d", data)}
    return sorted(y for y in years | {y + 1 for y in years} if 1970 <= y <= 2037) or [2024]  # their zone rules end there


def compare(ours, path):
    """What differs, by years, and whether anybody reads any of them."""
    with open(path, "rb") as file:
        data = file.read()
    other, differences, is_read = Theirs(data), [], False
    for year in years_of(data):
        mine, others = ours.read(path, year), other.read(year)
        is_read = is_read or isinstance(mine, dict) or isinstance(others, dict)
        if mine != others:
            differences.append(f"{year}: {difference(mine, others)}")
    return differences, is_read


def main():
    source = os.environ.get("CURSUS_TEST_SOURCE_DIR", ".")
    top = os.environ.get("CURSUS_SHARED") or os.path.join(source, "..", "shared")
    folder = sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] != "--verbose" else os.path.join(top, "data", "ics", "availability")
    paths = sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names if name.endswith(".ics"))
    if not paths:
        skip("the calendars to compare are not here")
    expected, ours, failed, equal = explained(source), Ours(sys.argv[1]), 0, 0
    print(f"1..{len(paths) + 1}")
    for number, path in enumerate(paths, 1):
        name = os.path.basename(path)
        differences, is_read = compare(ours, path)
        right = bool(differences) == (name in expected)
        failed += not right
        equal += is_read and not differences
        print(f"{'ok' if right else 'not ok'} {number} {name}" + (f" - {expected[name]}" if name in expected else ""))
        for line in differences if not right or "--verbose" in sys.argv else []:
            print("#  ", line)
    unknown = set(expected) - {os.path.basename(path) for path in paths}
    print(f"{'not ok' if unknown else 'ok'} {len(paths) + 1} each file that is explained is here {' '.join(sorted(unknown))}")
    print(f"# {equal} files equal, {len(expected)} differ as explained")
    sys.exit(1 if failed or unknown else 0)


main()
