"""A check-in that is cut short is offered again; one that was finished can be exported."""

from __future__ import annotations

import json
import signal

import pytest

from companion.content.catalog import phrase
from companion.flows.drafts import WAIT
from tests.e2e.conftest import Opens


@pytest.mark.parametrize("signum", [signal.SIGHUP, signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("command", ["checkin", "after"])
def test_cut_short_it_is_offered_again(terminal: Opens, command: str, signum: int) -> None:
    window = terminal()
    window.run(f"companion {command}")
    window.see(phrase("questions.rating.ask") if command == "checkin" else phrase("questions.left.ask"))
    window.type("u7")
    window.see("[7]")
    window.read(WAIT + 0.6)
    window.kill(signum)
    window.back()
    window = terminal()
    window.run(f"companion {command}")
    window.see(phrase("checkin.started"))
    window.type("\r")
    window.see("[7]")
    window.leave()


def test_closed_with_its_window_it_is_offered_on_the_first_screen(terminal: Opens) -> None:
    window = terminal()
    window.run("companion checkin")
    window.see(phrase("questions.rating.ask"))
    window.type("f")
    window.settle()
    window.hang_up()
    window = terminal()
    window.run("companion")
    window.see(phrase("home.choices.resume"))
    window.type("r")
    window.see(phrase("checkin.started"))
    window.leave()
    window.assert_clean()


def test_a_finished_one_is_in_the_export(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.see(phrase("home.question"))
    window.type("cs\r")
    window.settle()
    window.leave("\x11")
    window.run(f"companion export --output {window.home.parent / 'all.json'}")
    window.back()
    exported = json.loads((window.home.parent / "all.json").read_text())
    assert '"settled"' in json.dumps(exported)
    assert "settled" not in window.text + window.scrollback
