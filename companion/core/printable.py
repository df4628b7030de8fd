"""Text without what a terminal acts on: control characters, and marks that turn the direction of writing."""

from __future__ import annotations

import re

UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but for tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, overrides and isolates of direction
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # separators and annotations, of which nothing is seen
    "\ud800-\udfff"  # halves of characters, which can't be written
    "]"
)


def safe(text: str) -> str:
    """Return a text without what would move a terminal's cursor, change its colours or turn its lines."""
    return text if text.isprintable() else UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def printable(text: str) -> str:
    """Return a safe text with spaces in the place of tabs, whose width differs."""
    return safe(text).replace("\t", "    ")


def escaped(text: str) -> str:
    """Return JSON in which such characters are written as escapes: it is read as the same text."""
    return text if text.isprintable() else UNSAFE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    # JSON writes a character beyond the first 65,536 as two.
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
