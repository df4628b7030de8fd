"""How often a place in the body was named, in words."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.content.wordlists import region_name, sensation_word
from companion.core.body_counts import RegionCount
from companion.core.printable import printable


def in_words(region: str, found: RegionCount | None) -> str:
    """Return how often a place was named, and in which words."""
    name = region_name(region)
    if found is None:
        return printable(phrase("body_over_time.not_named", region=name))
    named = ((sensation_word(word), times) for word, times in found.words)
    words = ", ".join(phrase("body_over_time.word", word=word, times=times) for word, times in named)
    key = "words" if words else "no_words"
    return printable(phrase(f"body_over_time.{key}", region=name, times=found.times, words=words))
