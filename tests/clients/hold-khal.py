#!/usr/bin/python3 -B
"""khal's import. What it shows of a calendar that is followed, vdirsyncer has it show."""
import pathlib
import shutil
import sys
import tempfile

import common
import holding
import vdir

if not shutil.which("khal"):
    common.missing("khal")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder, calendar = pathlib.Path(name), pathlib.Path(name) / "calendar"
        calendar.mkdir()
        vdir.configure(folder, [calendar])
        for number, path in enumerate(holding.arguments().again):
            done = vdir.khal(folder, "import", "--batch", "-a", "c0", path)
            if done.returncode != 0:
                raise RuntimeError(done.stderr)
            for _, *fields in vdir.listing(folder, [calendar])[0]:
                common.line("again", number, "imported.ics", *fields)


sys.exit(main())
