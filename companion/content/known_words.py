"""The words of the lists, without the models: a check-in from the command line must not wait for those."""

from __future__ import annotations

from companion.content import catalog
from companion.content.catalog import compared


def regions() -> dict[str, str]:
    """Return the key of each region of the body by its key and by its name, in small letters."""
    body = catalog.words_in("body.toml")
    found: dict[str, str] = {}
    for place in body["places"]:
        for side in ("name", "left", "right"):
            if name := place.get(side):
                key = place["key"] if side == "name" else f"{side} {place['key']}"
                found |= {key.casefold(): key, name.casefold(): key}
    return found


def sensations() -> dict[str, str]:
    """Return the key of each word for what may be felt in the body, by itself and by its word."""
    kinds = catalog.words_in("body.toml")["kinds"]
    return _by_key_and_word({key: word for kind in kinds for key, word in kind["words"].items()})


def feelings() -> dict[str, str]:
    """Return the key of each feeling, and of each family that is one, by itself and by its word."""
    families = catalog.words_in("feelings.toml")["families"]
    words = {key: word for family in families for key, (word, _) in family["words"].items()}
    return _by_key_and_word(words | {each["key"]: each["name"] for each in families if "key" in each})


def key_of(word: str, known: dict[str, str]) -> str:
    """Return the key of a word of a list, typed with accents or without; another word is its own key."""
    if found := known.get(word.casefold()):
        return found
    return {compared(each): key for each, key in known.items()}.get(compared(word), word)


def _by_key_and_word(words: dict[str, str]) -> dict[str, str]:
    """Return keys by themselves and by their words, in small letters; a word goes before a key like it."""
    return {key.casefold(): key for key in words} | {word.casefold(): key for key, word in words.items()}
