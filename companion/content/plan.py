"""A person's own plan for when it gets hard: a few texts under headings, each of which can stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from companion.content.own_bytes import is_there
from companion.content.own_files import BrokenFile, LockedFile, OwnFile

PARTS = ("notice", "alone", "places", "people", "professionals", "safer", "staying")
"""The names of the parts in the file, in their order: first what needs nobody, then people."""


class Plan(NamedTuple):
    """The texts by the names of their parts, the parts that are `hidden`, and what can't be used."""

    texts: Mapping[str, str]
    hidden: tuple[str, ...] = ()
    problem: BrokenFile | None = None

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase has to open it first."""
        return isinstance(self.problem, LockedFile)


def own_plan(path: Path) -> Plan:
    """Read `plan.toml`. Never raises; what can't be used is left out, and named by `problem`."""
    try:
        if not is_there(path):
            return Plan({})
        file = OwnFile(path, "plan")
    except BrokenFile as problem:
        return Plan({}, problem=problem)
    except (OSError, ValueError):
        return Plan({})
    found: dict[str, Any] = {}
    first: BrokenFile | None = None
    for name, kind in {**dict.fromkeys(PARTS, str), "hidden": tuple[str, ...]}.items():
        try:
            found[name] = msgspec.convert(file.data.get(name, kind() if kind is str else ()), kind)
        except (msgspec.ValidationError, RecursionError) as error:
            first = first or file.broken_at(f"{str(error).partition(' - at ')[0]} - at `$.{name}`")
    texts = {name: found[name].strip() for name in PARTS if found.get(name, "").strip()}
    return Plan(texts, tuple(name for name in PARTS if name in found.get("hidden", ())), first)
