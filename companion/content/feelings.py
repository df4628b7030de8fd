"""The words for feelings, in families."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec
from msgspec import Struct

from companion.content.catalog import ENGLISH


class Family(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are near to each other, under a name."""

    name: str
    words: tuple[str, ...]


class _Feelings(Struct, frozen=True, forbid_unknown_fields=True):
    families: tuple[Family, ...]


@cache
def families() -> tuple[Family, ...]:
    """Give all families in the order in which they are shown."""
    data = tomllib.loads((ENGLISH / "feelings.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data, _Feelings).families
