"""Living with a plan of the sample: how soon alternatives are suggested, and what a replanning answers when a speaker is ill for a week."""
import datetime
import json
import pathlib
import re
import shutil
import tempfile

from context import SAMPLE
from figures import NOTHING, median, plural, show, table

# Stands before the session's own lines: speakers are declared as they are, one of them with a further absence.
SHIM = ('local declare = speaker; local function speaker (id) return function (t) if id == "{speaker}" then '
        'local list = type (t.unavailable) == "table" and t.unavailable or {{ t.unavailable }}; list[#list + 1] = {{ "{first}", "{last}" }}; '
        't.unavailable = list end return declare (id) (t) end end ')
IMPOSSIBLE = re.compile(r"no plan of session “[^”]*” keeps every hard rule")


def weeks_of(meetings):
    """(speaker, Monday) for every week in which somebody teaches, in order."""
    found = set()
    for meeting in meetings:
        day = datetime.date.fromisoformat(meeting["start"][:10])
        found.update((speaker, day - datetime.timedelta(days=day.weekday())) for speaker in meeting["speakers"])
    return sorted(found)


def fall_ill(session, speaker, monday):
    """The session's text with the speaker away from Monday to Sunday."""
    return SHIM.format(speaker=speaker, first=monday, last=monday + datetime.timedelta(days=6)) + session


def suggest(context, folder, store, meetings):
    for meeting in meetings:
        outcome = context.program.run("suggest", folder, meeting["id"], "--json", "--db", store, accepted=(0, 1))
        yield {"wall": outcome.seconds, "processor": outcome.processor, "answered": outcome.status == 0}


def replan(context, folder, store):
    outcome = context.program.run("replan", folder, "--dry-run", "--json", "--db", store, accepted=(0, 1))
    result = {"wall": outcome.seconds, "processor": outcome.processor}
    if outcome.status == 0:
        answer = json.loads(outcome.output)
        return {**result, "moved": answer["moved"], "least": answer["least"], "minimal": answer["minimal"]}
    return {**result, "moved": None, "impossible": IMPOSSIBLE.search(outcome.errors) is not None}


def replan_all(context, folder, store, meetings):
    session = folder / "session.lua"
    text = session.read_text(encoding="utf-8")
    for speaker, monday in weeks_of(meetings)[:context.options.cases]:
        session.write_text(fall_ill(text, speaker, monday), encoding="utf-8")
        runs = [replan(context, folder, store) for _ in range(context.options.runs)]
        yield {**runs[0], "case": f"{speaker} {monday}", "wall": median([run["wall"] for run in runs]),
               "processor": median([run["processor"] for run in runs])}
    session.write_text(text, encoding="utf-8")


def run_all(context):
    with tempfile.TemporaryDirectory() as work:
        folder, store = pathlib.Path(work) / SAMPLE.name, pathlib.Path(work) / "store.db"
        shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("cursus.db*"))
        context.program.run("plan", folder, "--seed", 1, "--db", store, "--quiet")
        meetings = json.loads(context.program.run("show", folder, "--db", store, "--format", "json").output)["meetings"]
        suggestions = [run for _ in range(context.options.runs) for run in suggest(context, folder, store, meetings)]
        context.tell(f"living: {len(suggestions)} suggestions")
        replannings = list(replan_all(context, folder, store, meetings))
        context.tell(f"living: {len(replannings)} replannings")
    return {"suggestions": suggestions, "replannings": replannings}


def milliseconds(values, choose):
    return f"{1000 * choose(values):.0f} ms" if values else NOTHING


def times(name, results):
    cells = [milliseconds([result[clock] for result in results], choose) for clock in ("processor", "wall") for choose in (median, max)]
    return [name, len(results), *cells]


def outcome_of(result):
    if result["moved"] is not None:
        return plural(result["moved"], "meeting moves", "meetings move")
    return "there is no plan (proven)" if result["impossible"] else "no plan was found, nothing proven"


def outcomes(replannings):
    """A row for each number of meetings that move, then those without a plan."""
    groups = {}
    for result in sorted(replannings, key=lambda result: (result["moved"] is None, result["moved"] or 0, not result.get("impossible"))):
        groups.setdefault(outcome_of(result), []).append(result)
    return [[name, len(group), show(sum(result["minimal"] for result in group)) if group[0]["moved"] is not None else NOTHING,
             *times(name, group)[2:]] for name, group in groups.items()]


def report(found):
    suggestions, replannings = found["suggestions"], found["replannings"]
    proven = sum(result["minimal"] for result in replannings if result["moved"] is not None)
    answered = sum(result["moved"] is not None or result["impossible"] for result in replannings)
    clocks = ["processor: median", "most", "wall: median", "most"]
    both = [times("suggest, each meeting", suggestions), times("replan, a speaker is ill for a week", replannings)]
    return (table(["command", "cases", *clocks], both) + "\n" + table(["replan", "cases", "fewest, proven", *clocks], outcomes(replannings))
            + f"\n**{answered} of {plural(len(replannings), 'case')} are answered**, {proven} with a proven minimum.\n")


def measure(context):
    if not context.options.show:
        context.results.save("living", run_all(context))
    return report(context.kept("living"))
