from __future__ import annotations

import errno
import io
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from companion.content import known_words, wordlists
from companion.core.entry import CheckIn, Rating, Sensation, State
from companion.store import files
from companion.store.documents import to_document, to_entry
from companion.store.notebook import Notebook
from tests.cli.conftest import Companion


def test_one_entry_without_a_screen(companion: Companion, notebook: Notebook) -> None:
    result = companion(
        *("checkin", "--state", "up", "--intensity", "7", "--body", "chest=tight,like a wet coat", "jaw"),
        *("--feeling", "fear", "Fernweh", "--feeling", "sad", "--tag", "night", "--note", "words {x} é"),
    )
    assert (result.status, result.err) == (0, "")
    entry = notebook.get(result.out.strip())
    assert isinstance(entry, CheckIn)
    assert entry.rating == Rating(State.UP, 7)
    assert entry.body == (Sensation("chest", ("tight", "like a wet coat")), Sensation("jaw"))
    assert (entry.feelings, entry.tags, entry.note) == (("fear", "Fernweh", "sad"), ("night",), "words {x} é")


def test_each_number_from_0_to_10_is_accepted(companion: Companion, notebook: Notebook) -> None:
    for number in range(11):
        entry = notebook.get(companion("checkin", "--intensity", str(number)).out.strip())
        assert isinstance(entry, CheckIn)
        assert entry.rating == Rating(None, number)


def test_the_stored_document_is_the_one_that_the_model_would_write(
    companion: Companion, notebook: Notebook
) -> None:
    companion(
        *("checkin", "--state", "can't tell", "--intensity", "0", "--body", "chest=tight", "jaw"),
        *("--feeling", "fear", "--tag", "night", "--note", "words", "--at", "2026-11-20T18:00+01:00"),
    )
    (document,) = notebook.documents()
    assert list(to_document(to_entry(document)).items()) == list(document.items())


def test_a_check_in_imports_no_models_and_nothing_slow(notebook: Notebook) -> None:
    """Importing msgspec takes 50 ms, Textual 200: more than all the rest of a check-in."""
    arguments = [
        "checkin",
        "--state",
        "u",
        "--body",
        "chest=tight:2",
        "--feeling",
        "sad",
        "--at",
        "yesterday",
    ]
    run = f"from companion.cli import run; run({arguments}, None)"
    command = [sys.executable, "-c", f"{run}; import sys; print(*sys.modules)"]
    modules = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "companion.store.notebook" in modules
    assert not modules & {"msgspec", "typing_extensions", "inspect", "asyncio", "platformdirs", "textual"}
    assert notebook.count() == 1


def test_a_note_from_standard_input(companion: Companion, notebook: Notebook) -> None:
    result = companion("checkin", "--note", "-", typed="first\n\nsecond\n")
    entry = notebook.get(result.out.strip())
    assert entry is not None
    assert entry.note == "first\n\nsecond"


@pytest.fixture
def berlin() -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's time zone can't be set for one process")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("given", "saved"),
    [
        ("2026-11-20T18:00", "2026-11-20T18:00:00+01:00"),
        ("2026-07-20 18:00", "2026-07-20T18:00:00+02:00"),
        ("2026-07-20T18:00-03:00", "2026-07-20T23:00:00+02:00"),
        ("2026-07-20", "2026-07-20T00:00:00+02:00"),
    ],
)
def test_an_earlier_time_is_local(companion: Companion, notebook: Notebook, given: str, saved: str) -> None:
    entry = notebook.get(companion("checkin", "--state", "flat", "--at", given).out.strip())
    assert entry is not None
    assert entry.at.isoformat() == saved


