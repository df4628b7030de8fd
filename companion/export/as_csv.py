"""CSV: a table in which every field of every kind of entry has a column, however deep it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.inspect import StructType, Type, UnionType, type_info

from companion.core.entry import Entry
from companion.core.printable import safe
from companion.export.documents import Details, readable
from companion.store.codec import Document


def _columns(kind: Type, name: str = "") -> Iterator[str]:
    """Yield a column for each field below a type, however deep it is."""
    choices = kind.types if isinstance(kind, UnionType) else (kind,)
    fields = [field for each in choices if isinstance(each, StructType) for field in each.fields]
    for field in fields:
        yield from _columns(field.type, f"{name}.{field.encode_name}".lstrip("."))
    if not fields:
        yield name


SHARED = ("id", "kind", "at", "changed", "note", "tags")
COLUMNS = tuple(dict.fromkeys((*SHARED, *_columns(type_info(Entry)))))
"""The columns, such as `rating.state`; those that all entries share come first."""


FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs with which a formula begins, narrow and wide; an apostrophe before it makes a text of it."""


class _Encoder:
    """A file for the csv module, which returns what its `write` returns: the bytes of a row."""

    def write(self, text: str) -> bytes:
        return text.encode("utf-8", "replace")


def as_csv(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield a header and a row for each readable entry, UTF-8, a sensation as `chest=tight,warm`."""
    writer = csv.DictWriter(_Encoder(), COLUMNS, restval="", extrasaction="ignore")
    yield writer.writeheader()
    for document, _ in readable(documents, details):
        yield writer.writerow({column: _cell(text) for column, text in flatten(document).items()})


def _cell(text: str) -> str:
    """Return a text that is safe in a table: a program for tables would run one that begins as a formula."""
    clean = safe(text)
    return f"'{clean}" if clean.lstrip()[:1] in FORMULA else clean


def flatten(value: Any, name: str = "") -> dict[str, str]:
    """Return the columns of an entry that are not empty, as text; `name` is the column of a part of one."""
    flat: dict[str, str] = {}
    if isinstance(value, dict):
        for key, inner in value.items():
            flat |= flatten(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        flat[name] = "; ".join(_item(item) for item in value)
    elif value is not None:
        flat[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return flat


def _item(item: Any) -> str:
    """Return a sensation as `chest=tight,warm (some, less)`, as it is typed for a check-in."""
    if not isinstance(item, dict):
        return str(item)
    words = [str(item.get("region", "")), ",".join(map(str, item.get("words", [])))]
    more = ", ".join(str(item[key]) for key in ("strength", "change") if item.get(key))
    return "=".join(filter(None, words)) + (f" ({more})" if more else "")
