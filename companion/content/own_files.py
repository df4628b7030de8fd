"""TOML files that people write: read without trust, with a sentence about what can't be used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec

from companion.content.catalog import phrase
from companion.content.own_bytes import IsLocked, is_there, read_encrypted
from companion.core.nearest import nearest

MOST_BYTES = 200_000
"""Nothing that a person would write here is longer; a larger file is something else by mistake."""
LONGEST = 200
"""The most characters of a file's own text in a sentence."""

PLACE = re.compile(r"\s-\sat\s`\$(?P<path>[^`]*)`\s*\Z")
ITEM = re.compile(r"\A\.(?P<table>\w+)\[(?P<index>\d+)\](?P<rest>.*)\Z", re.DOTALL)
INDEX = re.compile(r"\[(\d+)\]")
KEY = re.compile(r"\A\.(?P<key>\w+)")
UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
WRONG_NAME = re.compile(
    r"(?:Invalid (?:enum )?value '|Object contains unknown field `)(?P<name>[^`']*)|.*field `kind`"
)
SYNTAX = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")

T = TypeVar("T")
RightNames: TypeAlias = Callable[[str], tuple[str, ...]]


class BrokenFile(Exception):
    """A file that can't be used, or a part of it: its path, the line (None if no line is to blame), a reason.

    `table` is the table of the catalog with its sentences, `left_out` and `left_out_line`. `right` are the
    names that could stand in the place of a wrong one, `nearest` the one like it, or "".
    """

    right: tuple[str, ...] = ()
    nearest = ""

    def __init__(self, table: str, path: Path, line: int | None, reason: str) -> None:
        super().__init__(table, path, line, reason)
        self.table = table
        self.path = path
        self.line = line
        self.reason = reason

    def sentence(self) -> str:
        """Return which file is left out, which line of it, and why, fit for a terminal."""
        path = quoted(str(self.path))
        near = f" {phrase('files.nearest', nearest=self.nearest)}" if self.nearest else ""
        if self.line is None:
            return phrase(f"{self.table}.left_out", path=path, reason=self.reason) + near
        facts = {"path": path, "line": self.line, "reason": self.reason}
        return phrase(f"{self.table}.left_out_line", **facts) + near


class LockedFile(BrokenFile):
    """A file that can't be used now because a passphrase has to open it first."""

    def sentence(self) -> str:
        """Return what is locked."""
        return phrase(f"locked.own.{self.table}")


class OwnFile:
    """A file that was read: its `data`. Raises BrokenFile, and nothing else, whatever the file holds."""

    def __init__(self, path: Path, table: str) -> None:
        self._path = path
        self._table = table
        self._text = self._read()
        try:
            self.data: dict[str, Any] = tomllib.loads(self._text)
        except RecursionError:
            raise self._broken(None, phrase("files.too_deep")) from None
        except ValueError as error:
            message = str(error)
            place = SYNTAX.search(message)
            end = self._text.count("\n") + 1 if place else None
            line = int(place["line"]) if place and place["line"] else end
            raise self._broken(line, quoted(SYNTAX.sub("", message))) from None

    def convert(self, data: object, model: type[T], right: RightNames | None = None) -> T:
        """Return data of the file as a model. Raises BrokenFile.

        `right` returns the right names by a place such as `.steps[2].kind`, or `.steps[2]` for a field of it.
        """
        try:
            return msgspec.convert(data, model)
        except (msgspec.ValidationError, RecursionError) as error:
            broken = self.broken_at(str(error))
            if right and (wrong := WRONG_NAME.match(str(error))):
                place = PLACE.search(str(error))
                broken.right = right(place["path"] if place else "")
                broken.nearest = nearest(wrong["name"] or "", broken.right)
            raise broken from None

    def broken_at(self, message: str) -> BrokenFile:
        """Return what is wrong for a message that ends as msgspec's do: "- at `$.takes`"."""
        place = PLACE.search(message)
        where = place["path"] if place else ""
        what = PLACE.sub("", message)
        unknown = UNKNOWN.search(what)
        line = _line(self._text, where + (f".{unknown['key']}" if unknown else ""))
        label = INDEX.sub(lambda index: f" {int(index[1]) + 1}", where).lstrip(".").replace(".", ", ")
        return self._broken(line, quoted(f"{label}: {what}" if label else what))

    def _broken(self, line: int | None, reason: str) -> BrokenFile:
        return BrokenFile(self._table, self._path, line, reason)

    def _read(self) -> str:
        try:
            raw = self._read_bytes()
        except IsLocked:
            raise LockedFile(self._table, self._path, None, phrase("files.locked")) from None
        except (OSError, ValueError):
            raise self._broken(None, phrase("files.unreadable")) from None
        if len(raw) > MOST_BYTES:
            raise self._broken(None, phrase("files.too_large"))
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise self._broken(line, phrase("files.not_utf8")) from None

    def _read_bytes(self) -> bytes:
        if (raw := read_encrypted(self._path)) is not None:
            return raw
        # Only a regular file is opened: a pipe would wait for ever.
        if not self._path.is_file():
            raise self._broken(None, phrase("files.odd" if self._path.exists() else "files.no_file"))
        with self._path.open("rb") as file:
            return file.read(MOST_BYTES + 1)


