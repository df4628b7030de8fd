"""How a month looks on disk: three TinyDB tables, and what makes a file whole or broken.

`about` has one document with the schema version, `removed` the ids and times of removed entries, `entries`
the entries. A document is written one field a line, so that a person can read it and `diff` can show it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import eq, is_
from typing import Any, TypeAlias

import msgspec

SCHEMA = 1
ABOUT, REMOVED, ENTRIES = "about", "removed", "entries"

Document: TypeAlias = dict[str, Any]
Table: TypeAlias = dict[str, Document]
Tables: TypeAlias = dict[str, Table]
Pieces: TypeAlias = dict[str, dict[str, tuple[Document, bytes]]]
"""For each table and document id, a document and the line that was written for it."""

_ID = re.compile(r"[0-9]{4}(0[1-9]|1[0-2])[0-9]{2}T[0-9]{6}\.[0-9]{6}-[0-9a-f]{8}", re.ASCII)
_DOC_ID = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)


class Broken(ValueError):
    """Bytes that are not a whole month; nothing of them is part of the error."""


def is_id(value: object) -> bool:
    """Say whether this is an entry's id, from which a month follows."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def empty() -> Tables:
    """Give a month with nothing in it."""
    return {ABOUT: {"1": {"schema": SCHEMA}}, REMOVED: {}, ENTRIES: {}}


def next_id(table: Table) -> str:
    """Give a document id that is free in a table, one after the last as a rule."""
    number = int(next(reversed(table), 0)) + 1
    while str(number) in table:
        number += 1
    return str(number)


def decode(raw: bytes) -> Tables:
    """Read a month file's bytes. Raises Broken for anything that is not whole.

    A file of a newer version is given as it is, whatever its shape: only its makers know what is whole.
    """
    try:
        tables = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Broken("not JSON") from None
    if not isinstance(tables, dict):
        raise Broken("not tables")
    if schema_of(tables) <= SCHEMA:
        _check(tables)
    return tables


def schema_of(tables: Tables) -> int:
    """Give the version that a file says it has; 0 for one that says nothing."""
    about = tables.get(ABOUT)
    if isinstance(about, dict):
        for document in about.values():
            if isinstance(document, dict) and type(document.get("schema")) is int:
                return max(0, int(document["schema"]))
    return 0


def _check(tables: Tables) -> None:
    if ENTRIES not in tables:
        raise Broken("no entries")
    for table in tables.values():
        if not isinstance(table, dict):
            raise Broken("not a table")
        for doc_id, document in table.items():
            if not isinstance(document, dict) or not _DOC_ID.fullmatch(doc_id):
                raise Broken("not a document")
    ids = [d.get("id") for name in (ENTRIES, REMOVED) for d in tables.get(name, {}).values()]
    known = [i for i in ids if isinstance(i, str)]
    if len(set(known)) != len(known):
        # A merge by lines, as git does it, can leave one entry twice.
        raise Broken("one id twice")


def encode_document(document: Document) -> bytes:
    """Write one document, a field a line."""
    fields = b",\n".join([_field_name(k) + _ENCODER.encode(v) for k, v in document.items()])
    return b"{\n" + fields + b"\n  }" if fields else b"{}"


_ENCODER = msgspec.json.Encoder()


@lru_cache(maxsize=256)
def _field_name(name: str) -> bytes:
    return b"   " + _ENCODER.encode(name) + b": "


def encode(tables: Tables, pieces: Pieces | None = None) -> bytes:
    """Write a month. `pieces` remembers the lines of documents that were written before.

    Changing one entry of a month of 800 then encodes one document, not 800. It holds as long as nobody
    changes a document in place, which the store never does.
    """
    known = {} if pieces is None else pieces
    # One join of everything: copying half a megabyte a second time costs more than the encoding.
    parts, before_table = [b"{\n"], b""
    for name, table in tables.items():
        before, lines = known.get(name, {}), {}
        parts += [before_table, b" ", msgspec.json.encode(name), b": {"]
        between = b"\n"
        for doc_id, document in table.items():
            line = before.get(doc_id)
            if line is None or line[0] is not document:
                line = document, _line(doc_id, document)
            lines[doc_id] = line
            parts += [between, line[1]]
            between = b",\n"
        known[name] = lines
        parts.append(b"\n }" if lines else b"}")
        before_table = b",\n"
    return b"".join((*parts, b"\n}\n"))


def _line(doc_id: str, document: Document) -> bytes:
    return b'  "%b": %b' % (doc_id.encode(), encode_document(document))


_END = b"\n }\n}\n"


def appended(raw: bytes, before: Tables, after: Tables) -> bytes | None:
    """Write `after` as `raw`, the file of `before`, with one entry more at its end; None if it is not that.

    What most saves do. The 800 entries above it are then neither encoded nor looked into, and keep their
    bytes whoever wrote them.
    """
    entries, more = before.get(ENTRIES, {}), after.get(ENTRIES, {})
    if list(before) != list(after) or next(reversed(before)) != ENTRIES:
        return None
    if any(after[name] is not before[name] for name in before if name != ENTRIES):
        return None
    if not entries or len(more) != len(entries) + 1 or not raw.startswith(b"{") or not raw.endswith(_END):
        return None
    # Compared as they stand, not by their text: the store never changes a document in place.
    if not all(map(eq, entries, more)) or not all(map(is_, entries.values(), more.values())):
        return None
    return b"".join((raw[: -len(_END)], b",\n", _line(*next(reversed(more.items()))), _END))
