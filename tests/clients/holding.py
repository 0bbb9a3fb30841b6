"""What the scripts share that keep calendars in a program, as a participant does, while the planner publishes again and again.

    hold-….py --life FOLDER… --again FILE…

Each FOLDER is what was published at one step: the program subscribes to all calendars of the first, and has to follow. FILEs are
imported one after the other into one calendar. A line an event, as for ask-….py, with what was done and the step or file before it.
"""
import argparse
import functools
import hashlib
import http.server
import pathlib
import re
import socket
import threading
import time


class Handler(http.server.BaseHTTPRequestHandler):
    """The calendars of the folder of the moment, told apart by their bytes as any web server does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):  # pylint: disable=invalid-name
        path = self.server.files.get(pathlib.PurePosixPath(self.path).name)
        if path is None:
            self.send_error(404)
            return
        content = path.read_bytes()
        tag = f'"{hashlib.sha256(content).hexdigest()}"'
        same = self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", "text/calendar; charset=utf-8")
        self.send_header("Content-Length", "0" if same else str(len(content)))
        self.end_headers()
        if not same:
            self.wfile.write(content)

    def log_message(self, *_):
        pass


class Site(http.server.ThreadingHTTPServer):
    """A web server with the calendars of one folder."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def show(self, folder):
        """From now on the calendars of `folder`; name of the file -> its path."""
        self.files = calendars(folder)
        return self.files

    def url(self, name):
        return f"http://127.0.0.1:{self.server_port}/{name}"


def calendars(folder):
    folder = pathlib.Path(folder).resolve()
    return {path.name: path for path in sorted([*folder.glob("*.ics"), *folder.glob("people/*.ics")])}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--life", nargs="*", default=[], metavar="FOLDER")
    parser.add_argument("--again", nargs="*", default=[], metavar="FILE", type=lambda path: pathlib.Path(path).resolve())
    return parser.parse_args()


def version(*fields):
    """What tells one version of an event from another: UID, SEQUENCE, title and place."""
    return " ".join(" ".join("" if field is None else str(field) for field in fields).split())


@functools.cache
def versions(path):
    """Which versions of which events are in a file: what a program that is done with it holds."""
    text = pathlib.Path(path).read_bytes().decode().replace("\r\n ", "")
    found = []
    for event in text.split("BEGIN:VEVENT")[1:]:
        values = dict(line.split(":", 1) for line in event.split("\r\n") if re.match(r"(UID|SEQUENCE|SUMMARY|LOCATION):", line))
        plain = [re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value) for value in values.values()]
        found.append(version(*(dict(zip(values, plain)).get(name) for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION"))))
    return sorted(found)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait(condition, seconds=30, pause=0.02):
    """Whether `condition` comes true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True
