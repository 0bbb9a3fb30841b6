"""CalDAV servers for tests: real ones on a free port of this machine, one between them and us that interferes, and an odious one."""
import base64
import http.client
import http.server
import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.parse

USER, PASSWORD = "plans", "pass word"
PUT = set()  # everything that was put through one between a server and us
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
ALL = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><getetag/><C:calendar-data/></prop>
<C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def ask(port, method, path, body=None, headers=None):
    """Status, headers and body of what a server answers to somebody who may do everything."""
    token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, {"Authorization": "Basic " + token, **(headers or {})})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


class Server:
    """One of a real program. Its calendars are in the folder PATH."""

    def __init__(self, folder, certificate=()):
        self.port, self.folder, self.certificate = free_port(), folder, certificate
        with open(folder / "log", "wb") as log:
            # pylint: disable-next=consider-using-with
            self.process = subprocess.Popen(self.command(), stdout=log, stderr=log, env=dict(os.environ, HOME=str(folder)))
        for _ in range(300):
            try:
                if not certificate:
                    ask(self.port, "OPTIONS", self.PATH)
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"{self.NAME} does not start: {(folder / 'log').read_text()}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Radicale(Server):
    NAME, PROGRAM, PATH = "radicale", shutil.which("radicale"), "/plans/"

    def command(self):
        (self.folder / "users").write_text(f"{USER}:{PASSWORD}\n")
        tls = "ssl = True\ncertificate = {}\nkey = {}\n".format(*self.certificate) if self.certificate else ""
        (self.folder / "config").write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n{tls}[auth]\ntype = htpasswd\nhtpasswd_filename = {self.folder}/users\n"
            f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {self.folder}/collections\n")
        return [self.PROGRAM, "--config", str(self.folder / "config")]


class Xandikos(Server):
    NAME, PROGRAM, PATH = "xandikos", shutil.which("xandikos"), "/plans/calendars/"

    def command(self):
        (self.folder / "data").mkdir()
        return [self.PROGRAM, "-d", str(self.folder / "data"), "--defaults", "-l", "127.0.0.1", "-p", str(self.port),
                "--current-user-principal", "/plans/"]


class Between(http.server.ThreadingHTTPServer):
    """What we ask goes through it to a real server. HOOK (method, path, sent) may answer instead (status, headers, body), or do
    something meanwhile: SENT is False before the server gets the request, and True before we get its answer."""

    daemon_threads = True

    def __init__(self, port=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.to, self.hook, self.asked = port, None, []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, client_address):
        pass  # we were killed, or did not want to hear more

    def stop(self):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # head and body of a small answer leave together

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass

    def give(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        if isinstance(body, bytes):
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.close_connection = True  # without a length: pieces, as long as they are taken
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in body:
            self.wfile.write(piece)

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.handle_any
        raise AttributeError(name)

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path, server = urllib.parse.unquote(self.path), self.server
        server.asked.append((self.command, path, dict(self.headers)))
        if self.command == "PUT":
            PUT.add(body)
        instead = server.hook(self.command, path, False) if server.hook else None
        if instead is None:
            kept = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "content-length")}
            connection = http.client.HTTPConnection("127.0.0.1", server.to, timeout=60)
            connection.request(self.command, self.path, body, kept)
            answer = connection.getresponse()
            instead = answer.status, dict(answer.getheaders()), answer.read()
            connection.close()
            replaced = server.hook(self.command, path, True) if server.hook else None
            instead = replaced or instead
        self.give(*instead)
