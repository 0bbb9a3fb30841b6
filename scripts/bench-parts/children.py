"""Runs programs and measures them, several at a time if wanted. Those that run when we are interrupted are ended."""
import collections
import concurrent.futures
import contextlib
import os
import resource
import signal
import subprocess
import tempfile
import threading
import time

# seconds: of the wall clock; processor: user and system, all threads; memory: greatest resident size in bytes
Outcome = collections.namedtuple("Outcome", "status output errors seconds processor memory")


class Failure(Exception):
    """Something that ends the benchmarks, told in one line."""


class Interrupted(Exception):
    """Somebody wants us to end."""


running = {}
is_ending = False
lock = threading.Lock()


def own_memory():
    """A child is counted with at least as much as we had when it was made: what it needs cannot be told below that."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def start(command, files, options):
    with lock:
        if is_ending:
            raise Interrupted
        child = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=files[0], stderr=files[1],
                                 start_new_session=True, **options)
        running[child.pid] = child
    return child


def read_back(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def run(command, **options):
    """The Outcome of @command, whatever its status."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begun = time.monotonic()
        try:
            child = start(command, (output, errors), options)
        except OSError as error:
            raise Failure(f"{command[0]}: {error.strerror}") from error
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - begun
        with lock:
            child.returncode = os.waitstatus_to_exitcode(status)
            del running[child.pid]
        if is_ending:
            raise Interrupted
        return Outcome(child.returncode, read_back(output), read_back(errors), seconds, usage.ru_utime + usage.ru_stime,
                       usage.ru_maxrss * 1024)


def must_run(command, accepted=(0,), **options):
    """As run(), and any other status is a Failure."""
    outcome = run(command, **options)
    if outcome.status not in accepted:
        words = " ".join(str(word) for word in command)
        raise Failure(f"“{words}” ended with status {outcome.status}: {outcome.errors.strip()[-600:]}")
    return outcome


def end_all():
    """Ends what runs; nothing can be started any more."""
    global is_ending
    with lock:
        is_ending = True
        for pid in running:
            with contextlib.suppress(ProcessLookupError):  # it ended just now
                os.killpg(pid, signal.SIGTERM)


def call_all(calls, jobs):
    """Calls all, @jobs at a time in their order; the Failures of those that failed. Ctrl-C ends what runs and leaves out the rest."""
    with concurrent.futures.ThreadPoolExecutor(max_workers=jobs) as pool:
        futures = [pool.submit(call) for call in calls]
        try:
            concurrent.futures.wait(futures)
        except BaseException:
            end_all()
            pool.shutdown(cancel_futures=True)
            raise
    errors = [future.exception() for future in futures if future.exception() is not None]
    for error in errors:
        if not isinstance(error, Failure):
            raise error
    return errors
