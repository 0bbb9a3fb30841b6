#!/usr/bin/python3 -B
"""notify --send that is killed at random moments: no mail goes out twice by itself, and none is lost without a word. Asks a real SMTP
server (aiosmtpd).

usage: test-notify-crash.py CURSUS        CURSUS_TEST_KILLS: how often it is killed (10)
"""
import email
import email.policy
import json
import os
import pathlib
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from tap import finish, say

CURSUS = os.path.realpath(sys.argv[1])
SERVER = pathlib.Path(__file__).resolve().parent / "smtp-server.py"
KILLS = int(os.environ.get("CURSUS_TEST_KILLS", "10"))
SEED = int(os.environ.get("CURSUS_TEST_SEED", str(random.randrange(10**9))))
PLACES = ["2027-03-03 am", "2027-03-04 pm", "2027-03-09 am", "2027-03-11 pm"]
PEOPLE = 6
SESSION = """session { id = "life", title = "A small session", language = "en", timezone = "Europe/Paris",
  from = "2027-03-01", to = "2027-03-12", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
module "opening" { title = "Opening", format = "remote", half_days = 1 }
module "air" { title = "Air", format = "remote", half_days = 1 }
people "people.csv"
"""


class World:
    def __init__(self, folder):
        self.folder, self.inbox = folder, folder / "inbox"
        (folder / "life").mkdir()
        (folder / "life" / "session.lua").write_text(SESSION)
        rows = "".join(f"p{i};Person {i};p{i}@example.org\n" for i in range(PEOPLE))
        (folder / "life" / "people.csv").write_text("id;name;email\n" + rows)
        self.inbox.mkdir()
        self.server = subprocess.Popen(["/usr/bin/python3", str(SERVER), str(self.inbox)], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while not (self.inbox / "port").exists() and self.server.poll() is None:
            time.sleep(0.05)
        self.works = self.server.poll() is None
        self.url = f"smtp://127.0.0.1:{(self.inbox / 'port').read_text()}" if self.works else ""
        self.arrived, self.read = [], set()

    def command(self, name, *arguments):
        return [CURSUS, name, str(self.folder / "life"), "--db", str(self.folder / "cursus.db"), *arguments]

    def must(self, name, *arguments):
        done = subprocess.run(self.command(name, *arguments), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{name} {arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def notify(self, *options):
        return self.command("notify", "--from", "me@example.org", "--send", "--smtp", self.url, "--plain", *options)

    def send(self, *options):
        """(uid, sequence, address) of what was sent."""
        sent = json.loads(self.must("notify", *self.notify("--json", *options)[5:]))
        return [(event["uid"], event["sequence"], mail["address"]) for mail in sent for event in mail["events"] if mail["outcome"] == "sent"]

    def look(self):
        """What has come since the last time: (Message-ID, [(uid, sequence, address)])."""
        new = []
        for path in sorted(self.inbox.glob("*.eml")):
            if path.name in self.read:
                continue
            self.read.add(path.name)
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            calendar = next(part for part in message.walk() if part.get_content_type() == "text/calendar").get_payload(decode=True).decode()
            told = re.findall(r"UID:(\S+)\r\n.*?SEQUENCE:(\d+)", calendar, re.S)
            address = message["X-Envelope"].split()[1]
            new.append((message["Message-ID"], [(uid, int(sequence), address) for uid, sequence in told]))
        self.arrived += new
        return new


def kill_once(world, turn, lengths):
    """Everybody is told of a change: by a process that is killed, and by the next one. Returns how many mails came from each, how many may
    have been sent, and what is wrong."""
    world.must("move", "air", PLACES[turn % len(PLACES)], "--force", "-q")
    world.must("publish", "-q")
    with subprocess.Popen(world.notify(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        time.sleep(random.random() * 1.1 * statistics.median(lengths[-9:]))
        child.send_signal(signal.SIGKILL)
    time.sleep(0.05)  # what the server has, it writes
    first = world.look()
    begin = time.monotonic()
    said = world.must("notify", *world.notify()[5:])
    lengths.append(max(0.05, time.monotonic() - begin) if not first else lengths[-1])
    second = world.look()
    uncertain = int((re.search(r"may have been sent[^:]*: (\d+)", said) or [0, 0])[1])
    wrong = []
    came = len(first) + len(second)
    if not PEOPLE - uncertain <= came <= PEOPLE:
        wrong.append(f"turn {turn}: {len(first)} and {len(second)} mails, {uncertain} uncertain\n{said}")
    if uncertain > 1:
        wrong.append(f"turn {turn}: {uncertain} uncertain, but mails go out one by one")
    if world.send("--again") and not uncertain:
        wrong.append(f"turn {turn}: --again found more")
    third = world.look()
    everybody = {address for _, told in first + second + third for _, _, address in told}
    if len(everybody) != PEOPLE or len(third) != uncertain:
        wrong.append(f"turn {turn}: {len(everybody)} people were told, {len(third)} once more")
    repeated = {ident for ident, _ in third} & {ident for ident, _ in first + second}
    if len({ident for ident, _ in first + second + third}) != PEOPLE or len(first + second + third) - PEOPLE != len(repeated):
        wrong.append(f"turn {turn}: a mail came twice")
    return len(first), len(second), uncertain, len(repeated), wrong


def main():
    random.seed(SEED)
    with tempfile.TemporaryDirectory() as name:
        world = World(pathlib.Path(name))
        if not world.works:
            print("1..0 # SKIP python3-aiosmtpd is not installed")
            return
        world.must("plan", "--moves", "500", "-q")
        world.must("publish", "-q")
        begin = time.monotonic()
        say(len(world.send()) == 2 * PEOPLE, "everybody is told all dates")
        lengths = [time.monotonic() - begin]
        world.look()
        sums, wrong = [0, 0, 0, 0], []
        for turn in range(KILLS):
            *numbers, what = kill_once(world, turn, lengths)
            sums = [a + b for a, b in zip(sums, numbers)]
            wrong += what
        print(f"# seed {SEED}: {sums[0]} mails before the kill, {sums[1]} by the next run; {sums[2]} uncertain, of which {sums[3]} had come")
        say(not wrong, f"killed {KILLS} times: each mail comes once by itself, and what is uncertain is told", "\n".join(wrong[:20]))
        told = [told for _, mail in world.arrived for told in mail]
        say(len(set(told)) == 2 * PEOPLE + KILLS * PEOPLE, "and everybody was told of everything", len(set(told)))
        world.server.stdin.close()
        world.server.wait()
        finish()


main()
