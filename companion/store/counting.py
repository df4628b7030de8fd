"""How many entries there are, without making entries of them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from companion.store import files
from companion.store.codec import Broken, decode
from companion.store.errors import StoreError
from companion.store.month import Version
from companion.store.months import Shelf
from companion.store.repair import rebuild


class _Id(msgspec.Struct):
    id: str


class _Entries(msgspec.Struct):
    entries: dict[str, _Id]


_DECODER = msgspec.json.Decoder(_Entries)


class Counter:
    """Counts months, and remembers for each version of a file how many it has."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, tuple[files.Signature | None, int]] = {}

    def count(self, name: str) -> int:
        """Count the entries of a month; 0 when it can't be read."""
        path = self._shelf.path(name)
        try:
            seen = files.signature(path)
            known = self._known.get(name)
            if known is None or known[0] != seen or seen is None:
                known = seen, len(_DECODER.decode(path.read_bytes()).entries)
                self._known[name] = known
            return known[1]
        except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
            return _looked_through(path)


def _looked_through(path: Path) -> int:
    """Count a month that is not whole, and leave it so: whoever only counts tells nobody of mending."""
    try:
        tables = decode(path.read_bytes())
    except (OSError, Broken):
        try:
            tables = rebuild(path)
        except StoreError:
            return 0
    return len(Version(tables).places)