@pytest.mark.parametrize(
    "arguments",
    [
        ("--state", "angry"),
        ("--state", ""),
        ("--intensity", "11"),
        ("--intensity", "-1"),
        ("--intensity", "7.5"),
        ("--intensity", "seven"),
        ("--at", "tomorrow"),
        ("--at", "9 minutes hence"),
        ("--at", "march"),
        ("--at", ""),
        ("--note", ""),
        ("--feeling", " "),
        ("--tag", ""),
        ("--body", ""),
        ("--body", "chest="),
        ("--body", "chest=tight:4"),
        ("--at", "2026-13-01"),
        ("--at", "0001-01-01T00:00"),
        ("--at", "9999-12-31T23:59"),
        ("--body", "=tight"),
        ("--mood", "up"),
        ("stray",),
    ],
)
def test_an_argument_that_is_not_understood_gets_one_line_and_saves_nothing(
    companion: Companion, notebook: Notebook, arguments: tuple[str, ...]
) -> None:
    result = companion("checkin", "--note", "words", *arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert notebook.count() == 0


def test_cant_tell_with_any_apostrophe(companion: Companion, notebook: Notebook) -> None:
    for state in ("can't tell", "can’t tell", "Can't Tell"):
        entry = notebook.get(companion("checkin", "--state", state).out.strip())
        assert isinstance(entry, CheckIn)
        assert entry.rating.state is State.CANT_TELL


def test_a_failed_save_prints_a_sentence(companion: Companion, notebook: Notebook) -> None:
    notebook.folder.parent.mkdir(parents=True)
    notebook.folder.write_text("a file where the folder was")
    result = companion("checkin", "--note", "private words")
    assert (result.status, result.out) == (1, "")
    assert result.err.count("\n") == 2
    assert str(notebook.folder) in result.err
    assert "not saved" in result.err
    assert "COMPANION_HOME" in result.err
    assert "private" not in result.err


@pytest.mark.parametrize(
    ("letter", "state"), [("u", "up"), ("F", "flat"), ("s", "settled"), ("t", "can't tell")]
)
def test_the_letters_of_the_screens_are_states(
    companion: Companion, notebook: Notebook, letter: str, state: str
) -> None:
    entry = notebook.get(companion("checkin", "--state", letter).out.strip())
    assert isinstance(entry, CheckIn)
    assert entry.rating.state == state


@pytest.mark.parametrize(
    ("given", "felt"),
    [
        ("chest=tight:2", Sensation("chest", ("tight",), "some")),
        ("Chest=Tight, Warm:3", Sensation("chest", ("tight", "warm"), "a lot")),
        ("left Shoulder:1", Sensation("left shoulder", (), "a little")),
        ("chest=like a clock: ticking", Sensation("chest", ("like a clock: ticking",))),
        ("chest=tight since 18:00", Sensation("chest", ("tight since 18:00",))),
    ],
)
def test_a_place_with_words_and_strength(
    companion: Companion, notebook: Notebook, given: str, felt: Sensation
) -> None:
    entry = notebook.get(companion("checkin", "--body", given).out.strip())
    assert isinstance(entry, CheckIn)
    assert entry.body == (felt,)


@pytest.mark.parametrize("given", ["chest=tight:2,warm", "chest=tight:4", "chest:0", "chest=tight:2, warm:3"])
def test_a_strength_that_cannot_be_read_is_refused(
    companion: Companion, notebook: Notebook, given: str
) -> None:
    result = companion("checkin", "--body", given)
    assert (result.status, result.out, given in result.err) == (2, "", True)
    assert list(notebook.entries()) == []


def test_notes_are_joined_and_a_note_without_text_is_read(companion: Companion, notebook: Notebook) -> None:
    for arguments in (("--note", "-"), ("--note",)):
        result = companion(
            "checkin", "--note", "before", *arguments, "--note", "after", typed="typed\nhere\n"
        )
        entry = notebook.get(result.out.strip())
        assert entry is not None
        assert entry.note == "before\ntyped\nhere\nafter"


def test_a_note_is_prompted_for_on_a_terminal(companion: Companion) -> None:
    assert "Ctrl+D" in companion("checkin", "--note", typed="words\n", at_terminal=True).err
    assert companion("checkin", "--note", typed="words\n").err == ""


def test_the_help_says_what_the_shell_stores(companion: Companion) -> None:
    shown = " ".join(companion("checkin", "--help").out.split())
    assert "history" in shown
    assert "--note -" in shown


def test_yesterday_and_a_time(companion: Companion, notebook: Notebook) -> None:
    yesterday = datetime.now().astimezone() - timedelta(days=1)
    entry = notebook.get(companion("checkin", "--state", "u", "--at", "yesterday 18:00").out.strip())
    assert entry is not None
    assert (entry.at.date(), entry.at.hour, entry.at.minute) == (yesterday.date(), 18, 0)


def test_a_number_with_settled_is_saved_and_said_to_be_needless(
    companion: Companion, notebook: Notebook
) -> None:
    result = companion("checkin", "--state", "settled", "--intensity", "3")
    (entry,) = notebook.entries()
    assert isinstance(entry, CheckIn)
    assert entry.rating.intensity == 3
    assert "Settled needs no number." in result.err


def test_a_misspelt_word_of_a_list_is_saved_and_named(companion: Companion, notebook: Notebook) -> None:
    result = companion("checkin", "--body", "chst=tigth", "--feeling", "grateful", "gratefl", "Fernweh")
    assert result.status == 0
    assert [line.rpartition(" ")[2] for line in result.err.splitlines()] == ["chest?", "tight?", "grateful?"]
    (entry,) = notebook.entries()
    assert isinstance(entry, CheckIn)
    assert entry.body == (Sensation("chst", ("tigth",)),)


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--feeling", "angyr"), "angry"),
        (("--feeling", "sadd"), "sad"),
        (("--feeling", "afriad"), "afraid"),
        (("--body", "jwa=tight"), "jaw"),
    ],
)
def test_two_letters_in_the_wrong_order_are_noticed(
    companion: Companion, arguments: tuple[str, str], near: str
) -> None:
    result = companion("checkin", *arguments)
    assert result.status == 0
    assert result.err.endswith(f"Did you mean {near}?\n")


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("checkin", "--state", "setled"), "settled"),
        (("checkin", "--stat", "up"), "--state"),
        (("chekin",), "checkin"),
        (("exercises", "shw"), "show"),
        (("exercises", "show", "feat"), "feet"),
        (("about", "alrm"), "alarm"),
        (("export", "--kind", "chekin"), "checkin"),
        (("export", "--format", "markdwn"), "markdown"),
    ],
)
def test_an_unknown_word_is_named_with_the_nearest_right_one(
    companion: Companion, arguments: tuple[str, ...], near: str
) -> None:
    result = companion(*arguments)
    assert result.status in (1, 2)
    assert arguments[-1] in result.err or arguments[1] in result.err
    assert result.err.endswith(f"Did you mean {near}?\n")


