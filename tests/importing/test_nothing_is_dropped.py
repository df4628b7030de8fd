"""Every text of every file is found in the entry that is made of it, whatever the format and the text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.content.wordlists import feeling_word
from companion.core.entry import CheckIn
from companion.importing import FORMATS, BadRow, Place, Source
from companion.importing.model import File
from tests.importing.conftest import ZONE, rows

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30) | st.sampled_from(
    ("sad", "a | b", "x;y, z", "[]", '["a"]', "{", "=1+1", 'he said "no"', "one\ntwo\r\n\r\nthree", "\u202f")
)
COLUMNS = {
    "daylio": ("full_date", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note"),
    "how_we_feel": (
        *("Date", "Mood", "Mood Key", "Tags (People)", "Tags Key (People)", "Tags (Places)", "Tags (Events)"),
        *("Sleep", "Notes", "Reflections", "Takeaways"),
    ),
    "csv": ("When", "one", "two", "three", "four"),
}
KNOWN = {"full_date": "2024-01-31", "time": "9:05 pm", "Date": "2026 Sun May 17 3:39 PM", "When": "31/1/2024"}
"""The times, which are found in the time of the entry, and so are the date and the weekday."""
SEPARATORS = (" | ", "|", ";", ",")


def source_of(name: str, content: str, places: dict[str, Place] | None = None) -> Source:
    file = File(Path("x"), content.encode())
    form = next(each for each in FORMATS if each.fits(file))
    assert form.name == name
    return Source(file, form, places or {}, ZONE)


def check(entry: CheckIn, texts: Iterable[str]) -> None:
    """Check that each piece of each text, as it may be split, is in the entry."""
    kept = "\n".join((entry.note, *map(feeling_word, entry.feelings), *entry.tags)).casefold()
    for text in texts:
        for sign in SEPARATORS:
            text = text.replace(sign, "\n").replace("\r", "\n")
        # A key that only says the same as another cell, in other letters, is found there.
        folded = kept
        for sign in SEPARATORS:
            folded = folded.replace(sign, "\n").replace("\r", "\n")
        assert all(piece.strip().casefold() in folded for piece in text.split("\n"))


@pytest.mark.parametrize("name", COLUMNS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_of_a_table(name: str, data: st.DataObject) -> None:
    names = COLUMNS[name]
    records = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(names, TEXT)), min_size=1, max_size=4))
    records = [record | {n: text for n, text in KNOWN.items() if n in names} for record in records]
    out = io.StringIO(newline="")
    # With quotation marks everywhere, as Python writes a lone carriage return without any.
    end = data.draw(st.sampled_from(("\n", "\r\n")))
    writer = csv.DictWriter(out, names, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(records)
    usual = st.sampled_from((Place.NOTE, Place.TITLE, Place.TAGS, Place.FEELINGS, Place.MORE))
    places = {n: data.draw(usual) for n in names} | {"When": Place.DATE} if name == "csv" else None
    found, bad = rows(source_of(name, out.getvalue(), places))
    assert (len(found), bad) == (len(records), [])
    for entry, record in zip(found, records, strict=True):
        texts = [text for n, text in record.items() if n not in (*KNOWN, "date", "weekday")]
        check(entry, (_in_list(text) for text in texts))


def _in_list(text: str) -> str:
    """Return the text of a list in JSON, as the newest How We Feel writes one."""
    return {"[]": "", '["a"]': "a"}.get(text.strip(), text)


VALUE: st.SearchStrategy[Any] = st.recursive(
    TEXT | st.integers() | st.just(True),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT.filter(str.strip), inner, max_size=3),
    max_leaves=6,
)


def leaves(value: Any) -> Iterable[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from leaves(each)
        case dict():
            for each in value.values():
                yield from leaves(each)
        case _:
            yield json.dumps(value)


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT, st.lists(TEXT, max_size=3), VALUE)
def test_of_jrnl(title: str, body: str, tags: list[str], more: Any) -> None:
    entry = {"title": title, "body": body, "date": "2024-01-31", "time": "10:00", "tags": tags, "mine": more}
    (found,), _ = rows(source_of("jrnl", json.dumps({"tags": {}, "entries": [entry]})))
    check(found, (title, body, *tags, *leaves(more)))


@settings(max_examples=100, deadline=None)
@given(TEXT, st.lists(TEXT, max_size=3), VALUE)
def test_of_day_one(text: str, tags: list[str], more: Any) -> None:
    entry = {"creationDate": "2024-01-31T10:00:00Z", "timeZone": "Europe/Berlin", "tags": tags, "mine": more}
    entry |= {"text": text.replace("\\", "/"), "uuid": "959E"}
    (found,), _ = rows(source_of("day_one", json.dumps({"metadata": {}, "entries": [entry]})))
    check(found, (text.replace("\\", "/"), *tags, *leaves(more), "959E"))


def test_a_number_that_json_lacks_and_half_a_character() -> None:
    content = (
        '{"entries": [{"creationDate": "2024-01-31T10:00:00Z", "text": "a\\ud800b", "x": NaN}, [], null]}'
    )
    found, bad = rows(source_of("day_one", content))
    assert "a" in found[0].note
    assert [type(each) for each in bad] == [BadRow, BadRow]
