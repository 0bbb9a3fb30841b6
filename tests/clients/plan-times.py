#!/usr/bin/python3 -B
"""Prints what `cursus show --format csv` says as `title <TAB> start <TAB> end`, the way the clients' answers are written."""
import csv
import sys

# What the table protects with an apostrophe, so that no spreadsheet computes it.
FORMULAS = {"'=", "'+", "'-", "'@"}


def main(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            title = " ".join(row["title"].split())
            if title[:2] in FORMULAS:
                title = title[1:]
            print(title, f"{row['date']} {row['start']}", f"{row['date']} {row['end']}", sep="\t")


main(sys.argv[1])
