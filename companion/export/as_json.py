"""JSON: everything, with what this version doesn't know, so that an import is identical."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from companion.core.printable import escaped
from companion.export.documents import Details
from companion.store.codec import SCHEMA, Document


def as_json(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield the documents as they are, and the ids and times of removed ones."""
    yield b'{\n"companion": {"schema": %d},\n"removed": [' % SCHEMA
    yield from _items(details.removed)
    yield b'],\n"entries": ['
    yield from _items(documents)
    yield b"]\n}\n"


def _items(documents: Iterable[Document]) -> Iterator[bytes]:
    separator = b"\n"
    for document in documents:
        yield separator + _encoded(document)
        separator = b",\n"
    if separator != b"\n":
        yield b"\n"


def _encoded(document: Document) -> bytes:
    """Return a document with escapes for what a terminal acts on: the file may be shown on one."""
    raw = msgspec.json.encode(document)
    return raw if raw.isascii() and b"\x7f" not in raw else escaped(raw.decode()).encode()
