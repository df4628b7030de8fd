"""The settings: one small TOML file, written with a comment above each value, read tolerantly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct, field

Theme = Literal["dusk", "paper", "ember", "contrast", "terminal"]


class Settings(Struct, frozen=True):
    """What a person has set. Every value has a default that asks nothing of anybody.

    `country` is a code of two letters, empty for a guess from the locale. `motion` at "reduced" shows
    words where there would be moving shapes. `pace` is how much slower than in its file an exercise goes,
    `bell` at "phase" rings the terminal's bell when the breath turns. `hidden`, `pinned` and `order` are
    keys of exercises, `hidden_regions` places in the body that are left out. `keys` gives commands, by
    id, other keys than their own.
    """

    theme: Theme = "dusk"
    first_exercise: str = "look_around"
    motion: Literal["full", "reduced"] = "full"
    country: str = ""
    hidden_regions: tuple[str, ...] = ()
    pace: Annotated[float, Meta(ge=0.6, le=1.8)] = 1.0
    bell: Literal["none", "phase"] = "none"
    progress: bool = True
    large: bool = False
    hidden: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    keys: dict[str, str] = field(default_factory=dict)


class Problem(NamedTuple):
    """A value that could not be used, or with an empty name a file that could not be read."""

    name: str
    line: int | None = None


def read(path: Path) -> tuple[Settings, list[Problem]]:
    """Read the settings; whatever can't be used keeps its default and is named in the problems."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError):
        return Settings(), [Problem("")]
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return Settings(), [Problem("")]
    return _settings(data, text)


def _settings(data: Mapping[str, Any], text: str) -> tuple[Settings, list[Problem]]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for spec in msgspec.structs.fields(Settings):
        if spec.name not in data:
            continue
        given = data[spec.name]
        try:
            values[spec.name] = msgspec.convert(_flat(given) if spec.name == "keys" else given, spec.type)
        except msgspec.ValidationError:
            problems.append(Problem(spec.name, _line(text, spec.name)))
    return Settings(**values), problems


def _flat(keys: Any, before: str = "") -> Any:
    """Make one level of ids out of `home.ground = "g"`, which TOML reads as a table within a table."""
    if not isinstance(keys, dict):
        return keys
    flat: dict[str, Any] = {}
    for name, value in keys.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[before + name] = value
    return flat


def _line(text: str, name: str) -> int | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.partition("=")[0].strip().strip("\"'") == name or line.strip() == f"[{name}]":
            return number
    return None
