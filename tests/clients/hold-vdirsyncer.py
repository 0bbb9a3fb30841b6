#!/usr/bin/python3 -B
"""vdirsyncer, which follows a calendar on the web into a folder of khal, where khal shows it. It imports nothing: --again puts the file
where a calendar of its own is kept as one file."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import common
import holding
import vdir

PROGRAM = shutil.which("vdirsyncer")
if not PROGRAM or not shutil.which("khal"):
    common.missing("vdirsyncer with khal", "--clients")
import icalendar  # pylint: disable=wrong-import-position  # khal has brought it

PAIR = """
[pair {name}]
a = "from_{name}"
b = "to_{name}"
collections = null
[storage from_{name}]
{source}
[storage to_{name}]
type = "filesystem"
path = "{folder}"
fileext = ".ics"
"""


class Synced:
    """Sources (as vdirsyncer's configuration has them) that are each followed into a folder."""

    def __init__(self, folder):
        self.folder, self.sources = folder, {}

    def target(self, name):
        return self.folder / name

    def run(self, *command):
        environment = dict(os.environ, HOME=str(self.folder), LC_ALL="C.UTF-8")
        done = subprocess.run([PROGRAM, "-c", str(self.folder / "vdirsyncer"), *command], env=environment, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(f"vdirsyncer {command}: {done.stdout}{done.stderr}")

    def configure(self, sources):
        text = f'[general]\nstatus_path = "{self.folder}/status"\n'
        for name, source in sources.items():
            self.target(name).mkdir(exist_ok=True)
            text += PAIR.format(name=re.sub(r"\W", "_", name), source=source, folder=self.target(name))
        (self.folder / "vdirsyncer").write_text(text, "utf-8")
        vdir.configure(self.folder, [self.target(name) for name in sources])
        self.sources = sources
        self.run("discover")

    def sync(self, sources):
        if sources != self.sources:
            self.configure(sources)
        self.run("sync")

    def zones(self, name):
        events = [icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT") for path in self.target(name).glob("*.ics")]
        return {event["UID"]: common.zone(event["DTSTART"]) for found in events for event in found}

    def tell(self, way, step):
        """What khal shows of the folders, with the zones that their files have."""
        names = list(self.sources)
        events, messages, failed = vdir.listing(self.folder, [self.target(name) for name in names])
        if failed:
            raise RuntimeError(messages)
        zones = [self.zones(name) for name in names]
        for number, uid, start, end, title, _, status, place in events:
            common.line(way, step, names[number], uid, start, end, title, zones[number].get(uid, ""), status, place)


def live(folder, steps):
    site, synced = holding.Site(), Synced(folder)
    for step in steps:
        files = site.show(step)
        synced.sync({name: f'type = "http"\nurl = "{site.url(name)}"' for name in files})
        synced.tell("subscribed", os.path.basename(step))


def again(folder, paths):
    synced, kept = Synced(folder), folder / "kept.ics"
    for number, path in enumerate(paths):
        shutil.copy(path, kept)
        synced.sync({"imported.ics": f'type = "singlefile"\npath = "{kept}"'})
        synced.tell("again", number)


def main():
    wanted = holding.arguments()
    for work, given in ((live, wanted.life), (again, wanted.again)):
        with tempfile.TemporaryDirectory() as name:
            work(pathlib.Path(name), given)


sys.exit(main())
