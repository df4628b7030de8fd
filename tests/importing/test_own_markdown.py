"""Companion's own export in Markdown, read back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from companion.content import catalog
from companion.core.columns import flatten
from companion.core.entry import CheckIn, Entry
from companion.core.ids import new_id
from companion.export import export
from companion.export.documents import Details
from companion.importing import BadRow, Imported, Why, read, save
from companion.store.documents import to_document
from companion.store.notebook import Notebook
from tests import make
from tests.importing.conftest import NOW, ZONE, Opened, rows


def text_of(entries: list[Entry]) -> bytes:
    return b"".join(export("markdown", map(to_document, entries), Details(NOW)))


def in_zone(entry: Entry) -> Entry:
    at = entry.at.astimezone(ZONE).replace(second=0, microsecond=0)
    return msgspec.structs.replace(entry, at=at, changed=None)


@pytest.fixture
def entries() -> list[Entry]:
    return [in_zone(entry) for entry in islice(make.entries(300, years=0.5), 300)]


def test_all_fields_come_back(opened: Opened, entries: list[Entry]) -> None:
    found = [row.entry for row in read(opened(text_of(entries))) if isinstance(row, Imported)]
    assert len(found) == len(entries)
    for one, other in zip(found, entries, strict=True):
        assert in_words(one) == in_words(other)
        assert [line.rstrip() for line in one.note.split("\n")] == [
            line.rstrip() for line in other.note.split("\n")
        ]


def in_words(entry: Entry) -> dict[str, str]:
    """Return the columns of an entry, its id aside, with spaces for line breaks."""
    columns = flatten(to_document(entry))
    return {name: " ".join(text.split()) for name, text in columns.items() if name != "id"}


def test_entries_that_are_there_do_not_come_a_second_time(
    opened: Opened, entries: list[Entry], notebook: Notebook
) -> None:
    for entry in entries[:20]:
        notebook.add(entry)
    done = save(notebook, opened(text_of(entries[:25])), NOW)
    assert (done.new, done.there) == (5, 20)
    assert save(notebook, opened(text_of(entries[:25])), NOW).new == 0


def test_signs_that_markdown_acts_on_are_as_they_were_typed(opened: Opened) -> None:
    at = datetime(2026, 11, 20, 18, tzinfo=ZONE)
    note = "a <b> & &amp; [x](y) \\[ < \n\n- tags: no\n## 2026-01-01 10:00 · check-in\nend"
    (entry,), _ = rows(
        opened(text_of([CheckIn(id=new_id(at, b"abcd"), at=at, note=note, tags=("<b>", "x"))]))
    )
    assert (entry.note, entry.tags) == (note.replace("< \n", "<\n"), ("<b>", "x"))


def test_what_is_no_field_goes_into_the_note(opened: Opened) -> None:
    text = "## 2026-11-20 18:00 · check-in\n\n- 0 to 10: 12\n- mine: yes\nfree\n\n> note\n"
    source = opened(text + "\n## 2026-13-20 18:00 · check-in\n\n<!-- x companion:0123456789abcdef -->\n")
    (entry,), bad = rows(source)
    assert entry.note == "note\n\n- mine: yes\nfree\n\nrating.intensity: 12"
    assert not entry.rating
    assert bad == [BadRow(9, Why.BAD_TIME, "2026-13-20 18:00")]


def test_a_file_of_another_language(
    opened: Opened, entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog, "_folders", (Path(catalog.CONTENT, "es"), catalog.ENGLISH))
    text = text_of(entries)
    monkeypatch.setattr(catalog, "_folders", (catalog.ENGLISH,))
    found = [row.entry for row in read(opened(text)) if isinstance(row, Imported)]
    assert [type(each) for each in found] == [type(each) for each in entries]
    assert [each.tags for each in found] == [each.tags for each in entries]


def test_the_zone_is_that_of_the_machine_if_none_is_given(opened: Opened) -> None:
    source = opened("## 2026-11-20 18:00 · check-in\n\n> x\n", zone=timezone(timedelta(hours=-3)))
    assert rows(source)[0][0].at.isoformat() == "2026-11-20T18:00:00-03:00"
