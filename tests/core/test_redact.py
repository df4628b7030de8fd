"""Every text field of every entry: found by search where it should be, gone after `redact` if private."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
import pytest
from msgspec import Struct, inspect
from msgspec.structs import replace

from companion.core.entry import (
    AfterSession,
    Answer,
    CheckIn,
    Entry,
    Landing,
    Led,
    Practice,
    Rating,
    Sensation,
    SetAside,
)
from companion.core.filters import About, Containing, Since, Tagged, WithPerson
from companion.core.ids import new_id
from companion.core.questions import CHOOSE, LED
from companion.core.redact import TEXTS, Listed, redact
from companion.export import FORMATS, export
from companion.export.documents import Details
from companion.store.documents import to_document
from tests import make

MODELS = (Practice, CheckIn, AfterSession, Led)
HIDDEN_FROM_SEARCH = {
    *("id", "imported", "exercise", "landing.exercises", "put_away.words", "landing.put_away.words"),
    "brought",
    *(f"{question.field}.choice" for question in (*CHOOSE, *LED)),
}
"""Keys, fixed answers, lines of `bring`, and what was set aside: it stays out of sight until its time."""
LISTED = Listed(
    regions={"chest"},
    sensations={"tight"},
    feelings={"sad"},
    exercises={"feet": "Feet"},
    own_exercise="own one",
)


def mark(path: str) -> str:
    """Return a word that no format writes otherwise."""
    return f"«{path}»"


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
    if isinstance(value, str) and value.startswith("«"):
        yield value.strip("«»")
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


def kinds_of_text(kind: inspect.Type) -> bool:
    """Whether a type holds text itself, not only in a struct of its own."""
    match kind:
        case inspect.StrType() | inspect.AnyType() | inspect.BytesType():
            return True
        case inspect.StructType():
            return False
    inner = [
        getattr(kind, name, ()) for name in ("types", "item_types", "item_type", "key_type", "value_type")
    ]
    flat = [each for one in inner for each in (one if isinstance(one, tuple) else (one,))]
    return any(kinds_of_text(each) for each in flat if each is not None)


def test_every_field_that_can_hold_text_is_one_that_is_redacted() -> None:
    infos = [inspect.type_info(model) for model in (*MODELS, Sensation, Answer, SetAside, Landing, Rating)]
    for info in infos:
        assert isinstance(info, inspect.StructType)
        types = {field.name: field.type for field in msgspec.structs.fields(info.cls)}
        for field in info.fields:
            assert kinds_of_text(field.type) == (types[field.name] in TEXTS), (info.cls, field.name)


@pytest.mark.parametrize("model", MODELS)
def test_no_own_words_are_left_after_redaction(model: type[Struct]) -> None:
    assert paths(redact(marked(model), LISTED)) == {"id"}


@pytest.mark.parametrize("form", FORMATS)
def test_no_own_words_are_left_in_any_format(form: str) -> None:
    own = (WithPerson(mark("who")), Tagged(mark("tag")), Containing(mark("words")), About(mark("place")))
    documents = [to_document(replace(marked(model), id=new_id(make.LAST, bytes(4)))) for model in MODELS]
    documents[0]["unknown"] = mark("unknown")
    for redacted in (False, True):
        details = Details(make.LAST, [*own, Since(make.LAST.date())], redacted=redacted)
        written = b"".join(export(form, documents, details)).decode()
        assert ("«" in written) is not redacted
        assert details.left_out == 0


def test_words_of_the_lists_stay_and_others_go() -> None:
    felt = (Sensation("chest", ("tight", "like a wet coat"), "some"), Sensation("the hat", ("tight",)))
    entry = CheckIn(id="x", at=make.LAST, body=felt, feelings=("sad", "Fernweh"), tags=("night",))
    bare = redact(entry, LISTED)
    assert bare == CheckIn(
        id="x", at=make.LAST, body=(Sensation("chest", ("tight",), "some"),), feelings=("sad",)
    )
    landing = Landing(exercises=("feet", "mine"), words=("tight", "odd"), kind_thing="eat something")
    after = AfterSession(id="x", at=make.LAST, session="therapy", heard=Answer("yes", "but"), landing=landing)
    assert redact(after, LISTED) == AfterSession(
        id="x",
        at=make.LAST,
        session="therapy",
        heard=Answer("yes"),
        landing=Landing(exercises=("feet",), words=("tight",), kind_thing="eat something"),
    )


def test_an_own_exercise_has_no_name_of_its_own() -> None:
    for key, name, left in (("feet", "my feet", ("feet", "Feet")), ("mine", "My way", ("own", "own one"))):
        bare = redact(Practice(id="x", at=make.LAST, exercise=key, name=name, seconds=60), LISTED)
        assert bare == Practice(id="x", at=make.LAST, exercise=left[0], name=left[1], seconds=60)


def test_what_was_chosen_stays() -> None:
    for entry in make.entries(100, years=1):
        bare = redact(entry, LISTED)
        assert isinstance(bare.at, datetime)
        for name in ("rating", "before", "after", "left", "again", "seconds"):
            assert getattr(bare, name, None) == getattr(entry, name, None)
        assert redact(bare, LISTED) == bare
