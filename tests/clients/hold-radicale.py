#!/usr/bin/python3 -B
"""Radicale: a whole file is put as a calendar, as its page for uploads does, and put again. It is read back as calendar programs do,
and asked for the events of the time at which each says that it is."""
import datetime
import http.client
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import common
import holding

PROGRAM = shutil.which("radicale")
if not PROGRAM:
    common.missing("radicale", "--tests")
import icalendar  # pylint: disable=wrong-import-position

# It waits for the disk after each of its files.
MEMORY = "/dev/shm"
CONFIG = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {folder}/collections
[logging]
level = warning
"""
QUERY = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">{period}</C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""
DATA = "{urn:ietf:params:xml:ns:caldav}calendar-data"


class Radicale:
    def __init__(self, folder):
        self.port = holding.free_port()
        (folder / "config").write_text(CONFIG.format(port=self.port, folder=folder), "utf-8")
        # pylint: disable-next=consider-using-with
        self.process = subprocess.Popen([PROGRAM, "--config", str(folder / "config")], env=dict(os.environ, HOME=str(folder)))
        self.known, self.held = set(), {}
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        if not holding.wait(self.answers):
            raise RuntimeError("radicale does not start")

    def answers(self):
        try:
            return self.ask("PROPFIND", "/anne/", status=(207,)) is not None
        except OSError:
            self.connection.close()
            return False

    def ask(self, method, path, body="", status=(200, 201, 204, 207), **headers):
        """The answer, which has to have one of these statuses."""
        self.connection.request(method, path, body.encode(), {"Authorization": "Basic YW5uZTo=", "Content-Type": "text/calendar; charset=utf-8",
                                                              **headers})
        answer = self.connection.getresponse()
        content = answer.read().decode()
        if answer.status not in status:
            raise RuntimeError(f"radicale: {method} {path}: {answer.status} {content}")
        return content

    def put(self, name, path):
        """The whole file, where it is not what was put last."""
        content = pathlib.Path(path).read_bytes()
        if self.held.get(name) != content:
            self.ask("PUT", f"/anne/{name}/", content.decode())
            self.held[name] = content

    def events(self, name, period=""):
        """The events of a calendar that the server says lie in a period."""
        answer = xml.etree.ElementTree.fromstring(self.ask("REPORT", f"/anne/{name}/", QUERY.format(period=period), Depth="1",
                                                           **{"Content-Type": "application/xml"}))
        return [event for data in answer.iter(DATA) for event in icalendar.Calendar.from_ical(data.text).walk("VEVENT")]

    def knows(self, name, event):
        """Whether the server itself has the event where its text says: in its first and last minute, and not a minute around it."""
        version = (name, event["UID"], event["SEQUENCE"])
        if version in self.known:
            return True
        start, end = (event[key].dt.astimezone(datetime.timezone.utc) for key in ("DTSTART", "DTEND"))
        minute = datetime.timedelta(minutes=1)
        for since, inside in ((start - minute, False), (start, True), (end - minute, True), (end, False)):
            period = f'<C:time-range start="{since:%Y%m%dT%H%M%SZ}" end="{since + minute:%Y%m%dT%H%M%SZ}"/>'
            if (event["UID"] in [found["UID"] for found in self.events(name, period)]) != inside:
                return False
        self.known.add(version)
        return True

    def tell(self, way, step, names, check=()):
        for name in names:
            for event in self.events(name):
                uid, start, *others = common.event_fields(event)
                if name in check and not self.knows(name, event):
                    start = f"not at {start}"
                common.line(way, step, name, uid, start, *others)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def main():
    wanted = holding.arguments()
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        server = Radicale(pathlib.Path(folder))
        try:
            for step in wanted.life:
                files = holding.calendars(step)
                for name, path in files.items():
                    server.put(name, path)
                server.tell("put again", os.path.basename(step), files, check=("life.ics",))
            for number, path in enumerate(wanted.again):
                server.put("imported.ics", path)
                server.tell("again", number, ["imported.ics"])
        finally:
            server.stop()


sys.exit(main())
