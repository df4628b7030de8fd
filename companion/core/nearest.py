"""The right name that is nearest to one that was typed."""

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
