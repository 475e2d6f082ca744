"""The talk with a long-lived validator: every file gets an answer, or a fault that says why not."""

import sys
from pathlib import Path

import pytest

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode
from convert.check.external.tools import Tools, missing, need
from convert.errors import MissingError

ECHO = """
import sys
print("started", file=sys.stderr)
for line in sys.stdin:
    word = line.strip()
    if word == "die":
        sys.exit("Error: out of ink")
    if word == "hang":
        import time; time.sleep(60)
    if word == "flood":
        sys.stderr.write("x" * 300_000)
    print('{"fault": ""}' if word != "garbage" else "no JSON", flush=True)
"""


@pytest.fixture
def echo(tmp_path: Path) -> Command:
    script = tmp_path / "echo.py"
    script.write_text(ECHO)
    return Command(arguments=(sys.executable, str(script)))


def test_each_request_gets_its_answer_in_order(echo: Command) -> None:
    replies = converse(echo, ["a", "garbage", "b"])
    assert [reply.line for reply in replies] == [
        b'{"fault": ""}\n',
        b"no JSON\n",
        b'{"fault": ""}\n',
    ]


def test_a_request_that_kills_the_validator_is_a_fault_and_the_rest_is_answered(
    echo: Command,
) -> None:
    before, dead, after = converse(echo, ["a", "die", "b"])
    assert dead.fault == "stopped: Error: out of ink"
    assert before.line
    assert after.line


def test_a_request_that_is_not_answered_in_time_is_a_fault(echo: Command) -> None:
    hung, after = converse(echo, ["hang", "b"], seconds=0.5)
    assert hung.fault == "no answer within 0.5 seconds"
    assert not after.fault or after.fault == hung.fault


def test_a_validator_that_prints_much_on_stderr_does_not_stall(echo: Command) -> None:
    replies = converse(echo, ["flood"] * 3, seconds=20)
    assert not any(reply.fault for reply in replies)


def test_a_command_that_does_not_exist_is_a_fault_of_every_request() -> None:
    replies = converse(Command(arguments=("/nonexistent/validator",)), ["a", "b"])
    assert all("could not be run" in reply.fault for reply in replies)
    assert len(replies) == 2


def test_no_request_starts_no_process() -> None:
    assert converse(Command(arguments=("/nonexistent/validator",)), []) == []


def test_an_answer_in_an_unknown_form_is_a_fault() -> None:
    assert "unknown form" in decode(Reply(line=b"no JSON\n"), Answer).fault
    assert "unknown form" in decode(Reply(line=b'{"fault": 3}\n'), Answer).fault
    assert decode(Reply(line=b'{"other": 1}\n'), Answer).fault == ""


def test_what_a_bare_machine_lacks_is_named_with_what_to_do() -> None:
    lacks = missing(Tools())
    assert set(lacks) == {"verapdf", "epubcheck", "nu", "axe", "ace", "ooxml"}
    with pytest.raises(MissingError, match="verapdf cannot run here") as caught:
        need("verapdf", Tools())
    assert "Java" in caught.value.hint
    assert caught.value.exit_code == 3
