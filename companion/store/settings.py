"""The settings: a TOML file that is read tolerantly, and written without touching what else is in it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeAlias, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, field

from companion.core.palette import DEFAULT, PALETTES
from companion.store import files, reading
from companion.store.errors import StoreError, translate_errors

if TYPE_CHECKING:
    Theme: TypeAlias = str
else:
    Theme = Literal[tuple(PALETTES)]


MOST_BYTES = 200_000
"""Nothing that a person would write here is longer."""


class Settings(Struct, frozen=True):
    """What a person has set. The settings page shows the fields in this order.

    `country` is a code of two letters, empty for a guess from the locale. `motion` at "reduced" shows
    words where there would be moving shapes. `pace` is how much slower than in its file an exercise goes,
    `bell` at "phase" rings the terminal's bell when the breath turns. `hidden`, `pinned` and `order` are
    keys of exercises, `hidden_regions` places in the body that are left out. `snapshots_megabytes` is how
    much the daily copies of months may take. `keys` are other keys for commands, by the command's id.
    """

    theme: Theme = DEFAULT
    motion: Literal["full", "reduced"] = "full"
    first_exercise: str = "look_around"
    country: str = ""
    hidden: tuple[str, ...] = ()
    progress: bool = True
    bell: Literal["none", "phase"] = "none"
    large: bool = False
    hidden_regions: tuple[str, ...] = ()
    pace: Annotated[float, Meta(ge=0.6, le=1.8)] = 1.0
    pinned: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    snapshots_megabytes: Annotated[int, Meta(ge=1, le=100_000)] = 20
    keys: dict[str, str] = field(default_factory=dict)


def options() -> dict[str, tuple[Any, ...]]:
    """Return all values of each setting by its name, none for a setting that is not one of a few values."""
    return {spec.name: _options(spec.type) for spec in msgspec.structs.fields(Settings)}


def _options(kind: Any) -> tuple[Any, ...]:
    if kind is bool:
        return (True, False)
    return get_args(kind) if get_origin(kind) is Literal else ()


class InvalidSetting(NamedTuple):
    """A value that could not be used, or with an empty name a file that could not be read."""

    name: str
    line: int | None = None

    @property
    def key(self) -> str:
        """The key of its sentence, which has the facts `name`, `line` and the file's `path`."""
        return "settings.bad_value" if self.name else "settings.bad_file"


def read(path: Path) -> tuple[Settings, list[InvalidSetting]]:
    """Return the settings and the values that could not be used, which have their defaults."""
    try:
        text = (reading.read(path, MOST_BYTES) or b"").decode("utf-8-sig")
        data = tomllib.loads(text)
    except (StoreError, ValueError, RecursionError):
        return Settings(), [InvalidSetting("")]
    values: dict[str, Any] = {}
    problems: list[InvalidSetting] = []
    for spec in msgspec.structs.fields(Settings):
        if spec.name not in data:
            continue
        given = data[spec.name]
        try:
            values[spec.name] = msgspec.convert(_flat(given) if spec.name == "keys" else given, spec.type)
        except msgspec.ValidationError:
            problems.append(InvalidSetting(spec.name, _line(text, spec.name)))
    return Settings(**values), problems


def _flat(keys: Any, before: str = "") -> Any:
    """Return one level of ids for `home.ground = "g"`, which TOML reads as a table within a table."""
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


def write(path: Path, values: Mapping[str, Any], comments: Mapping[str, str], now: datetime) -> Path | None:
    """Set values in the file. Returns the path to which a file that is no TOML was set aside, else None.

    A value that is new in the file gets its comment above it. Raises StoreError.
    """
    import tomlkit

    files.make_folder(path.parent)
    document, aside = _read_document(path, now)
    for name, value in values.items():
        if name in document:
            document[name] = value
        else:
            comment = "".join(f"# {line}\n" for line in comments.get(name, "").splitlines())
            new = f"{comment}{name} = {tomlkit.item(value).as_string()}\n\n"
            document = _joined(new, document.as_string())
    files.replace(path, document.as_string().encode())
    return aside


def _joined(new: str, old: str) -> Any:
    """Return a document with new values after the plain ones and before the first table, as TOML demands."""
    import tomlkit

    lines = old.splitlines(keepends=True)
    at = next((index for index, line in enumerate(lines) if line.startswith("[")), len(lines))
    while at and lines[at - 1].startswith("#"):
        at -= 1
    before = "".join(lines[:at])
    end_of_line = "\n" if before and not before.endswith("\n") else ""
    return tomlkit.parse(before + end_of_line + new + "".join(lines[at:]))


def _read_document(path: Path, now: datetime) -> tuple[Any, Path | None]:
    import tomlkit
    from tomlkit.exceptions import ParseError

    if aside := files.move_odd(path):
        return tomlkit.document(), aside
    with translate_errors(path):
        try:
            return tomlkit.parse((reading.read(path) or b"").decode("utf-8-sig")), None
        except (ParseError, ValueError, RecursionError):
            aside = files.aside_name(path, "unreadable", now)
            path.rename(aside)
            return tomlkit.document(), aside
