"""What an evaluation of a move costs by the kinds of rules: the benchmark of the tests, as a table."""
import re

import machine
from children import Failure, must_run
from figures import table

LINE = re.compile(r"^(\S.*?)\s{2,}([\d.]+)\s+([\d.]+)\s{2,}(\S.*)$", re.MULTILINE)


def parse(text):
    """What bench-delta prints, as Markdown."""
    found = LINE.findall(text)
    if not found:
        raise Failure(f"the benchmark printed no figures: {text.strip()[:200]}")
    return table(["a move by", "nanoseconds", "ratio", "to"], found) + "\n" + text.split("\n")[0] + "\n"


def run(context):
    program = context.program.build / "tests" / "bench" / "bench-delta"
    if not program.exists():
        raise Failure(f"there is no {program}: meson configure {context.program.build} -Dtests=true, and ninja")
    instance = context.shared.instance("ctt/comp05")
    if not instance.exists():
        raise Failure(f"there is no {instance} to measure with")
    environment = {**context.program.environment, "CURSUS_TEST_SOURCE_DIR": machine.source(context.program.build)}
    return must_run([program, instance, context.options.delta_moves], env=environment).output


def measure(context):
    if not context.options.show:
        context.results.save("rules", {"printed": run(context)})
    return parse(context.kept("rules")["printed"])
