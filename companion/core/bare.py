"""The form in which words are compared: many people type no accents, and capitals as they come."""

from __future__ import annotations

MARKS = dict.fromkeys(range(0x300, 0x370))
"""Accents, once each is a sign of its own."""


def bare(text: str) -> str:
    """Return a text in small letters, without accents or other ways of writing a sign."""
    if not text.isascii():
        # Imported here: the first words may have to wait for it.
        from unicodedata import normalize

        text = normalize("NFKD", text).translate(MARKS)
    return text.casefold()
