"""A translation of a file of data: it gives the words, English all else.

What is no word, such as the kind of a step, its seconds, keys and orders, is taken from English. So a
translator may copy a whole file or write the words alone, and nothing is timed otherwise in another language.
Where a copy no longer fits the English file, as after a step came in between, English stands.
"""

from __future__ import annotations

import re
from typing import Any

Table = dict[str, Any]

WORDS = frozenset(
    {
        *("name", "about", "cautions", "why", "ways", "sources", "text", "short", "caution", "offers"),
        *("answers", "say", "heading", "own_heading", "like", "words", "left", "right", "where"),
    }
)
"""The names in exercises, word lists, library.toml and the regions of help_lines.toml that have words."""
ANY_NUMBER = ("offers", "sources", "ways")
"""Lists of which a language may have more or fewer."""
SAME = ("key", "kind")
"""Two tables of a list are about the same if these are, where both have them."""
CHOSEN = ("danger", "unsure")
"""Answers that lead elsewhere: the same ones by their place, in whatever words."""
COUNTED = ("months", "short_months", "weekdays")
"""Lists of which a language has as many as English."""
GAP = re.compile(r"{\w*}")


class Number:
    """A number that is written with the signs of a language, which its language.toml has."""

    def __init__(self, value: float, language: Table) -> None:
        self.value = value
        self.signs = str.maketrans({".": language.get("decimal", "."), ",": language.get("thousands", ",")})

    def __format__(self, form: str) -> str:
        return format(self.value, form).translate(self.signs)


def translated(english: Table, words: Table) -> Table:
    """Return an English table with the words of a translation in it, as far as they fit."""
    found = dict(english)
    for name, own in english.items():
        given = words.get(name)
        if name in WORDS:
            found[name] = _filled(name, own, given)
        elif is_tables(own) and isinstance(given, list):
            found[name] = [translated(each, one) for each, one in pairs(own, given)]
    for name in CHOSEN:
        if name in english and "answers" in english:
            places = [english["answers"].index(each) for each in english[name] if each in english["answers"]]
            found[name] = [found["answers"][place] for place in places]
    return found


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return `below` with what `above` has in its place, key by key; a table stays a table."""
    found = dict(below)
    for key, value in above.items():
        under = found.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            found[key] = merged(under, value)
        elif key in COUNTED and under and (type(value) is not list or len(value) != len(under)):
            continue
        elif under is None or isinstance(value, type(under)):
            found[key] = value
    return found


def is_tables(value: Any) -> bool:
    """Whether a value is a list of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def pairs(english: list[Table], given: list[Any]) -> list[tuple[Table, Table]]:
    """Return each English table with its translation, {} without one: by its key, or else by its place.

    By their places all of them have to fit.
    """
    tables = [each for each in given if isinstance(each, dict)]
    if all("key" in each for each in english):
        by_key = {str(each.get("key")): each for each in tables}
        return [(each, by_key.get(each["key"], {})) for each in english]
    fits = len(english) == len(tables) and all(
        one.get(name, each.get(name)) == each.get(name)
        for each, one in zip(english, tables, strict=True)
        for name in SAME
    )
    return list(zip(english, tables if fits else [{}] * len(english), strict=True))


def is_like(name: str, english: Any, given: Any) -> bool:
    """Whether a translation is of the same kind: a text with the same gaps, a list of as many texts."""
    if isinstance(english, list):
        if not isinstance(given, list) or not given:
            return False
        if name in ANY_NUMBER:
            return all(isinstance(each, str) for each in given)
        return len(given) == len(english) and all(map(is_like, [name] * len(given), english, given))
    if not isinstance(english, str) or not isinstance(given, str) or not given.strip():
        return False
    return set(GAP.findall(english)) == set(GAP.findall(given))


def _filled(name: str, english: Any, given: Any) -> Any:
    """Return the words under a name in the language, in English where they are of another kind."""
    if isinstance(english, dict):
        own = given if isinstance(given, dict) else {}
        return {key: _filled(name, words, own.get(key)) for key, words in english.items()}
    return given if is_like(name, english, given) else english
