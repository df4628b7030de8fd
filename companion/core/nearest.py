"""The right names that are nearest to one that was typed."""

from __future__ import annotations

from collections.abc import Iterable

NEAR = 0.6
"""How much alike a typed word and a right one are, from 0 to 1, so that the right one is named."""


def nearest(given: str, right: Iterable[str], least: float = NEAR) -> str:
    """Return the right word that is most like one that was typed; an empty string if none is like it."""
    # Imported here: a word that is right needs no comparison.
    from difflib import get_close_matches

    words = {word.casefold(): word for word in right}
    found = get_close_matches(given.casefold(), words, 1, least)
    return words[found[0]] if found else ""


def near_names(given: str, right: Iterable[str], most: int = 5) -> list[str]:
    """Return at most `most` right names: those with the typed one in them, then others like it."""
    from difflib import get_close_matches

    words = {word.casefold(): word for word in right}
    within = [word for word in words if given.casefold() in word] if given.strip() else []
    found = dict.fromkeys((*within, *get_close_matches(given.casefold(), words, most, NEAR)))
    return [words[word] for word in found][:most]
