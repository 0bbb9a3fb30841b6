#!/usr/bin/env python3
"""Runs every example of a page of documentation, as TAP: commands and what they print, rules, tests, lines of sessions.

usage: run-page.py CURSUS PAGE [--update]     --update: puts into the page what is printed now, and the present reference

What a fenced block is, its first line says:
  console            lines "$ COMMAND", each with what it prints; a line […] stands for any lines, "…" within a line for any text
  console exit=1     the last command ends with this status; without it, with 0
  lua plugin=NAME    the whole of plugins/NAME/NAME.lua
  lua test=NAME      the whole of plugins/NAME/test-NAME.lua
  lua session        lines of a session.lua: stand at its end from here on, until the next such block
  lua constrain      the body of a rule's constrain, made into a rule, used and planned with; params="…" declares its parameters,
                     says="a b" its messages, use="…" is what the session gives; error="…": it is refused, with these words
  lua editor         Lua for an editor: it can be read
  json               JSON
  text               nothing to run
All blocks share one folder, in their order. Lines between <!-- reference --> and <!-- /reference --> are what
`cursus rules annotations --reference` prints.
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFERENCE = re.compile(r"(<!-- reference -->\n)(.*?)(<!-- /reference -->)", re.DOTALL)
ADDED = "\n-- the lines of the page\n"


class Difference(Exception):
    """What is not as the page says; @printed: what stands in its place."""

    def __init__(self, text, printed=None):
        super().__init__(text)
        self.printed = printed


def matches(wanted, printed):
    """Whether @printed is what the page shows as @wanted."""
    pattern = ""
    for line in wanted.splitlines():
        if line == "[…]":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += r"[^\n]*?".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ ]*\n"
    return re.fullmatch(pattern, printed) is not None


class Runner:
    def __init__(self, cursus, root):
        self.folder = root
        home = root / "home"
        home.mkdir()
        self.environment = {**os.environ, "PATH": f"{cursus.parent}:{os.environ['PATH']}", "HOME": str(home),
                            "XDG_DATA_HOME": str(home / "share"), "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "NO_COLOR": "1"}
        for name in ("CURSUS_DB", "SOURCE_DATE_EPOCH"):
            self.environment.pop(name, None)

    def run(self, command):
        """Status and output of @command; cd is remembered."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return (0, "") if self.folder.is_dir() else (1, f"no folder {words[1]}\n")
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120, text=True, check=False)
        return done.returncode, done.stdout

    def console(self, options, body):
        commands = re.findall(r"^\$ ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", body, re.MULTILINE)
        printed, right, status = "", body.startswith("$ "), 0
        for command, wanted in commands:
            status, output = self.run(command)
            same = matches(wanted, output)
            right = right and same
            printed += f"$ {command}\n{wanted if same else output}"
        if not right:
            raise Difference(f"it prints:\n{printed}", printed)
        if str(status) != options.get("exit", "0"):
            raise Difference(f"it ends with status {status}")

    def write(self, path, text):
        path = self.folder / path
        if not path.parent.is_dir():
            raise Difference(f"there is no folder {path.parent.name}: cursus rules new makes it")
        path.write_text(text)

    def add_to_session(self, text):
        path = self.folder / "session.lua"
        own = path.read_text().split(ADDED)[0].rstrip("\n")
        path.write_text(f"{own}\n{ADDED}{text}" if text else f"{own}\n")

    def constrain(self, options, body):
        """As a rule of a copy of the session, which is used, soft so that there is a plan."""
        says = " ".join(f'{key} = "{key}",' for key in options.get("says", "").split())
        rule = (f'return rule {{ api = 1, name = "snippet", title = "Snippet", doc = "A snippet.", params = {{ {options.get("params", "")} }},\n'
                f"says = {{ {says} }}, constrain = function (p)\n{body}end }}\n")
        with tempfile.TemporaryDirectory() as copy:
            session = pathlib.Path(copy) / "session"
            shutil.copytree(self.folder, session)
            (session / "plugins" / "snippet.lua").write_text(rule)
            with (session / "session.lua").open("a") as file:
                file.write(f'use "snippet" {{ weight = 1, {options.get("use", "")} }}\n')
            status, printed = self.run(f"cursus plan {shlex.quote(str(session))} --moves 400 --seed 1 --check full --quiet")
        wanted = options.get("error")
        if wanted is None and status != 0:
            raise Difference(printed)
        if wanted is not None and (status == 0 or wanted not in printed):
            raise Difference(f"not refused with “{wanted}”:\n{printed}")

    def lua(self, kind, options, body):
        if "plugin" in options:
            self.write(f"plugins/{options['plugin']}/{options['plugin']}.lua", body)
        elif "test" in options:
            self.write(f"plugins/{options['test']}/test-{options['test']}.lua", body)
        elif kind == "session":
            self.add_to_session(body)
        elif kind == "constrain":
            self.constrain(options, body)
        elif kind != "editor":
            raise Difference("the first line does not say what it is")
        elif shutil.which("luac5.4"):
            done = subprocess.run(["luac5.4", "-p", "-"], input=body, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise Difference(done.stderr)

    def block(self, language, info, body):
        words = shlex.split(info)
        options = dict(word.split("=", 1) for word in words if "=" in word)
        kind = next((word for word in words if "=" not in word), "")
        if language == "console":
            self.console(options, body)
        elif language == "lua":
            self.lua(kind, options, body)
        elif language == "json":
            json.loads(body)
        elif language != "text":
            raise Difference(f"nobody knows how to run “{language}”")

    def reference(self, shown):
        printed = self.run("cursus rules annotations --reference")[1] + "\n"
        if printed != shown:
            raise Difference("it is not what cursus rules annotations --reference prints", printed)


def main():
    cursus, path = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    update = "--update" in sys.argv[3:]
    page = path.read_text()
    changes = []  # start, end and new text of what is not as it is shown
    n = n_failed = 0
    with tempfile.TemporaryDirectory(prefix="cursus-page-") as root:
        runner = Runner(cursus, pathlib.Path(root))

        def attempt(name, span, call):
            nonlocal n, n_failed
            n += 1
            try:
                call()
                print(f"ok {n} - {name}", flush=True)
            except (Difference, ValueError, OSError, subprocess.TimeoutExpired) as difference:
                n_failed += 1
                print(f"not ok {n} - {name}")
                print("\n".join(f"# {line}" for line in str(difference).splitlines()), flush=True)
                if getattr(difference, "printed", None) is not None:
                    changes.append((*span, difference.printed))

        for found in BLOCK.finditer(page):
            line = page.count("\n", 0, found.start()) + 1
            attempt(f"line {line}: {found[1]}{found[2]}", found.span(3), lambda: runner.block(*found.groups()))
        for found in REFERENCE.finditer(page):
            attempt("the reference", found.span(2), lambda: runner.reference(found[2]))
    print(f"1..{n}")
    if update:
        for start, end, text in reversed(changes):
            page = page[:start] + text + page[end:]
        path.write_text(page)
    return 1 if n_failed or n == 0 else 0


sys.exit(main())
