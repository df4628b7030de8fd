"""The key for people in sentences, as a word that a screen reader speaks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.content import catalog, language
from companion.content.library import library
from companion.content.pages import pages
from companion.flows.front import Left
from companion.plain.keys import as_typed
from companion.plain.terminal import Terminal
from companion.text.pages import parts
from tests.plain.typed import Typed
from tests.still import Still

KEY = re.compile(r"(?<![^\s(])(\?|F1)(?=[\s.,;:)]|$)")


@pytest.fixture(params=["en", "es", "de"])
def code(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("LC_ALL", request.param)
    catalog.look_in(language.folders())
    yield request.param
    catalog.look_in([])


def test_the_key_for_people_becomes_a_word() -> None:
    assert as_typed("Thoughts of dying? People first: ?") == "Thoughts of dying? People first: the word help"
    assert as_typed("Unsafe here? Press ?") == "Unsafe here? Type help"
    assert as_typed("press ? (or F1) from anywhere") == "type help from anywhere"
    assert as_typed("People are a key away: F1.") == "People are a key away: the word help."
    assert as_typed("Is it? Press your feet down.") == "Is it? Press your feet down."


def test_no_sentence_of_an_exercise_or_a_page_has_a_key_alone(code: str, tmp_path: Path) -> None:
    exercises = library(tmp_path).values()
    texts = [text for each in exercises for text in (each.about, *each.cautions)]
    texts += [each.caution_at(at) for each in exercises for at in range(len(each.steps))]
    texts += [line for page in pages() for part in parts(page.text) for line in part]
    assert [text for text in map(as_typed, texts) if KEY.search(text)] == []


def test_each_language_has_its_words_and_the_english_ones_count_too(code: str) -> None:
    here = {"en": ("help", "cover"), "es": ("ayuda", "tapar"), "de": ("hilfe", "abdecken")}[code]
    for helps, covers in (here, ("help", "cover")):
        shown: list[str] = []
        terminal = Terminal(io.StringIO(), Typed(Still(), helps, helps.upper(), "?", covers))
        terminal.people = lambda shown=shown: shown.append("people")
        with pytest.raises(Left):
            terminal.ask("Which?")
        assert len(shown) == 3
        assert terminal.covered
