#!/usr/bin/python3 -B
"""Prints what `cursus show --format csv` says as `title <TAB> start <TAB> end`, the way the clients' answers are written."""
import csv
import sys


def main(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            title = " ".join(row["title"].split())
            print(title, f"{row['date']} {row['start']}", f"{row['date']} {row['end']}", sep="\t")


main(sys.argv[1])
