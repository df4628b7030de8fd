"""Files that people write: read without trust, and a clear word about where one can't be used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import msgspec

from companion.content.catalog import phrase

MOST_BYTES = 200_000
"""Nothing that a person would write here is longer; a larger file is something else by mistake."""
MOST_SHOWN = 200

PLACE = re.compile(r"\s-\sat\s`\$(?P<path>[^`]*)`\s*\Z")
ITEM = re.compile(r"\A\.(?P<table>\w+)\[(?P<index>\d+)\](?P<rest>.*)\Z", re.DOTALL)
INDEX = re.compile(r"\[(\d+)\]")
KEY = re.compile(r"\A\.(?P<key>\w+)")
UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
SYNTAX = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")

T = TypeVar("T")
B = TypeVar("B", bound="BrokenFile")


class BrokenFile(Exception):
    """A file that can't be used: `path`, `line` (None where no line is to blame), `reason`.

    A subclass says in `phrases` which file of sentences holds its `left_out` and `left_out_line`.
    """

    phrases: ClassVar[str]

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def sentence(self) -> str:
        """Say which file is left out, which line of it, and why, fit to be shown on a terminal."""
        path = showable(str(self.path))
        if self.line is None:
            return phrase(f"{self.phrases}.left_out", path=path, reason=self.reason)
        return phrase(f"{self.phrases}.left_out_line", path=path, line=self.line, reason=self.reason)


def read(path: Path, broken: type[BrokenFile]) -> tuple[str, dict[str, Any]]:
    """Give a TOML file's text and data. Raises `broken`, and nothing else, whatever the file holds."""
    text = _text(path, broken)
    try:
        return text, tomllib.loads(text)
    except RecursionError:
        raise broken(path, None, phrase("files.too_deep")) from None
    except ValueError as error:
        message = str(error)
        place = SYNTAX.search(message)
        end = text.count("\n") + 1 if place else None
        line = int(place["line"]) if place and place["line"] else end
        raise broken(path, line, showable(SYNTAX.sub("", message))) from None


def convert(path: Path, text: str, data: object, model: type[T], broken: type[BrokenFile]) -> T:
    """Give the data as a model; `path` and `text` tell where it came from. Raises `broken`."""
    try:
        return msgspec.convert(data, model)
    except (msgspec.ValidationError, RecursionError) as error:
        raise at_value(path, text, str(error), broken) from None


def at_value(path: Path, text: str, message: str, broken: type[B]) -> B:
    """Tell which value of a file can't be used, from a message that ends as msgspec's: "- at `$.takes`"."""
    place = PLACE.search(message)
    where = place["path"] if place else ""
    what = PLACE.sub("", message)
    unknown = UNKNOWN.search(what)
    line = _line(text, where + (f".{unknown['key']}" if unknown else ""))
    label = INDEX.sub(lambda index: f" {int(index[1]) + 1}", where).lstrip(".").replace(".", ", ")
    return broken(path, line, showable(f"{label}: {what}" if label else what))


def showable(text: str) -> str:
    """Give the text without anything that a terminal would act on, and no longer than one can read."""
    clean = "".join(sign if sign.isprintable() else "?" for sign in text)
    return clean if len(clean) <= MOST_SHOWN else clean[: MOST_SHOWN - 1] + "…"


def _text(path: Path, broken: type[BrokenFile]) -> str:
    """Give the file's text; only a regular file is opened, so that a pipe can't keep anybody waiting."""
    try:
        if not path.is_file():
            raise broken(path, None, phrase("files.no_file"))
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise broken(path, None, phrase("files.unreadable")) from None
    if len(raw) > MOST_BYTES:
        raise broken(path, None, phrase("files.too_large"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise broken(path, line, phrase("files.not_utf8")) from None


def _line(text: str, where: str) -> int | None:
    """Find the line (from 1) of a place such as `.steps[2].rounds`, or the item around it."""
    lines = text.split("\n")
    item = ITEM.match(where)
    if item:
        header = re.compile(rf"\s*\[\[\s*[\"']?{re.escape(item['table'])}[\"']?\s*\]\]")
        starts = [number for number, line in enumerate(lines) if header.match(line)]
        if int(item["index"]) < len(starts):
            start = starts[int(item["index"])]
            return (_key_line(lines, start + 1, item["rest"], alone=True) or start) + 1
    found = _key_line(lines, 0, where, alone=False)
    return None if found is None else found + 1


def _key_line(lines: list[str], start: int, where: str, alone: bool) -> int | None:
    """Find the index of the line that sets the key; `alone` stops at the next table."""
    key = KEY.match(where)
    if not key:
        return None
    wanted = re.compile(rf"\s*[\"']?{re.escape(key['key'])}[\"']?\s*=")
    for number in range(start, len(lines)):
        if wanted.match(lines[number]):
            return number
        if alone and lines[number].lstrip().startswith("["):
            return None
    return None
