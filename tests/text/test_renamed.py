"""What was chosen is saved by its key: words that are shown otherwise later change no entry."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from companion.content import catalog, known_words, wordlists
from companion.content.catalog import phrase
from companion.core.body_counts import count_regions
from companion.core.entry import AfterSession, Answer, CheckIn, Entry
from companion.core.filters import About, admitted
from companion.core.questions import CHOOSE
from companion.store.notebook import Notebook
from companion.text.entries import in_full
from companion.text.filters import typed
from companion.text.letter import as_text, letter
from companion.text.matches import reasons
from tests.store.test_golden import GOLDEN

TODAY = date(2026, 11, 22)
RENAMED = {
    "feelings.toml": {'key = "sad"\nname = "sad"': 'key = "sad"\nname = "sorrowful"'},
    "body.toml": {
        'tight = "tight"': 'tight = "squeezed"',
        'key = "jaw"\nname = "jaw"': 'key = "jaw"\nname = "chops"',
    },
    "phrases/questions.toml": {
        'breathwork = "breathwork"': 'breathwork = "with the breath"',
        '[room.answers]\nyes = "yes"': '[room.answers]\nyes = "plenty"',
    },
}


@pytest.fixture
def renamed(tmp_path: Path) -> Iterator[None]:
    """The content in a language folder of its own, in which some words are shown otherwise."""
    shutil.copytree(catalog.ENGLISH, tmp_path / "xx")
    for file, words in RENAMED.items():
        path = tmp_path / "xx" / file
        text = path.read_text(encoding="utf-8")
        for old, new in words.items():
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    catalog.look_in([tmp_path / "xx"])
    yield
    catalog.look_in([])


@pytest.fixture
def golden(tmp_path: Path) -> list[Entry]:
    """The entries of a notebook that an earlier version wrote."""
    folder = tmp_path / "notebook"
    shutil.copytree(GOLDEN / "version-1", folder)
    entries = list(Notebook(folder).entries())
    expected = json.loads((GOLDEN / "version-1.expected.json").read_text(encoding="utf-8"))
    assert entries == msgspec.convert(expected["entries"], list[Entry])
    return entries


def found(entries: list[Entry], text: str) -> list[Entry]:
    return admitted(entries, typed(text, TODAY))


@pytest.mark.usefixtures("renamed")
def test_old_entries_are_read_with_the_words_of_today(golden: list[Entry]) -> None:
    [sad, *_] = [entry for entry in golden if isinstance(entry, CheckIn) and "sad" in entry.feelings]
    [breath, *_] = [entry for entry in golden if isinstance(entry, AfterSession) and entry.room.choice]
    for shown in (in_full(sad), as_text(letter(sad, sad.at))):
        assert "sorrowful" in shown
    full = in_full(breath)
    assert "plenty" in full
    assert "with the breath" in full
    assert "tight" in dict(count_regions(golden)["jaw"].words)


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(
    ("shown", "key"), [("sorrow", "sad"), ("squeezed", "tight"), ("with the breath", "breathwork")]
)
def test_they_are_found_by_the_word_that_is_shown_and_by_the_key(
    golden: list[Entry], shown: str, key: str
) -> None:
    assert found(golden, shown) == found(golden, key) != []
    first = found(golden, shown)[0]
    assert any(shown.split()[-1] in reason for reason in reasons(first, (shown.split()[-1],), "", 60))


def test_old_answers_are_read_as_they_were_given() -> None:
    expected = json.loads((GOLDEN / "version-1-answers.expected.json").read_text(encoding="utf-8"))
    for entry in msgspec.convert(expected["entries"], list[AfterSession]):
        full, told = in_full(entry), as_text(letter(entry, entry.at))
        for question in CHOOSE:
            given: Answer = getattr(entry, question.field)
            if given.choice:
                assert phrase(f"{question.key}.answers.{given.choice}") in full
                assert phrase(f"{question.key}.told.{given.choice}") in told
            assert given.words in full
            assert given.words in told
        for word in (*entry.feelings, entry.session, entry.person, entry.note, entry.bring, "like rain"):
            assert word in full
            assert word in told


@pytest.mark.usefixtures("renamed")
def test_a_filter_by_place_uses_the_key(golden: list[Entry]) -> None:
    assert found(golden, "chops") == admitted(golden, [About("jaw")]) != []


@pytest.mark.usefixtures("renamed")
def test_a_typed_word_of_the_list_is_saved_by_its_key() -> None:
    assert known_words.feelings()["sorrowful"] == known_words.feelings()["sad"] == "sad"
    assert known_words.sensations()["squeezed"] == "tight"
    assert wordlists.feeling_word("like rain") == "like rain"


def test_no_two_words_of_a_list_are_the_same() -> None:
    for words in (wordlists.sensation_words(), wordlists.feeling_words()):
        shown = [word.casefold() for word in words.values()]
        assert sorted(set(shown)) == sorted(shown)


def test_every_feeling_says_what_it_is_like_in_one_narrow_line() -> None:
    for family in wordlists.feelings():
        likes = [family.like[key] for key in family.every]
        assert [like for like in likes if not like or len(like) > 38] == []
    chosen = {family.key for family in wordlists.feelings()}
    assert {"sad", "angry", "afraid", "ashamed", "glad"} <= chosen