def read_tables(path: Path, table: str, name: str, model: type[T]) -> tuple[tuple[T, ...], BrokenFile | None]:
    """Return the tables of a name in a file, such as `[[people]]`, and the first problem.

    One bad table leaves the others as they are. A missing file is no problem. Never raises. `table` is the
    table of the catalog with the sentences of BrokenFile.
    """
    try:
        if not is_there(path):
            return (), None
        file = OwnFile(path, table)
        entries = file.convert(file.data.get(name, []), list[object])
    except BrokenFile as problem:
        return (), problem
    except (OSError, ValueError):
        return (), None
    found: list[T] = []
    first: BrokenFile | None = None
    for index, entry in enumerate(entries):
        try:
            found.append(msgspec.convert(entry, model))
        except (msgspec.ValidationError, RecursionError) as error:
            place = str(error).replace("`$", f"`$.{name}[{index}]")
            place = place if "`$" in place else f"{place} - at `$.{name}[{index}]`"
            first = first or file.broken_at(place)
    return tuple(found), first


def with_table(
    text: str, name: str, new: Mapping[str, object], old: Mapping[str, object], *, in_place: bool = False
) -> str:
    """Return the text of a file with a new table before the others of its name; all else stays as it is.

    The table that has all values of `old` is left out; nothing of either is written or left out if it is
    empty. With `in_place` the new table has the place of the one that is left out. The text is TOML.
    """
    import tomlkit

    document = tomlkit.parse(text)
    tables = document.setdefault(name, tomlkit.aot())
    at = 0
    for place, each in enumerate(tables):
        if old and all(each.get(key) == value for key, value in old.items()):
            del tables[place]
            at = place if in_place else 0
            break
    if new:
        table = tomlkit.table()
        table.update(new)
        table.add(tomlkit.nl())
        tables.insert(at, table)
    if not tables:
        del document[name]
    return document.as_string()


def quoted(text: str) -> str:
    """Return the text without anything that a terminal would act on, and not too long to be read."""
    clean = "".join(sign if sign.isprintable() else "?" for sign in text)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def _line(text: str, where: str) -> int | None:
    """Return the line, from 1, of a place such as `.steps[2].rounds`, or of the item around it."""
    lines = text.split("\n")
    around, inside = None, range(len(lines))
    if item := ITEM.match(where):
        header = re.compile(rf"\s*\[\[\s*[\"']?{re.escape(item['table'])}[\"']?\s*\]\]")
        starts = [number for number, line in enumerate(lines, 1) if header.match(line)]
        if int(item["index"]) < len(starts):
            around, where = starts[int(item["index"])], item["rest"]
            tables = (
                number for number in range(around, len(lines)) if lines[number].lstrip().startswith("[")
            )
            inside = range(around, next(tables, len(lines)))
    if key := KEY.match(where):
        wanted = re.compile(rf"\s*[\"']?{re.escape(key['key'])}[\"']?\s*=")
        return next((number + 1 for number in inside if wanted.match(lines[number])), around)
    return around
