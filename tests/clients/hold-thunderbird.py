#!/usr/bin/python3 -B
"""Thunderbird: calendars on the web, with its “offline support” and without, and files that are imported."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import common
import holding
from marionette import Marionette

PROGRAM = shutil.which("thunderbird")
if not PROGRAM:
    common.missing("thunderbird", "--clients")
SCRIPT = (pathlib.Path(__file__).resolve().parent / "thunderbird.js").read_text("utf-8")
SETTINGS = """
user_pref("marionette.port", {port});
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""


class Thunderbird:
    def __init__(self, folder):
        port = holding.free_port()
        (folder / "profile").mkdir()
        (folder / "profile" / "user.js").write_text(SETTINGS.format(port=port), "utf-8")
        environment = dict(os.environ, HOME=str(folder), LC_ALL="C.UTF-8", MOZ_CRASHREPORTER_DISABLE="1", G_DEBUG="")
        # pylint: disable-next=consider-using-with
        self.process = subprocess.Popen([PROGRAM, "--headless", "--no-remote", "--profile", str(folder / "profile"), "--marionette",
                                         "--remote-allow-system-access"], env=environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        self.remote = None
        if not holding.wait(lambda: self.connected(port), 120):
            raise RuntimeError("thunderbird does not start")

    def connected(self, port):
        try:
            self.remote = Marionette(port, timeout=120)
            return True
        except OSError:
            return False

    def tell(self, way, step, name, calendar, source, path):
        """Does what `way` says with the calendar; what it holds then is told as `name`."""
        for event in self.remote.run(SCRIPT, way, calendar, str(source), holding.versions(path), common.ZONE.key):
            common.line(way, step, name, *(field or "" for field in event))

    def stop(self):
        self.process.terminate()
        self.process.wait()


def main():
    wanted = holding.arguments()
    site = holding.Site()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        program = Thunderbird(pathlib.Path(folder))
        try:
            for folder in wanted.life:
                step = os.path.basename(folder)
                for name, path in site.show(folder).items():
                    program.tell("subscribed", step, name, f"offline {name}", site.url(name), path)
                    program.tell("subscribed, always asked", step, name, f"online {name}", site.url(name), path)
                    program.tell("imported", step, name, f"{step} {name}", path, path)
            for number, path in enumerate(wanted.again):
                program.tell("again", number, "imported.ics", "again", path, path)
        finally:
            program.stop()


sys.exit(main())
