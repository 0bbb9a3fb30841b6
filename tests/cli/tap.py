"""Results as TAP, one line each, for the Python tests here: say() as things are found, finish() at the end."""
import sys

_number = 0
_failed = False


def say(right, text, details=""):
    """Whether what `text` says is `right`; if not, `details` follow."""
    global _number, _failed
    _number += 1
    _failed = _failed or not right
    print(f"{'ok' if right else 'not ok'} {_number} - {text}", flush=True)
    for line in str(details).splitlines() if not right else ():
        print(f"# {line}")


def finish():
    """Ends the process: with status 1 if something was not right."""
    print(f"1..{_number}")
    sys.exit(_failed)
