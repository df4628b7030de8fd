"""Lines on a terminal: what is written, and what can be typed everywhere."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.layout import TOGETHER, cells
from companion.flows.front import Left
from companion.plain.choices import Choice, choose, exactly, found
from companion.plain.terminal import Back, Terminal, broken
from tests.plain.typed import Typed
from tests.still import Still

CHOICES = [Choice("up", "up: racing", "u"), Choice("flat", "far away"), Choice("later", "can't tell")]


def terminal(*typed: str, columns: int = 81, early: str = "") -> tuple[Terminal, io.StringIO]:
    out = io.StringIO()
    made = Terminal(out, Typed(Still(), *typed), early, lambda: (columns, 24))
    made.has_said_what_stays = True
    return made, out


@given(st.text(), st.integers(3, 200))
def test_only_text_is_written_and_no_line_is_wider_than_the_terminal(text: str, columns: int) -> None:
    here, out = terminal(columns=columns)
    here.block(text)
    here.say(text)
    assert all(sign == "\n" or sign >= " " for sign in out.getvalue())
    assert all(cells(line) <= columns for line in out.getvalue().split("\n"))
    assert "\x7f" not in out.getvalue()


def test_words_that_belong_together_are_not_parted() -> None:
    assert list(broken(f"call 116{TOGETHER}123 now", 8)) == ["call", "116 123", "now"]
    assert list(broken("one  two\nthree", 80)) == ["one two", "three"]
    assert list(broken("漢字漢字", 5)) == ["漢字", "漢字"]


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        *[("1", "up"), ("u", "up"), ("UP", "up"), ("racing", "up"), ("far", "flat"), ("Far away.", "flat")],
        *[
            ("can’t tell", "later"),
            ("4", None),
            ("0", None),
            ("x", None),
            ("c", None),
            ("ca", "later"),
            ("cannot", None),
        ],
    ],
)
def test_a_choice_is_its_number_its_letter_or_its_words(answer: str, name: str | None) -> None:
    assert found(answer, CHOICES) == name


def test_among_own_words_only_the_very_words_are_a_choice() -> None:
    assert [exactly(each, CHOICES) for each in ("2", "far away", "u", "far", "away")] == [
        *("flat", "flat", "up"),
        *(None, None),
    ]


def test_a_wrong_answer_gets_a_sentence_and_the_question_again() -> None:
    here, out = terminal("9", "flat")
    assert choose(here, ["Which?"], CHOICES, "go on") == "flat"
    question = "Which?\n1: up: racing\n2: far away\n3: can't tell\nEnter: go on.\n"
    sentence = "That is not one of these. A number or a word from the list works."
    assert out.getvalue() == f"{question}\n{sentence}\n{question}"


def test_enter_alone_chooses_nothing() -> None:
    here, _ = terminal("")
    assert choose(here, ["Which?"], CHOICES, "go on") == ""


def test_what_can_be_typed_everywhere() -> None:
    shown: list[str] = []
    here, out = terminal("?", "ana")
    here.people = lambda: shown.append("people")
    assert here.ask("Who?", own=True) == "ana"
    assert (shown, out.getvalue()) == (["people"], "Who?\n\nWho?\n")
    with pytest.raises(Back):
        terminal("b")[0].ask("Who?", own=True)
    with pytest.raises(Left):
        terminal("q")[0].ask("Who?", own=True)
    assert terminal("B")[0].ask("Who?", own=True) == "B"
    with pytest.raises(Back):
        terminal(" B ")[0].ask("Which?")


def test_cover_leaves_and_fills_twice_the_window_with_empty_lines() -> None:
    here, out = terminal("cover")
    with pytest.raises(Left):
        here.ask("Who?")
    here.say("Saved.")
    assert out.getvalue() == "Who?\n" + "\n" * 48
    assert here.unattended


def test_the_line_that_was_written_first_is_not_written_again() -> None:
    here, out = terminal(early="Both feet on the floor.")
    here.block("Both feet on the floor.", "Enter: go on.")
    here.block("Both feet on the floor.")
    assert out.getvalue() == "Enter: go on.\n\nBoth feet on the floor.\n"


def test_a_window_that_is_gone_is_left() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    here = Terminal(Gone(), Typed(Still(), "1"))
    with pytest.raises(Left):
        here.ask("Who?")
    assert here.unattended


def test_plain_mode_loads_no_screen_and_no_event_loop(tmp_path: Path) -> None:
    code = """
import sys
sys.argv = ["companion", "--plain"]
sys.stdin = open("/dev/null")
from companion.__main__ import main
assert main() == 0
print(*(name for name in ("textual", "rich", "asyncio") if name in sys.modules))
"""
    home = {**os.environ, "COMPANION_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=home)
    assert done.stdout.splitlines()[-1] == ""


def test_a_terminal_that_has_no_size_counts_as_80_columns_and_24_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    out = io.StringIO()
    here = Terminal(out, Typed(Still(), "cover"))
    here.say("word " * 30)
    assert max(map(len, out.getvalue().split("\n"))) > 70
    with pytest.raises(Left):
        here.read()
    assert out.getvalue().endswith("\n" * 48)
