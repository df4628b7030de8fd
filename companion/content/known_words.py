"""The words of the lists, without the models: a check-in from the command line must not wait for those."""

from __future__ import annotations

from typing import Any

from companion.content import catalog


def regions() -> dict[str, str]:
    """Return the key of each region of the body by its key and by its name, in small letters."""
    body = _file("body.toml")
    found: dict[str, str] = {}
    for place in body["places"]:
        sides = ("left", "right") if place.get("pair") else ("",)
        for side in sides:
            key = f"{side} {place['key']}".strip()
            name = body[side].format(name=place["name"]) if side else place["name"]
            found |= {key.casefold(): key, name.casefold(): key}
    return found


def sensations() -> dict[str, str]:
    """Return each word for what may be felt in the body by itself in small letters."""
    return _words(_file("body.toml")["kinds"])


def feelings() -> dict[str, str]:
    """Return each word for a feeling, and for a family of them, by itself in small letters."""
    families = _file("feelings.toml")["families"]
    return _words(families) | {family["name"].casefold(): family["name"] for family in families}


def _words(families: list[dict[str, Any]]) -> dict[str, str]:
    return {word.casefold(): word for family in families for word in family["words"]}


def _file(name: str) -> dict[str, Any]:
    return catalog.load(catalog.file(name))
