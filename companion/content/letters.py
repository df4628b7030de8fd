"""Large letters, drawn with half blocks: a short text that two people can read across a room.

The splash draws with them before anything heavy is loaded, so this imports next to nothing.
"""

from __future__ import annotations

import os

DOTS = 8
"""How high a letter is; two dots make a cell, so a line takes four rows."""
ROWS = DOTS // 2
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
SPACE = 2
"""How many dots wide a space is, on top of the dot between letters."""
ALIKE = {"’": "'", "“": "'", "”": "'", "–": "-", "…": "."}


WIDE = 60
"""Below this many columns large letters break every word apart."""
_LETTERS: dict[str, tuple[str, ...]] = {}


def letters() -> dict[str, tuple[str, ...]]:
    """Return the letters, read once: eight rows each, `#` for a dot."""
    if not _LETTERS:
        with open(os.path.join(os.path.dirname(__file__), "letters.txt"), encoding="utf-8") as file:
            lines = file.read().splitlines()
        for at, line in enumerate(lines):
            if line.startswith("=") and len(line) == 2:
                _LETTERS[line[1]] = tuple(lines[at + 1 : at + 1 + DOTS])
    return _LETTERS


def on_screen(text: str, width: int, height: int) -> list[str] | None:
    """Return the rows of a text for a screen of this size, of which it takes half; None without room."""
    return large(text, width - 4, height // 2) if width >= WIDE else None


def large(text: str, width: int, height: int) -> list[str] | None:
    """Return the rows of a text within so many cells; None where it has no room or no letters."""
    text = "".join(ALIKE.get(sign, sign) for sign in text.lower())
    if not text.strip() or any(sign != " " and sign not in letters() for sign in text):
        return None
    lines = _broken(text, width)
    if lines is None or len(lines) * ROWS > height:
        return None
    widest = max(map(wide, lines))
    return [row.center(widest) for line in lines for row in _drawn(line)]


def _broken(text: str, width: int) -> list[str] | None:
    """Return the lines of a text that fit; None if a word is too wide by itself."""
    lines: list[str] = []
    for word in text.split():
        if wide(word) > width:
            return None
        if lines and wide(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def wide(line: str) -> int:
    """Return the cells that a line takes, with one between letters."""
    return sum(SPACE if sign == " " else len(letters()[sign][0]) for sign in line) + len(line) - 1


def _drawn(line: str) -> list[str]:
    blank = ("." * SPACE,) * DOTS
    signs = [blank if sign == " " else letters()[sign] for sign in line]
    dots = [".".join(sign[row] for sign in signs) for row in range(DOTS)]
    return [
        "".join(HALVES[(a == "#", b == "#")] for a, b in zip(upper, lower, strict=True))
        for upper, lower in zip(dots[::2], dots[1::2], strict=True)
    ]
