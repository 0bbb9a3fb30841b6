"""Publishing for many people: what it takes beside writing the same bytes in the plainest way, and what a second publication writes."""
import json
import os
import pathlib
import shutil
import tempfile
import time

from children import must_run
from figures import median, plural, ratio, show, table

MODULES, GROUPS = 25, 20
HEAD = """session { id = "large", title = "A large session", language = "fr", timezone = "Europe/Paris",
  from = "2027-01-04", to = "2027-03-26", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
"""
MODULE = ('module "m{n}" {{ title = "Module numéro {n} : une demi-journée", description = "Ce que l’on apprend dans le module {n}.", '
          'format = "webinar", half_days = 1, groups = {{ {groups} }}, link = "https://visio.example.org/m{n}" }}\n')


def make_session(folder, n_people):
    """Everybody is in one of the groups, and so in every module."""
    groups = [f"g{n}" for n in range(GROUPS)]
    named = ", ".join(f'"{group}"' for group in groups)
    folder.mkdir()
    text = HEAD + "".join(f'group "{group}" {{ title = "Groupe {group}" }}\n' for group in groups)
    text += "".join(MODULE.format(n=n, groups=named) for n in range(MODULES)) + 'people "people.csv"\n'
    (folder / "session.lua").write_text(text, encoding="utf-8")
    rows = (f"p{n:05};Prénom{n} Nom{n};p{n}@example.org;{groups[n % GROUPS]}\n" for n in range(n_people))
    (folder / "people.csv").write_text("id;name;email;groups\n" + "".join(rows), encoding="utf-8")


def read_files(folder):
    return [(path.relative_to(folder), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]


def write_plainly(files, folder):
    """Each file under another name, then renamed. Returns the seconds until that is done, and until the disk has it."""
    for parent in {path.parent for path, _ in files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    for path, content in files:
        beside = folder / f"{path}.new"
        with open(beside, "wb", buffering=0) as file:
            file.write(content)
        os.rename(beside, folder / path)
    renamed = time.monotonic()
    must_run(["sync", "-f", folder])
    return renamed - begin, time.monotonic() - begin


def publish(context, work, *options):
    return context.program.run("publish", work / "large", "--db", work / "store", "--out", work / "calendars", "--json", *options)


def run_once(context, work, unpublished):
    """A first publication and a second one after one meeting has moved; each time the same bytes written plainly."""
    for name in ("calendars", "store.published", "plain"):
        shutil.rmtree(work / name, ignore_errors=True)
    shutil.copy(unpublished, work / "store")
    os.sync()
    first = publish(context, work)
    files = read_files(work / "calendars")
    os.sync()
    plain, synced = write_plainly(files, work / "plain")
    context.program.run("move", work / "large", "m0@g0", "2027-03-26 pm", "--force", "--quiet", "--db", work / "store")
    os.sync()
    second = publish(context, work)
    before = dict(files)
    changed = [(path, content) for path, content in read_files(work / "calendars") if before.get(path) != content]
    os.sync()
    plain_again, synced_again = write_plainly(changed, work / "plain")
    return {"wall": first.seconds, "processor": first.processor, "plain": plain, "synced": synced, "files": len(files),
            "bytes": sum(len(content) for _, content in files), "second_wall": second.seconds, "second_processor": second.processor,
            "second_plain": plain_again, "second_synced": synced_again, "written": json.loads(second.output)["written"],
            "changed": len(changed), "second_bytes": sum(len(content) for _, content in changed)}


def run_all(context):
    with tempfile.TemporaryDirectory(dir=context.results.folder.parent) as name:
        work = pathlib.Path(name)
        make_session(work / "large", context.options.people)
        context.program.run("plan", work / "large", "--seed", 1, "--moves", 2000, "--db", work / "planned", "--quiet", accepted=(0, 1))
        runs = []
        for _ in range(context.options.runs):
            runs.append(run_once(context, work, work / "planned"))
            context.tell(f"publish: {runs[-1]['wall']:.1f} s, plainly {runs[-1]['plain']:.1f} s")
    return {"people": context.options.people, "runs": runs}


def rows_of(middle, title, of, files, size):
    """Three rows: a publication, and its bytes written plainly. @of: where its figures begin in @middle."""
    bytes_written = f"{middle[size] / 1e6:.0f} MB"
    return [[title, show(middle[files]), bytes_written, f"{middle[of + 'wall']:.2f} s", f"{middle[of + 'processor']:.2f} s"],
            ["the same bytes, written, renamed and synced", "", "", f"{middle[of + 'synced']:.2f} s", ""],
            ["without the sync", "", "", f"{middle[of + 'plain']:.2f} s", ""]]


def times(runs, of, plain):
    return show(median([ratio(run[of + "wall"], run[of + plain]) for run in runs]), 1)


def report(found):
    runs = found["runs"]
    middle = {name: median([run[name] for run in runs]) for name in runs[0]}
    rows = rows_of(middle, "first publication", "", "files", "bytes") + rows_of(middle, "after one meeting has moved", "second_", "written",
                                                                                 "second_bytes")
    return (table([f"{show(found['people'])} people, {MODULES} events each", "files written", "bytes", "wall", "processor"], rows)
            + f"\nThe first publication, which is synced, takes **{times(runs, '', 'synced')} times** as long as writing and syncing the same bytes plainly "
            f"({times(runs, '', 'plain')} times as long as writing without a sync), the second one {times(runs, 'second_', 'synced')} times "
            f"({times(runs, 'second_', 'plain')}): medians of {plural(len(runs), 'run')}.\n")


def measure(context):
    if not context.options.show:
        context.results.folder.parent.mkdir(parents=True, exist_ok=True)
        context.results.save("publish", run_all(context))
    return report(context.kept("publish"))
