"""What all formats share: the details of an export, and reading, redacting and joining its documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from companion.content import wordlists
from companion.content.catalog import phrase
from companion.content.library import shipped
from companion.core.entry import Entry
from companion.core.filters import Filter
from companion.core.redact import Listed, redact, redacted_filters
from companion.store.codec import Document
from companion.store.documents import to_document, to_entry

PIECES = 100
"""Pieces of an export, such as entries, that are written at once."""


@dataclass
class Details:
    """What a writer may state about the documents, and how many of them it could not read.

    `now` is when the file is made, `filters` are those that found the documents, `redacted` that the
    person's own words are left out, `removed` are the ids and times of removed entries. `is_part` says that
    filters found the documents which may not be named. `left_out` counts those that are no entries of this
    version, `led` the sessions led by the person that are left out.
    """

    now: datetime
    filters: Collection[Filter] = ()
    redacted: bool = False
    removed: Iterable[Document] = ()
    is_part: bool = False
    left_out: int = 0
    led: int = 0


def without_led(documents: Iterable[Document], details: Details) -> Iterator[Document]:
    """Yield the documents that are about the person's own days; count the sessions that they led."""
    for document in documents:
        if document.get("kind") == "led":
            details.led += 1
        else:
            yield document


def readable(documents: Iterable[Document], details: Details) -> Iterator[tuple[Document, Entry]]:
    """Yield the documents that are entries of this version, each with its entry; count the others."""
    for document in documents:
        if (entry := to_entry(document)) is None:
            details.left_out += 1
        else:
            yield document, entry


def redacted(documents: Iterable[Document], details: Details) -> Iterator[Document]:
    """Yield the readable documents without the person's own words, nor anything that isn't understood.

    Filters that name something of the person's own are dropped from the details.
    """
    listed = _listed()
    details.filters = redacted_filters(shown := details.filters, listed)
    details.is_part = len(details.filters) < len(shown)
    return (to_document(redact(entry, listed)) for _, entry in readable(documents, details))


def _listed() -> Listed:
    """Return the words that the lists of the app offer to everybody."""
    return Listed(
        regions=frozenset(wordlists.regions()),
        sensations=frozenset(wordlists.sensation_words()),
        feelings=frozenset(wordlists.feeling_words()),
        exercises={key: exercise.name for key, exercise in shipped().items()},
        own_exercise=phrase("take_along.own_exercise"),
    )


def gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Join small pieces into parts that are worth a write."""
    pieces = iter(pieces)
    while part := list(islice(pieces, PIECES)):
        yield b"".join(part)
