"""What another language says for the words in the help lines' file; it has no numbers of its own.

Its `help_lines.toml` has `[words]`, the English words with those of the language, and `[in_sentence]`, how a
country is called within a sentence by its code. Numbers, addresses and what is sent to them come from English
alone. A word that changes in English is English again until it is translated anew.
"""

from __future__ import annotations

from typing import Any

from companion.content import catalog

FILE = catalog.ENGLISH / "help_lines.toml"
WORDS = ("where", "name", "hours", "languages", "note", "cannot_speak")
"""The names in the English file whose texts may have words in another language; so may a service."""


def words_of_lines(table: str = "words") -> dict[str, str]:
    """Return what the language says for the words of the English file, or what else stands in a table."""
    found: dict[str, str] = {}
    for folder in reversed(catalog.folders()[:-1]):
        words = catalog.load(folder / FILE.name).get(table, {})
        if isinstance(words, dict):
            found |= {each: said for each, said in words.items() if isinstance(said, str) and said.strip()}
    return found


def translated_country(data: dict[str, Any], code: str) -> dict[str, Any]:
    """Return a country with the words of the language; `code` is its own."""
    found: dict[str, Any] = in_language(data)
    if found["name"] != data["name"]:
        found.pop("in_sentence", None)
    if name := words_of_lines("in_sentence").get(code):
        found["in_sentence"] = name
    return found


def in_language(data: Any, words: dict[str, str] | None = None, name: str = "") -> Any:
    """Return a part of the English file with the words of the language, where it has them."""
    words = words_of_lines() if words is None else words
    if isinstance(data, dict):
        found = {each: in_language(value, words, each) for each, value in data.items()}
        # By its own name a line is found again, in whatever language it was corrected.
        if (service := data.get("service")) in words:
            found["shown_as"] = words[service]
        return found
    if isinstance(data, list):
        return [in_language(each, words, name) for each in data]
    return words.get(data, data) if name in WORDS else data
