"""A talk with a long-lived process: a line to it, a line of JSON back, one for each request."""

import os
import queue
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TypeVar

import msgspec

ANSWER_SECONDS = 180.0
"""How long a validator may take for one file before it is given up."""

_LONGEST_COMPLAINT = 400


class Command(msgspec.Struct, frozen=True):
    """What to start: the arguments, and environment variables beside this process's own."""

    arguments: tuple[str, ...]
    environ: Mapping[str, str] = {}


class Reply(msgspec.Struct, frozen=True):
    """The answer to one request: its line, or the reason why there is none."""

    line: bytes = b""
    fault: str = ""


class Answer(msgspec.Struct, frozen=True):
    """What every validator's answer has: the reason why it could not judge, or nothing."""

    fault: str = ""


AnswerType = TypeVar("AnswerType", bound=Answer)


def decode(reply: Reply, kind: type[AnswerType]) -> AnswerType:
    """The reply as a `kind`; what cannot be read becomes a fault."""
    if reply.fault:
        return kind(fault=reply.fault)
    try:
        return msgspec.json.decode(reply.line, type=kind)
    except msgspec.DecodeError as error:
        return kind(fault=f"it answered in an unknown form: {error}")


class _Process:
    """One started validator with its answers in a queue; None in it ends them."""

    def __init__(self, command: Command, errors: IO[bytes]) -> None:
        self.errors = errors
        errors.seek(0)
        errors.truncate()
        self.child = subprocess.Popen(
            command.arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            # Java takes the encoding of file names from the locale.
            env={**os.environ, "LC_ALL": "C.UTF-8", **command.environ},
        )
        self.answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.child.stdout is not None
        with self.child.stdout as lines:
            for line in lines:
                self.answers.put(line)
        self.answers.put(None)

    def ask(self, request: str, seconds: float) -> Reply:
        assert self.child.stdin is not None
        try:
            self.child.stdin.write(request.encode() + b"\n")
            self.child.stdin.flush()
            line = self.answers.get(timeout=seconds)
        except queue.Empty:
            return Reply(fault=f"no answer within {seconds:g} seconds")
        except OSError:
            line = None
        return Reply(line=line) if line else Reply(fault=f"stopped: {self._last_words()}")

    def _last_words(self) -> str:
        self.child.wait(timeout=10)
        return _complaint(self.errors) or f"exit status {self.child.returncode}"

    def end(self, seconds: float) -> None:
        """Let the process finish by itself; kill it where it does not."""
        assert self.child.stdin is not None
        try:
            self.child.stdin.close()
            self.child.wait(timeout=seconds)
        except (OSError, subprocess.TimeoutExpired):
            self.child.kill()
            self.child.wait()
        self.listener.join(timeout=1)


def converse(
    command: Command, requests: Sequence[str], seconds: float = ANSWER_SECONDS
) -> list[Reply]:
    """Ask one process all requests in turn; a reply for each, in order.

    A request that kills the process, or that it does not answer in time, gets a reply with a
    fault, and a new process answers the rest. A command that cannot be started is a fault of
    every request.
    """
    # A file, not a pipe: nobody reads it unless the process dies, so a pipe would fill up.
    with tempfile.TemporaryFile() as errors:
        return _converse(command, requests, seconds, errors)


def _converse(
    command: Command, requests: Sequence[str], seconds: float, errors: IO[bytes]
) -> list[Reply]:
    replies: list[Reply] = []
    process: _Process | None = None
    for request in requests:
        try:
            process = process or _Process(command, errors)
            reply = process.ask(request, seconds)
        except (OSError, subprocess.TimeoutExpired) as error:
            reply = Reply(fault=f"could not be run: {error}")
        if reply.fault and process is not None:
            process.end(0)
            process = None
        replies.append(reply)
    if process is not None:
        process.end(10)
    return replies


def source_file(folder: str, name: str) -> str:
    """Path of one of our own Java or JavaScript sources, which lie beside this module."""
    return str(Path(__file__).parent / folder / name)


def _complaint(stream: IO[bytes]) -> str:
    """What a dead process said: its first line that names an error, else its last one."""
    stream.seek(0)
    lines = [line for line in stream.read().decode("utf-8", "replace").splitlines() if line.strip()]
    named = (line for line in lines if "rror" in line or "xception" in line)
    return next(named, lines[-1] if lines else "").strip()[:_LONGEST_COMPLAINT]
