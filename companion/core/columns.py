"""An entry as columns of text, such as `rating.state`, and back: for tables and texts to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec.inspect import StructType, Type, UnionType, VarTupleType, type_info

from companion.core.entry import Entry


def _columns(kind: Type, name: str = "") -> Iterator[tuple[str, Type]]:
    """Yield a column for each field below a type, however deep it is, with the type of what is in it."""
    choices = kind.types if isinstance(kind, UnionType) else (kind,)
    fields = [field for each in choices if isinstance(each, StructType) for field in each.fields]
    for field in fields:
        yield from _columns(field.type, f"{name}.{field.encode_name}".lstrip("."))
    if not fields:
        yield name, kind


SHARED = ("id", "kind", "at", "changed", "note", "tags")
COLUMNS = tuple(dict.fromkeys((*SHARED, *(name for name, _ in _columns(type_info(Entry))))))
"""The columns, such as `rating.state`; those that all entries share come first."""
BETWEEN = "; "
"""Between the items of a list."""
_SENSATION = re.compile(r"(?P<region>[^=]*?)(?:=(?P<words>.*?))?(?: \((?P<more>[a-z, ]+)\))?", re.DOTALL)


@cache
def columns_of(kind: str) -> Mapping[str, Type]:
    """Return the columns that a kind of entry has, with their types; none for a kind that there is not."""
    every = type_info(Entry)
    kinds = every.types if isinstance(every, UnionType) else ()
    found = [each for each in kinds if isinstance(each, StructType) and each.tag == kind]
    return dict(_columns(found[0])) if found else {}


def flatten(value: Any, name: str = "") -> dict[str, str]:
    """Return the columns of an entry that are not empty, as text; `name` is the column of a part of one."""
    flat: dict[str, str] = {}
    if isinstance(value, dict):
        for key, inner in value.items():
            flat |= flatten(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        flat[name] = BETWEEN.join(_item(item) for item in value)
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


def unflatten(kind: str, columns: Mapping[str, str]) -> dict[str, Any]:
    """Return a document of the columns of an entry, as `flatten` made them; its values may still be texts."""
    document: dict[str, Any] = {"kind": kind}
    for name, text in columns.items():
        *above, last = name.split(".")
        inside = document
        for each in above:
            inside = inside.setdefault(each, {})
        inside[last] = _value(text, columns_of(kind)[name])
    return document


def _value(text: str, kind: Type) -> Any:
    if not isinstance(kind, VarTupleType):
        return text
    items = text.split(BETWEEN)
    return list(map(_sensation, items)) if isinstance(kind.item_type, StructType) else items


def _sensation(text: str) -> dict[str, Any]:
    """Return a sensation of a text such as `chest=tight,warm (some, less)`."""
    found = _SENSATION.fullmatch(text)
    assert found
    document: dict[str, Any] = {"region": found["region"]}
    if found["words"]:
        document["words"] = found["words"].split(",")
    for word in filter(None, (found["more"] or "").split(", ")):
        document["change" if word in ("more", "less", "different") else "strength"] = word
    return document
