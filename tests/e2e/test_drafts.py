"""An interrupted check-in is offered again; a finished one can be exported."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.content.library import shipped
from companion.flows.drafts import WAIT
from tests.e2e.conftest import Opens, settings


@pytest.mark.parametrize(
    ("command", "signum"),
    [
        *(("checkin", signal.SIGHUP), ("after", signal.SIGKILL), ("checkin", signal.SIGTERM)),
        *(
            pytest.param(command, signum, marks=pytest.mark.slow)
            for command, signum in (
                ("after", signal.SIGHUP),
                ("checkin", signal.SIGKILL),
                ("after", signal.SIGTERM),
            )
        ),
    ],
)
def test_an_interrupted_one_is_offered_again(terminal: Opens, command: str, signum: int) -> None:
    window = terminal()
    window.run(f"companion {command}")
    window.wait_for(phrase("questions.rating.ask") if command == "checkin" else phrase("questions.left.ask"))
    window.type("u7")
    window.wait_for("[7]")
    window.read(WAIT + 0.6)
    window.kill(signum)
    window.wait_for_prompt()
    window = terminal()
    window.run(f"companion {command}")
    window.wait_for(phrase("checkin.started"))
    window.type("\r")
    window.wait_for("[7]")
    window.leave()


def test_what_was_typed_in_an_exercise_survives_a_kill(terminal: Opens, home: Path) -> None:
    settings(home, first_exercise="five_senses")
    window = terminal()
    window.run("companion now")
    window.wait_for(phrase("exercise.how_to_note"))
    window.type("mug\rhat")
    window.wait_for("hat")
    window.read(WAIT + 0.6)
    window.kill(signal.SIGKILL)
    window.wait_for_prompt()
    window = terminal()
    window.run("companion history")
    window.wait_for(shipped()["five_senses"].name)
    window.type("\r")
    window.wait_for("mug and hat")
    window.leave()


def test_closed_with_its_window_it_is_offered_on_the_first_screen(terminal: Opens) -> None:
    window = terminal()
    window.run("companion checkin")
    window.wait_for(phrase("questions.rating.ask"))
    window.type("f")
    window.wait_for_rest()
    window.close_window()
    window = terminal()
    window.run("companion")
    window.wait_for(phrase("home.choices.resume"))
    window.type("r")
    window.wait_for(phrase("checkin.started"))
    window.leave()
    window.assert_clean()


def test_a_finished_one_is_in_the_export(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.wait_for(phrase("home.question"))
    window.type("cs\r")
    window.wait_for_rest()
    window.leave("\x11")
    window.run(f"companion export --output {window.home.parent / 'all.json'}")
    window.wait_for_prompt()
    exported = json.loads((window.home.parent / "all.json").read_text())
    assert '"settled"' in json.dumps(exported)
    assert "settled" not in window.text + window.scrollback
