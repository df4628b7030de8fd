"""The bytes of a month file: three TinyDB tables as JSON, older versions migrated as they are read.

`about` has one document with the schema version, `removed` the ids and times of removed entries, `entries`
the entries. Each field stands on a line of its own, so that a person can read the file and `diff` works.

It imports the standard library's json alone: msgspec is twice as fast but takes 50 ms to import, and a
check-in from the command line needs nothing else of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from math import isfinite
from operator import eq
from typing import Any, TypeAlias

SCHEMA = 1
ABOUT, REMOVED, ENTRIES = "about", "removed", "entries"

Document: TypeAlias = dict[str, Any]
Table: TypeAlias = dict[str, Document]
"""Documents by document id, a number as text."""
Tables: TypeAlias = dict[str, Table]

ID = r"[0-9]{4}(0[1-9]|1[0-2])[0-9]{2}T[0-9]{6}\.[0-9]{6}-[0-9a-f]{8}"
"""The pattern of an entry's id."""
_ID = re.compile(ID, re.ASCII)
_DOC_ID = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)


class Broken(ValueError):
    """Raised for bytes that are not a whole month; it holds nothing of them."""


def is_id(value: object) -> bool:
    """Whether a value is an entry's id, which names its month."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def empty() -> Tables:
    """Return the tables of a month without entries."""
    return {ABOUT: {"1": {"schema": SCHEMA}}, REMOVED: {}, ENTRIES: {}}


def next_id(table: Table) -> str:
    """Return a document id that is free in a table, usually the last one plus one."""
    number = int(next(reversed(table), 0)) + 1
    while str(number) in table:
        number += 1
    return str(number)


def decode(raw: bytes) -> Tables:
    """Return the tables of a month file, not migrated. Raises Broken for anything that is not whole.

    A file of a newer version is returned whatever its shape, because only that version can check it.
    """
    try:
        tables = _decode_json(raw)
    except (ValueError, RecursionError):
        raise Broken("not JSON") from None
    if not isinstance(tables, dict):
        raise Broken("not tables")
    if schema_of(tables) <= SCHEMA:
        _check(tables)
        documents = sum(len(tables.get(name, {})) for name in (ENTRIES, REMOVED))
        if raw.count(b'"id"') > documents:
            # Nearly always an id inside a document; what was read shows only the last of one name.
            json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_each_name_once)
    return tables


def _decode_json(raw: bytes) -> Any:
    """Return what strict JSON in UTF-8 holds. Raises ValueError for anything else, RecursionError."""
    if msgspec := sys.modules.get("msgspec"):
        # Imported anyway, for the history. What it refuses the other one judges; the rest both read alike.
        with suppress(Exception):
            return msgspec.json.decode(raw)
    found = json.loads(raw.decode("utf-8-sig"), parse_float=_finite, parse_constant=_finite)
    if b"\\u" in raw:
        # Half a character, which could be read but not written again, raises here.
        _JSON.encode(found).encode()
    return found


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        # A merge by lines, as git does it, can leave two entries under one number.
        raise Broken("one name twice")
    return found


def _finite(number: str) -> float:
    found = float(number)
    if not isfinite(found):
        raise ValueError("not a number of JSON")
    return found


def schema_of(tables: Tables) -> int:
    """Return the schema version that a file states, 0 if it states none."""
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


def _add_version(tables: Tables) -> Tables:
    """Migrate 0 to 1: a file that plain TinyDB wrote has entries but no version."""
    about = {"1": {"schema": 1}}
    return {**tables, ABOUT: about, REMOVED: tables.get(REMOVED, {}), ENTRIES: tables[ENTRIES]}


MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {0: _add_version}
"""For each older schema version, a function that returns the tables of the next one."""


def migrate(tables: Tables) -> Tables:
    """Return a month in the present schema version; a present or newer one is returned as it is."""
    while (version := schema_of(tables)) < SCHEMA:
        tables = MIGRATIONS[version](tables)
    return tables


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=256)
def _field_name(name: str) -> str:
    return f"   {_JSON.encode(name)}: "


def encode_document(document: Document) -> bytes:
    """Return the bytes of one document, a field a line."""
    fields = ",\n".join([_field_name(k) + _JSON.encode(v) for k, v in document.items()])
    return f"{{\n{fields}\n  }}".encode() if fields else b"{}"


def whole_characters(value: Any) -> Any:
    """Return data as JSON holds it, with U+FFFD for half characters, which a terminal can pass."""
    text = _JSON.encode(value)
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return json.loads(text)


def encode(tables: Tables) -> bytes:
    """Return the bytes of a month file."""
    # One join of everything: copying half a megabyte a second time costs more than the encoding.
    parts, before_table = [b"{\n"], b""
    for name, table in tables.items():
        parts += [before_table, b" ", _JSON.encode(name).encode(), b": {"]
        between = b"\n"
        for doc_id, document in table.items():
            parts += [between, _line(doc_id, document)]
            between = b",\n"
        parts.append(b"\n }" if table else b"}")
        before_table = b",\n"
    return b"".join((*parts, b"\n}\n"))


def _line(doc_id: str, document: Document) -> bytes:
    return b'  "%b": %b' % (doc_id.encode(), encode_document(document))


_END = b"\n }\n}\n"


def patched(raw: bytes, before: Tables, after: Tables) -> bytes | None:
    """Return the bytes of `after` if it is `before`, the tables of `raw`, but for one entry; else None.

    The entry is a new one at the end or a changed one, as in most saves. The 800 other entries of a busy
    month are then neither encoded nor compared by their content, and their bytes stay.
    """
    entries, more = before.get(ENTRIES, {}), after.get(ENTRIES, {})
    if list(before) != list(after) or next(reversed(before)) != ENTRIES:
        return None
    if any(after[name] is not before[name] for name in before if name != ENTRIES):
        return None
    if not entries or not all(map(eq, entries, more)) or not raw.startswith(b"{") or not raw.endswith(_END):
        return None
    # Compared by identity, because the store never changes a document in place.
    different = [doc_id for doc_id, document in more.items() if document is not entries.get(doc_id)]
    if len(different) != 1 or len(more) < len(entries):
        return None
    new = _line(different[0], more[different[0]])
    if len(more) > len(entries):
        return b"".join((raw[: -len(_END)], b",\n", new, _END))
    old = _line(different[0], entries[different[0]])
    # A file of another tool may have the old entry in other bytes.
    return raw.replace(old, new) if raw.count(old) == 1 else None
