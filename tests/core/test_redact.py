"""Every text field of every entry: found by search where it should be, gone after `redact` if private."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
import pytest
from msgspec import Struct

from companion.core.entry import AfterSession, CheckIn, Entry, Practice
from companion.core.filters import Containing
from companion.core.redact import redact
from tests import make

MODELS = (Practice, CheckIn, AfterSession)
HIDDEN_FROM_SEARCH = {
    *("id", "exercise", "landing.exercises", "put_away.words", "landing.put_away.words"),
    *(f"{name}.choice" for name in ("room", "heard", "pace", "held_back", "jarred", "about_them")),
}
"""Keys, fixed answers, and what was set aside: it stays out of sight until its time."""
LEFT_AFTER_REDACTION = {
    *("id", "exercise", "name", "tags", "person", "session", "feelings", "body.region", "body.words"),
    *("landing.words", "landing.exercises"),
    *(f"{name}.choice" for name in ("room", "heard", "pace", "held_back", "jarred", "about_them")),
}
"""The labels that stay, written a second time on purpose."""


def mark(path: str) -> str:
    return f"<{path}>"


def marked(model: type[Struct], before: str = "") -> Any:
    """Return an instance with its own path in every text field, however deep it is."""
    values = {field.name: _value(field, f"{before}{field.name}") for field in msgspec.structs.fields(model)}
    return model(**{name: value for name, value in values.items() if value is not msgspec.NODEFAULT})


def _value(field: Any, path: str) -> Any:
    if field.name in ("at", "changed"):
        return make.LAST
    kinds = get_args(field.type) if isinstance(field.type, UnionType) else (field.type,)
    for kind in kinds:
        if kind is str:
            return mark(path)
        if isinstance(kind, type) and issubclass(kind, Struct):
            return marked(kind, f"{path}.")
        if get_origin(kind) is tuple:
            inner = get_args(kind)[0]
            return (mark(path),) if inner is str else (marked(inner, f"{path}."),)
    return field.default


def marks(value: Any) -> Iterator[str]:
    """Yield the paths whose marks are anywhere in a value."""
    if isinstance(value, str) and value.startswith("<"):
        yield value.strip("<>")
    elif isinstance(value, dict):
        for inner in value.values():
            yield from marks(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from marks(inner)


def paths(entry: Entry) -> set[str]:
    return set(marks(msgspec.to_builtins(entry)))


def test_the_marks_are_in_every_text_field() -> None:
    every = set().union(*(paths(marked(model)) for model in MODELS))
    assert {"note", "noticed", "put_away.words", "body.words", "landing.kind_thing", "heard.words"} <= every
    assert len(every) > 25


@pytest.mark.parametrize("model", MODELS)
def test_search_finds_each_text_that_it_is_meant_to_find(model: type[Struct]) -> None:
    entry = marked(model)
    found = {path for path in paths(entry) if Containing(mark(path)).admits(entry)}
    assert paths(entry) - found == paths(entry) & HIDDEN_FROM_SEARCH


@pytest.mark.parametrize("model", MODELS)
def test_no_own_words_are_left_after_redaction(model: type[Struct]) -> None:
    entry = marked(model)
    assert paths(redact(entry)) == paths(entry) & LEFT_AFTER_REDACTION


def test_what_was_chosen_stays() -> None:
    for entry in make.entries(100, years=1):
        bare = redact(entry)
        assert isinstance(bare.at, datetime)
        for name in ("rating", "before", "after", "left", "body", "feelings", "tags", "person"):
            assert getattr(bare, name, None) == getattr(entry, name, None)
        assert redact(bare) == bare
