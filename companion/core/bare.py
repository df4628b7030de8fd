"""The form in which words are compared: many people type no accents, and capitals as they come."""

from __future__ import annotations

MARKS = (
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u031b\u0323\u0326\u0327\u0328"
)
"""The accents of the languages in Latin letters, once each is a sign of its own."""


def bare(text: str) -> str:
    """Return a text in small letters, without accents or other ways of writing a sign."""
    if not text.isascii():
        # Imported here: the first words may have to wait for it.
        from unicodedata import normalize

        text = normalize("NFKD", text)
        # A search goes through every entry, and `translate` with a table would take twice as long.
        for mark in MARKS:
            if mark in text:
                text = text.replace(mark, "")
    return text.casefold()
