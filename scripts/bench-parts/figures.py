"""Arithmetic of the benchmarks, and their tables in Markdown. Knows nothing of programs or files."""
import math
import statistics

NOTHING = "–"  # stands in a table where there is no number


def mean(values):
    return statistics.fmean(values) if values else None


def median(values):
    return statistics.median(values) if values else None


def ratio(ours, reference):
    """How many times @reference @ours is; None where that says nothing. Both 0 are the same."""
    if ours is None or reference is None:
        return None
    if reference == 0:
        return 1.0 if ours == 0 else None
    return ours / reference


def exponent(sizes, figures):
    """The e of figure = c · size^e, by least squares of the logarithms; None for fewer than two sizes."""
    points = [(math.log(size), math.log(figure)) for size, figure in zip(sizes, figures) if figure is not None and figure > 0]
    if len({x for x, _ in points}) < 2:
        return None
    middle_x, middle_y = mean([x for x, _ in points]), mean([y for _, y in points])
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / sum((x - middle_x) ** 2 for x, _ in points)


def total(values):
    """Their sum; None if one is missing, as the sum of the others would pass for that of all."""
    return None if not values or None in values else sum(values)


def show(value, digits=0):
    """A number as it stands in a table."""
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else f"{value:,.{digits}f}"


def show_range(values, digits=0):
    """Least to greatest."""
    if not values:
        return NOTHING
    low, high = show(min(values), digits), show(max(values), digits)
    return low if low == high else f"{low} to {high}"


def show_memory(result):
    """The "memory" of a run; what a small program needs cannot be told below the "least_memory" of what started it."""
    at_most = "at most " if result["memory"] <= result.get("least_memory", result["memory"]) else ""
    return f"{at_most}{show(result['memory'] / 2**20)} MiB"


def show_list(numbers):
    """“1 to 5” for neighbours, else “1, 3”."""
    first, last = numbers[0], numbers[-1]
    return f"{first} to {last}" if len(numbers) > 2 and numbers == list(range(first, last + 1)) else ", ".join(map(str, numbers))


def plural(n, one, many=None):
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def table(headings, rows):
    """Markdown: the first column to the left, the others to the right."""
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"a row of {len(row)} cells under {len(headings)} headings: {row}")
    lines = [headings, ["---"] + ["---:"] * (len(headings) - 1), *rows]
    return "".join("| " + " | ".join(str(cell) for cell in line) + " |\n" for line in lines)
