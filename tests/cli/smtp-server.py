#!/usr/bin/python3
"""A real SMTP server (aiosmtpd) that keeps what it gets: smtp-server.py FOLDER [starttls|smtps CERTIFICATE KEY]

Without more it does not encrypt; with “starttls” it takes mails only after STARTTLS, with “smtps” connections are encrypted from the
beginning.

Writes FOLDER/port when it listens, and each mail as FOLDER/NNN.eml. What is in FOLDER/mood decides of the next mails: "take" (also
without the file), "refuse" (after the message), "unknown" (each recipient), "hang" (takes the message, keeps it, and never answers).
Ends with its standard input. Exit status 77 without aiosmtpd.
"""
import asyncio
import pathlib
import ssl
import sys

try:
    from aiosmtpd.controller import Controller
except ImportError:
    sys.exit(77)

folder = pathlib.Path(sys.argv[1])


class Handler:
    number = 0

    def mood(self):
        path = folder / "mood"
        return path.read_text().strip() if path.exists() else "take"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mood() == "unknown":
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mood() == "refuse":
            return "554 not today"
        Handler.number += 1
        head = f"X-Envelope: {envelope.mail_from} {' '.join(envelope.rcpt_tos)}\r\n".encode()
        partial = folder / "partial"
        partial.write_bytes(head + envelope.original_content)
        partial.rename(folder / f"{Handler.number:03}.eml")
        while self.mood() == "hang":
            await asyncio.sleep(0.05)
        return "250 taken"


options = {}
if len(sys.argv) > 2:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*sys.argv[3:5])
    options = {"ssl_context": context} if sys.argv[2] == "smtps" else {"tls_context": context, "require_starttls": True}
controller = Controller(Handler(), hostname="127.0.0.1", port=0, **options)
controller.port = 0
try:
    controller.start()
except Exception as error:  # some versions try to connect to port 0 when they have begun
    if controller.server is None:
        raise error
port = controller.server.sockets[0].getsockname()[1]
(folder / "port.new").write_text(str(port))
(folder / "port.new").rename(folder / "port")
sys.stdin.read()
controller.stop()
