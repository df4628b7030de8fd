"""The settings: what a person can set, and the TOML file of it, which is read tolerantly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeAlias, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, field

from companion.core.nearest import nearest
from companion.core.palette import DEFAULT, THEMES
from companion.store import reading
from companion.store.errors import StoreError

if TYPE_CHECKING:
    Theme: TypeAlias = str
else:
    Theme = Literal[THEMES]


MOST_BYTES = 200_000
"""Nothing that a person would write here is longer."""
UNKNOWN = "unknown"
"""The `name` of a problem with a setting that there is not."""

HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
NAME = re.compile(r"\s*([\w.\-\"' ]+?)\s*=")
TEXT = re.compile(r"[\"']([^\"']*)[\"']")


class Settings(Struct, frozen=True):
    """What a person has set. The settings page shows the fields in this order.

    `language` is the code of one, empty for that of the machine; `country` is a code of two letters, empty
    for a guess from the locale. `motion` at "reduced" shows a
    line and seconds where there would be moving shapes. `pace` is how much slower than in its file an
    exercise goes, `line_pace` how fast lines are read aloud in plain mode; at "once" a breath is said once
    there. `bell` at "phase" rings the terminal's bell when the breath turns. `screen_reader` says
    whether the terminal's cursor is seen, and words stand where shapes would be. `read_aloud` says whether
    each step is spoken. `hidden`, `pinned` and `order` are keys of exercises, `hidden_regions` places in the
    body that are left out. `card_first` says whether `companion now` begins with a card of the person's own.
    `cover` is the text that covers the screen: the name of one, a text, or the path of one; `uncover` are the
    keys that bring the screen back, one after another. `lock_after` is how many minutes without a key lock a
    sealed notebook. `snapshots_megabytes` is how much the daily copies of months may take. `keys` are other
    keys for commands, by the command's id.
    """

    language: str = ""
    theme: Theme = DEFAULT
    motion: Literal["full", "reduced"] = "full"
    first_exercise: str = "feet"
    country: str = ""
    hidden: tuple[str, ...] = ()
    card_first: bool = False
    progress: bool = True
    bell: Literal["none", "phase"] = "none"
    read_aloud: bool = False
    screen_reader: bool = False
    large: bool = False
    hidden_regions: tuple[str, ...] = ()
    line_pace: Literal["slow", "medium", "fast", "once"] = "medium"
    pace: Annotated[float, Meta(ge=0.6, le=1.8)] = 1.0
    pinned: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    cover: str = "manual"
    uncover: str = "f9 f9"
    lock_after: Literal["5", "10", "30", "never"] = "10"
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
    """What could not be used: a value, a name that is none, or with an empty `name` the whole file.

    `given` is the name that is none, if the value itself is no problem, `nearest` the right one like it.
    """

    name: str
    line: int | None = None
    given: str = ""
    nearest: str = ""


def read(path: Path) -> tuple[Settings, list[InvalidSetting]]:
    """Return the settings and what could not be used: values, which have their defaults, and names."""
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
            values[spec.name] = msgspec.convert(flat(given) if spec.name == "keys" else given, spec.type)
        except msgspec.ValidationError:
            problems.append(InvalidSetting(spec.name, _lines(text).get(spec.name)))
    for name in (name for name in data if name not in Settings.__struct_fields__):
        near = nearest(name, Settings.__struct_fields__)
        problems.append(InvalidSetting(UNKNOWN, _lines(text).get(name), name, near))
    return Settings(**values), problems


def unknown_names(
    path: Path, settings: Settings, right: Mapping[str, Collection[str]]
) -> Iterator[InvalidSetting]:
    """Yield each name that a setting of the file gives and that is none of its `right` ones, by setting."""
    lines: dict[str, int] | None = None
    for setting, names in right.items():
        value = getattr(settings, setting)
        for given in filter(None, (value,) if isinstance(value, str) else value):
            if given not in names:
                lines = _lines((reading.read(path, MOST_BYTES) or b"").decode("utf-8-sig"))
                line = lines.get(f"{setting}.{given}", lines.get(f"{setting}={given}", lines.get(setting)))
                yield InvalidSetting(setting, line, given, nearest(given, names))


def flat(keys: Any, before: str = "") -> Any:
    """Return one level of ids for `home.ground = "g"`, which TOML reads as a table within a table."""
    if not isinstance(keys, dict):
        return keys
    found: dict[str, Any] = {}
    for name, value in keys.items():
        if isinstance(value, dict):
            found |= flat(value, f"{before}{name}.")
        else:
            found[before + name] = value
    return found


def _lines(text: str) -> dict[str, int]:
    """Return the first line of each name with its table before it, and of each text as "name=text"."""
    found: dict[str, int] = {}
    table = name = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := HEADER.match(line):
            name = table = _plain(header[1])
        elif pair := NAME.match(line):
            name = f"{table}.{_plain(pair[1])}".strip(".")
        found.setdefault(name, number)
        for value in TEXT.findall(line):
            found.setdefault(f"{name}={value}", number)
    return found


def _plain(name: str) -> str:
    return re.sub("[\"'\\s]", "", name)
