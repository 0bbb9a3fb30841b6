"""Reads what others published of public instances."""
import re

from children import Failure

COLUMNS = {"best known": "best", "Müller avg": "Müller", "Lü & Hao avg": "Lü & Hao", "Abdullah avg": "Abdullah", "Bellio avg": "Bellio"}
AVERAGES = ("Müller", "Lü & Hao", "Abdullah", "Bellio")


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def number(text):
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


def parse(text):
    """{instance: {"best": 5.0, "Müller": 5.0, …}} of a page with one table of costs."""
    rows = [cells(line) for line in text.splitlines() if line.startswith("|")]
    if not rows or not set(COLUMNS) <= set(rows[0]):
        raise ValueError(f"a table with the columns {', '.join(COLUMNS)} is expected")
    at = {name: rows[0].index(heading) for heading, name in COLUMNS.items()}
    return {row[0]: {name: number(row[column]) for name, column in at.items()} for row in rows[2:] if len(row) == len(rows[0])}


def read(shared):
    path = shared.folder / "data" / "ctt" / "RESULTS.md"
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Failure(f"what others published cannot be read from {path}: {error}") from error
