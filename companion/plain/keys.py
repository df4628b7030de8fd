"""What is typed in the place of a key that a sentence names: many screen readers are silent at a `?`."""

from __future__ import annotations

import re

from companion.content.catalog import capital, phrase

KEY = r"(?<![^\s(])(?:\?|F1)(?: \(\w+ F1\))?(?=[\s.,;:)\"”]|$)"
"""The key for people as sentences name it: `?`, `F1` while one types, or `? (or F1)`."""


def is_word(said: str, name: str) -> bool:
    """Return whether "help" or "cover" was typed, in English or in the language that is spoken."""
    return said in (name, phrase(f"plain.words.{name}"))


def as_typed(text: str) -> str:
    """Return a text with the word that shows people in the place of its key."""
    press = "|".join(map(re.escape, phrase("plain.words.press").split(", ")))

    def typed(found: re.Match[str]) -> str:
        verb = found[1] or ""
        words = phrase("plain.type_help" if verb else "plain.word_help", help=phrase("plain.words.help"))
        return capital(words) if verb[:1].isupper() else words

    return re.sub(rf"(?:\b({press})\s)?{KEY}", typed, text, flags=re.IGNORECASE)
