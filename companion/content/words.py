"""The first words, which stand in a file of their own so that the splash can read them at once."""

from __future__ import annotations

from companion.content.catalog import ENGLISH


def first_words() -> str:
    """The calm line of the home screen."""
    return (ENGLISH / "first_words.txt").read_text(encoding="utf-8").splitlines()[0].strip()
