"""An interrupt is never lost, however unlucky its moment."""

import subprocess
import sys

from tests.command import ROOT

AT_A_FORK = """
import os, signal
from convert.limits import Limits
from convert.limits.apart import within

LIMITS = Limits(seconds=60, megabytes=2048, max_bytes=1000)

def worked() -> str:
    return "went on"

for when in ("before", "after_in_parent"):
    armed = [True]
    def interrupt(armed=armed):
        if armed.pop() if armed else False:
            os.kill(os.getpid(), signal.SIGINT)
    os.register_at_fork(**{when: interrupt})
    try:
        print(within(LIMITS, "x", worked))
    except KeyboardInterrupt:
        print("interrupted", when)
"""


def test_an_interrupt_while_a_process_is_copied_is_not_swallowed():
    done = subprocess.run(
        [sys.executable, "-c", AT_A_FORK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n")[:2] == ["interrupted before", "interrupted after_in_parent"]
    assert done.stderr == ""
