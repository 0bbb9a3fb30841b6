"""Tells on what the benchmarks ran: figures of different machines or builds say nothing about each other."""
import json
import os
import pathlib
import platform
import re

from children import Failure, run
from figures import plural


def first_match(path, pattern, otherwise):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return otherwise
    return found[1].strip().strip('"') if found else otherwise


def processor():
    return first_match("/proc/cpuinfo", r"^model name\s*: (.*)$", platform.machine())


def processors():
    return len(os.sched_getaffinity(0))


def system():
    return f"{first_match('/etc/os-release', r'^PRETTY_NAME=(.*)$', platform.system())}, Linux {platform.release()}"


def memory():
    kibibytes = int(first_match("/proc/meminfo", r"^MemTotal:\s*(\d+) kB", "0"))
    return f"{kibibytes / 2**20:.1f} GiB"


def load():
    return os.getloadavg()[0]


def introspect(build, name):
    path = build / "meson-info" / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Failure(f"{build} is no build folder: scripts/setup makes one, and --build names another") from error


def build_options(build):
    return {option["name"]: option["value"] for option in introspect(build, "intro-buildoptions")}


def source(build):
    """The checkout that @build is made from."""
    return introspect(build, "meson-info")["directories"]["source"]


def is_release(options):
    """Whether what is built with these @options is as fast as it can be."""
    return options["buildtype"] == "release" and options.get("b_sanitize", "none") == "none"


def compiler(build):
    for target in introspect(build, "intro-targets"):
        for source in target.get("target_sources", []):
            if source.get("language") == "c":
                return run([*source["compiler"], "--version"]).output.split("\n")[0]
    return "unknown compiler"


def describe(build):
    """Lines of Markdown: the machine, the build, and what speaks against either."""
    options = build_options(build)
    lines = [f"- {processor()}, {plural(processors(), 'processor')}, {memory()} of memory; {system()}",
             f"- {compiler(build)}; build type {options['buildtype']}"]
    if not is_release(options):
        lines.append("- **This is no release build**: its times are not those of Cursus. `meson setup --buildtype=release` makes one.")
    if load() > 0.7 * processors():
        lines.append(f"- **Other programs were running** (load {load():.1f}): wall times are longer than they would be alone, "
                     "processor times a little.")
    return "".join(line + "\n" for line in lines)
