"""CSV: a table in which every field of every kind of entry has a column, however deep it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.inspect import StructType, Type, UnionType, multi_type_info

from companion.core.entry import AfterSession, CheckIn, Practice
from companion.export.documents import Details, readable
from companion.store.codec import Document


def _columns() -> tuple[str, ...]:
    found: dict[str, None] = dict.fromkeys(("id", "kind", "at", "changed", "note", "tags"))
    for model in multi_type_info((Practice, CheckIn, AfterSession)):
        assert isinstance(model, StructType)
        for field in model.fields:
            found.update(dict.fromkeys(_below(field.encode_name, field.type)))
    return tuple(found)


def _below(name: str, kind: Type) -> list[str]:
    for choice in kind.types if isinstance(kind, UnionType) else (kind,):
        if isinstance(choice, StructType):
            return [c for f in choice.fields for c in _below(f"{name}.{f.encode_name}", f.type)]
    return [name]


COLUMNS = _columns()
"""The columns, such as `rating.state`; those that all entries share come first."""


class _Encoder:
    """A file for the csv module, which returns what its `write` returns: the bytes of a row."""

    def write(self, text: str) -> bytes:
        return text.encode("utf-8", "replace")


def as_csv(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield a header and a row for each readable entry, UTF-8, a sensation as `chest=tight,warm`."""
    writer = csv.DictWriter(_Encoder(), COLUMNS, restval="", extrasaction="ignore")
    yield writer.writeheader()
    for document, _ in readable(documents, details):
        yield writer.writerow(flatten(document))


def flatten(document: Document) -> dict[str, str]:
    """Return the columns of an entry that are not empty, as text."""
    flat: dict[str, str] = {}
    _flatten("", document, flat)
    return flat


def _flatten(name: str, value: Any, flat: dict[str, str]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(f"{name}.{key}" if name else key, inner, flat)
    elif isinstance(value, list):
        flat[name] = "; ".join(_item(item) for item in value)
    elif value is not None:
        flat[name] = str(value).lower() if isinstance(value, bool) else str(value)


def _item(item: Any) -> str:
    """Return a sensation as `chest=tight,warm (some, less)`, as it is typed for a check-in."""
    if not isinstance(item, dict):
        return str(item)
    words = ",".join(map(str, item.get("words", [])))
    more = ", ".join(str(item[key]) for key in ("strength", "change") if item.get(key))
    return f"{item.get('region', '')}={words}" + (f" ({more})" if more else "")
