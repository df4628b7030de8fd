"""What all formats share: the details of an export, and reading, redacting and joining its documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from companion.core.entry import Entry
from companion.core.filters import Filter
from companion.core.redact import redact
from companion.store.codec import Document
from companion.store.documents import to_document, to_entry

PART = 64 * 1024


class Details(NamedTuple):
    """What a writer may state about the documents.

    `now` is when the file is made, `filters` are those that found the documents, `redacted` that the
    person's own words are left out, `removed` are the ids and times of removed entries.
    """

    now: datetime
    filters: Collection[Filter] = ()
    redacted: bool = False
    removed: Iterable[Document] = ()


def readable(documents: Iterable[Document]) -> Iterator[tuple[Document, Entry]]:
    """Yield the documents that are entries of this version, each with its entry; JSON has the others."""
    for document in documents:
        if (entry := to_entry(document)) is not None:
            yield document, entry


def redacted(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield the readable documents without the person's own words, nor anything that isn't understood."""
    return (to_document(redact(entry)) for _, entry in readable(documents))


def gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Join small pieces into parts that are worth a write."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= PART:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)
