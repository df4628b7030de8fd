"""Without a terminal nothing is asked: a command prints and ends, or says which options answer it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, CheckIn, Led, Rating, State
from companion.store.documents import to_entry
from companion.store.notebook import Notebook
from companion.store.paths import Places
from tests.cli.conftest import Companion

AT = datetime(2026, 11, 20, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [((), "home"), (("checkin",), "checkin"), (("after",), "after"), (("after", "--led"), "led")],
)
def test_what_only_asks_names_what_works(companion: Companion, arguments: tuple[str, ...], name: str) -> None:
    told = phrase(f"command_line.without_terminal.{name}") + "\n"
    assert companion(*arguments) == (2, "", told)


def test_now_prints_the_first_exercise_and_whom_to_reach(companion: Companion, home: Places) -> None:
    status, out, err = companion("now")
    assert (status, err) == (0, "")
    caution, instruction = "If feet hurt or can't press", "1. If you can, let both feet find the floor."
    assert out.index(caution) < out.index(instruction) < out.index("112 Europe")
    assert out.endswith(phrase("command_line.exercises.danger") + "\n")


def test_now_prints_what_was_asked_for_and_a_card_first(companion: Companion, home: Places) -> None:
    assert companion("now", "flashback").out.startswith("Date and place\n")
    home.settings.parent.mkdir(parents=True)
    home.settings.write_text("card_first = true\n")
    home.cards.write_text('[[cards]]\nwords = "This will pass."\n')
    assert companion("now").out.startswith("This will pass.\n\nFeet on the floor\n")


def test_the_history_prints_all_entries_the_newest_first(companion: Companion, notebook: Notebook) -> None:
    for hours, note in enumerate(("older", "newer", "a first line\n\n" + "long " * 30)):
        at = AT + timedelta(days=20 * hours)
        notebook.add(CheckIn(id=notebook.new_id(at), at=at, rating=Rating(State.UP, 7), note=note))
    status, out, err = companion("history")
    assert (status, err) == (0, "")
    assert out.index("long long") < out.index("  newer\n") < out.index("  older\n")
    assert max(map(len, out.split("\n"))) <= 72
    assert "Sunday, 20 December 2026, 18:00" not in out
    assert "You were up (7 of 10).\n  newer\n\n" in out


def test_an_empty_history_says_so(companion: Companion) -> None:
    assert companion("history") == (0, "", phrase("history.empty") + "\n")


def test_where_only_led_sessions_are_saved_it_says_how_to_see_them(
    companion: Companion, notebook: Notebook
) -> None:
    notebook.add(Led(id=notebook.new_id(AT), at=AT, person="A"))
    assert companion("history") == (0, "", phrase("command_line.history.apart") + "\n")


def test_a_month_that_can_not_be_read_is_told_and_the_others_are_printed(
    companion: Companion, notebook: Notebook, home: Places
) -> None:
    notebook.add(CheckIn(id=notebook.new_id(AT), at=AT, note="there"))
    broken = home.notebook / "2026-10.json"
    broken.symlink_to(broken.name)
    status, out, err = companion("history")
    assert status == 1
    assert "there" in out
    assert str(broken) in err


def test_an_entry_after_a_session_is_saved_without_a_screen(companion: Companion, notebook: Notebook) -> None:
    words = ("--state", "u", "--intensity", "8", "--body", "chest=tight", "--person", "Ana", "--bring", "-")
    status, out, err = companion("after", *words, typed="the dream\n")
    assert (status, err) == (0, "")
    entry = notebook.get(out.strip())
    assert isinstance(entry, AfterSession)
    assert (entry.person, entry.bring, entry.left) == ("Ana", "the dream", Rating(State.UP, 8))
    assert entry.body[0].region == "chest"
    assert to_entry(next(iter(notebook.documents()))) == entry


def test_a_session_that_was_led_is_saved_without_a_screen(companion: Companion, notebook: Notebook) -> None:
    answers = ("Seemed-Heard=Partly", "criticism=i closed up", "hurried=a bit", "rupture=yes, I named it")
    status, out, err = companion("after", "--led", "--person", "K", "--answer", *answers, "--bring", "slower")
    assert (status, err) == (0, "")
    entry = notebook.get(out.strip())
    assert isinstance(entry, Led)
    assert (entry.person, entry.next_time) == ("K", "slower")
    assert (entry.seemed_heard.choice, entry.criticism.choice) == ("partly", "I closed up")
    assert (entry.hurried.words, entry.rupture.choice) == ("a bit", "I named it")
    assert to_entry(next(iter(notebook.documents()))) == entry


def test_answers_after_a_session_are_saved_without_a_screen(companion: Companion, notebook: Notebook) -> None:
    entry = notebook.get(companion("after", "--answer", "heard=no", "pushed=both").out.strip())
    assert isinstance(entry, AfterSession)
    assert (entry.heard.choice, entry.pushed.choice) == ("no", "both")


@pytest.mark.parametrize(
    "arguments",
    [
        *(("--person", " "), ("--bring", ""), ("--answer", "heard"), ("--answer", "seemed_heard=no")),
        *(("--led", "--state", "up"), ("--led", "--person", "Karin"), ("--led", "--answer", "heard=yes")),
    ],
)
def test_an_entry_without_an_answer_is_not_saved(
    companion: Companion, notebook: Notebook, arguments: tuple[str, ...]
) -> None:
    result = companion("after", *arguments)
    assert (result.status, result.out) == (2, "")
    assert "Nothing was " in result.err
    assert notebook.count() == 0