def test_the_lists_without_models_are_those_with_models() -> None:
    assert set(known_words.regions().values()) == set(wordlists.regions())
    assert set(known_words.sensations().values()) == set(wordlists.sensation_words())
    assert set(known_words.feelings().values()) == set(wordlists.feeling_words())


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Refuse every write in a folder called notebook; return how often it was tried."""
    real, tried = files.open_temporary, [0]

    def refuse(path: Path) -> tuple[int, Path]:
        if path.parent.name != "notebook":
            return real(path)
        tried[0] += 1
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "open_temporary", refuse)
    return tried


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    typed = io.StringIO("".join(lines))
    monkeypatch.setattr("companion.cli.unsaved.terminal", lambda: typed)


@pytest.mark.posix
def test_an_unsaved_entry_is_written_where_the_person_names(
    companion: Companion, notebook: Notebook, full: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "mine.json"
    there.write_text("a poem")
    answer(monkeypatch, "\n", f"{there}\n", f"{tmp_path / 'absent' / 'x.json'}\n", f"{tmp_path}\n")
    result = companion("checkin", "--state", "up", "--note", "-", typed="private words")
    assert (result.status, result.out) == (0, "")
    assert full == [2], "Enter alone tries again"
    assert there.read_text() == "a poem"
    saved = next(tmp_path.glob("companion-*.json"))
    assert saved.stat().st_mode & 0o777 == 0o600
    assert str(saved) in result.err
    assert "private" not in result.err
    monkeypatch.undo()
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))
    companion("import", str(saved))
    assert [entry.note for entry in notebook.entries()] == ["private words"]


@pytest.mark.parametrize("lines", [(), ("/somewhere/without an end",)])
def test_discarding_an_unsaved_entry_is_reported(
    companion: Companion, full: list[int], monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    answer(monkeypatch, *lines)
    result = companion("checkin", "--note", "words")
    assert (result.status, result.out) == (1, "")
    assert "not saved" in result.err


@pytest.mark.parametrize("arguments", [("--note", "-"), ("--note",), ("--at", "2026-11-20T18:00")])
def test_an_empty_check_in_is_not_saved(
    companion: Companion, notebook: Notebook, arguments: tuple[str, ...]
) -> None:
    result = companion("checkin", *arguments, typed="\n")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert notebook.count() == 0
