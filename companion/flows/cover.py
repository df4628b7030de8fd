"""The text that covers the screen: a manual page, a to-do list, or a text of the person's own."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap

from companion.content.catalog import file
from companion.core.printable import printable
from companion.store import reading
from companion.store.errors import StoreError

TEXTS = ("manual", "to_do")
"""The texts that are there, by name; anything else in the setting is a text, or the path of one."""
MOST_BYTES = 200_000
WIDEST = 78
"""Cells of a line at most; a wider one is hard to read."""
SIGN = re.compile(r"\s*(?:[-*] |\[.\] |\d+[.)] )?")
"""What a line begins with, below which the words of a long one go on."""


def cover_lines(setting: str, width: int) -> list[str]:
    """Return the lines of the cover that is set, each of `width` cells at most."""
    width = max(1, min(width - 1, WIDEST))
    return [each for line in _text(setting).splitlines() for each in _broken(line, width)]


def _text(setting: str) -> str:
    if setting not in TEXTS:
        own = _own(setting).expandtabs(4)
        if own.strip():
            return printable(own)
        setting = TEXTS[0]
    return file(f"cover/{setting}.txt").read_text(encoding="utf-8")


def _own(setting: str) -> str:
    """Return the text of a setting that is one, or the path of one; nothing where it can't be read."""
    if "\n" in setting or not (setting.startswith("~") or Path(setting).is_absolute()):
        return setting
    try:
        return (reading.read(Path(setting).expanduser(), MOST_BYTES) or b"").decode("utf-8-sig", "replace")
    except (StoreError, RuntimeError, ValueError):
        return ""


def _broken(line: str, width: int) -> list[str]:
    """Return a line in as many as it needs; one in three parts has one on each side, one in the middle."""
    left, *parts = line.split("\t")
    if len(parts) == 2:
        middle, right = parts
        if len(line) + 2 > width:
            return [left]
        before = (width - len(middle)) // 2 - len(left)
        return [left + " " * before + middle + right.rjust(width - len(left) - before - len(middle))]
    indent = " " * len(SIGN.match(line)[0])  # type: ignore[index]
    return wrap(line, max(width, len(indent) + 1), subsequent_indent=indent) or [""]
