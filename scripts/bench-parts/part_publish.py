"""Publishing for many people: what it takes beside writing the same bytes in the plainest way, and what a second publication writes."""
import json
import os
import pathlib
import shutil
import tempfile
import time

from figures import median, ratio, show, table

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
    """Each file under another name, then renamed; nothing is synced. Returns seconds."""
    for parent in {path.parent for path, _ in files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    for path, content in files:
        beside = folder / f"{path}.new"
        with open(beside, "wb", buffering=0) as file:
            file.write(content)
        os.rename(beside, folder / path)
    return time.monotonic() - begin


def publish(context, work, *options):
    return context.program.run("publish", work / "large", "--db", work / "store", "--out", work / "calendars", "--json", *options)


def run_once(context, work, unpublished):
    """A first publication, the same bytes written plainly, and a second one after one meeting has moved."""
    shutil.rmtree(work / "calendars", ignore_errors=True)
    shutil.rmtree(work / "store.published", ignore_errors=True)
    shutil.copy(unpublished, work / "store")
    os.sync()
    first = publish(context, work)
    files = read_files(work / "calendars")
    os.sync()
    plain = write_plainly(files, work / "plain")
    shutil.rmtree(work / "plain")
    context.program.run("move", work / "large", "m0@g0", "2027-03-26 pm", "--force", "--quiet", "--db", work / "store")
    os.sync()
    second = publish(context, work)
    return {"wall": first.seconds, "processor": first.processor, "plain": plain, "files": len(files),
            "bytes": sum(len(content) for _, content in files), "second_wall": second.seconds, "second_processor": second.processor,
            "written": json.loads(second.output)["written"]}


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


def report(found):
    runs = found["runs"]
    middle = {name: median([run[name] for run in runs]) for name in runs[0]}
    times = median([ratio(run["wall"], run["plain"]) for run in runs])
    rows = [["first publication", show(middle["files"]), f"{middle['bytes'] / 1e6:.0f} MB", f"{middle['wall']:.2f} s",
             f"{middle['processor']:.2f} s"],
            ["the same bytes, written and renamed", show(middle["files"]), f"{middle['bytes'] / 1e6:.0f} MB", f"{middle['plain']:.2f} s", ""],
            ["after one meeting has moved", show(middle["written"]), "", f"{middle['second_wall']:.2f} s",
             f"{middle['second_processor']:.2f} s"]]
    return (table([f"{show(found['people'])} people, {MODULES} events each", "files written", "bytes", "wall", "processor"], rows)
            + f"\nThe first publication takes **{times:.1f} times** as long as writing plainly, in the median of {len(runs)} runs; it is synced, the "
            "other is not.\n")


def measure(context):
    if not context.options.show:
        context.results.folder.parent.mkdir(parents=True, exist_ok=True)
        context.results.save("publish", run_all(context))
    return report(context.kept("publish"))
