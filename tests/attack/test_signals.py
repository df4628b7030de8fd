"""A signal at any moment of the first half second leaves a clean terminal, and no traceback."""

from __future__ import annotations

import signal
from contextlib import suppress

import pytest

from companion.content.catalog import phrase
from tests.e2e.conftest import Opens

STEP, LAST = 0.005, 0.5
"""In seconds, from the start of the process."""
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("signum", SIGNALS, ids=lambda signum: signum.name)
@pytest.mark.parametrize("command", ["companion now", "companion"])
def test_a_signal_every_five_milliseconds(terminal: Opens, command: str, signum: signal.Signals) -> None:
    window = terminal()
    for moment in range(round(LAST / STEP)):
        window.run(command)
        window.read(moment * STEP)
        with suppress(ProcessLookupError):
            window.kill(signum)
        window.wait_for_prompt()
        window.assert_clean()
        assert phrase("crash.sentence", path="")[:20] not in window.text


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("command", ["companion now", "companion"])
def test_ctrl_c_every_five_milliseconds(terminal: Opens, command: str) -> None:
    """From the first words on: what comes before them comes to Python."""
    window = terminal()
    for moment in range(round(LAST / STEP)):
        window.run(command)
        window.wait_until(lambda: window.screen.alternate, "the first words")
        window.read(moment * STEP)
        if moment % 2:
            window.kill(signal.SIGINT)
        else:
            window.type("\x03")
        window.wait_for_prompt()
        window.assert_clean()
        assert phrase("crash.sentence", path="")[:20] not in window.text
