"""Companion's own export in Markdown, whole or the file of a day: as far as a text to read can be read back.

It has no seconds, no zones and no ids, and line breaks in notes only. So an entry that is in the notebook is
recognised by all that the text says of it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from companion.content.catalog import CONTENT, folders, load
from companion.content.languages import languages
from companion.core.columns import columns_of, flatten, unflatten
from companion.core.entry import Entry
from companion.core.ids import new_id
from companion.core.printable import safe
from companion.importing.model import BadRow, File, Format, Imported, Source, Why
from companion.importing.times import IMPOSSIBLE

_HEADING = re.compile(r"## (\d{1,4}-\d\d-\d\d \d\d:\d\d) · (.+)")
_END = re.compile(r"<!-- .* companion:[0-9a-f]{16} -->")
_ESCAPED = re.compile(r"&lt;|&amp;|\\\[")
SIGNS = {"&lt;": "<", "&amp;": "&", "\\[": "["}
APART = {"id", "at", "changed", "imported"}
"""Columns that the text lacks."""
TRIES = 5
"""The most fields of an entry that can't be read and go into its note."""


class _Block(NamedTuple):
    """An entry of the text: its first line, its time, the word for its kind, and the lines below."""

    line: int
    at: str
    kind: str
    lines: list[str]


def _fits(file: File) -> bool:
    first = next((line for line in file.text[:1000].splitlines() if line.strip()), "")
    return _HEADING.fullmatch(first.strip()) is not None


def _read(source: Source) -> Iterator[Imported | BadRow]:
    for block in _blocks(source.file.text):
        try:
            at = datetime.strptime(block.at, "%Y-%m-%d %H:%M")
            entry = _entry(block, at.replace(tzinfo=source.zone) if source.zone else at.astimezone())
        except IMPOSSIBLE:
            yield BadRow(block.line, Why.BAD_TIME, block.at)
        else:
            yield Imported(block.line, entry) if entry else BadRow(block.line, Why.NOT_AN_ENTRY)


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEADING.fullmatch(line.strip()):
            if block:
                yield block
            block = _Block(number, found[1], found[2].strip(), [])
        elif block and not _END.fullmatch(line.strip()):
            block.lines.append(line)
    if block:
        yield block


def _entry(block: _Block, at: datetime) -> Entry | None:
    """Return the entry of a block; a field that can't be read goes into its note."""
    kind = _kinds().get(block.kind, "checkin")
    fields, note = _fields(block, kind)
    digest = blake2b("\n".join((block.kind, *block.lines)).encode("utf-8", "replace"), digest_size=4).digest()
    facts: dict[str, Any] = {"id": new_id(at, digest), "at": at.isoformat()}
    for _ in range(TRIES):
        document = unflatten(kind, fields) | facts | ({"note": note} if note else {})
        try:
            return msgspec.convert(document, Entry, strict=False)  # type: ignore[no-any-return]
        except (ValueError, OverflowError) as error:
            bad = re.search(r"`\$\.([\w.]+)", str(error))
            column = next((each for each in fields if bad and each.startswith(bad[1])), None)
            if column is None:
                return None
            note = "\n\n".join(filter(None, (note, f"{column}: {fields.pop(column)}")))
    return None


def _fields(block: _Block, kind: str) -> tuple[dict[str, str], str]:
    """Return the columns of a block, and its note; what is no field of this kind is in the note too."""
    fields: dict[str, str] = {}
    note, more = [], []
    for line in block.lines:
        label, colon, text = line.removeprefix("- ").partition(": ")
        column = _labels(kind).get(label)
        if line.startswith(">"):
            note.append(_typed(line.removeprefix(">").removeprefix(" ")))
        elif line.startswith("- ") and colon and column:
            fields[column] = _typed(text)
        elif line.strip():
            more.append(_typed(line))
    return fields, "\n\n".join(filter(None, ("\n".join(note), "\n".join(more))))


def _typed(text: str) -> str:
    """Return a text as it was typed, without what keeps Markdown from acting on it."""
    return _ESCAPED.sub(lambda found: SIGNS[found[0]], text)


def _names() -> Iterator[Mapping[str, str]]:
    """Yield the names of the fields in each language: the file may be from a time with another one."""
    for folder in (*folders(), *(CONTENT / code for code in languages())):
        yield load(folder / "phrases" / "export.toml").get("fields", {})


@cache
def _kinds() -> dict[str, str]:
    kinds = ("practice", "checkin", "after", "led")
    named = {names[kind]: kind for names in _names() for kind in kinds if kind in names}
    return {kind: kind for kind in kinds} | named


@cache
def _labels(kind: str) -> dict[str, str]:
    columns = columns_of(kind).keys() - APART - {"note"}
    named = {names[column]: column for names in _names() for column in columns if column in names}
    return {column: column for column in columns} | named


def _same(entry: Entry) -> Hashable:
    """Return what the text says of an entry, so that one that is in the notebook is recognised."""
    columns = flatten(msgspec.to_builtins(entry))
    words = {name: " ".join(safe(text).split()) for name, text in columns.items() if name not in APART}
    return entry.at.replace(second=0, microsecond=0, tzinfo=None), frozenset(words.items())


OWN_MARKDOWN = Format("markdown", _fits, _read, same=_same)
