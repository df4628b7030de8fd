"""The beginning of an exercise of one's own: a commented file, and what its name becomes as a file."""

from __future__ import annotations

import json

from companion.content.catalog import ENGLISH

TEMPLATE = ENGLISH / "exercise_template.toml"
MOST_NAME = 40


def key_of(name: str) -> str:
    """Turn a name into a key: "My evening breath" gives my_evening_breath; empty if nothing is left."""
    letters = "".join(sign if sign.isalnum() else " " for sign in name.strip().lower())
    return "_".join(letters.split())[:MOST_NAME]


def written(name: str) -> str:
    """Give the commented template with this name in it, ready to be run and to be changed."""
    shown = " ".join("".join(sign for sign in name if sign.isprintable()).split())[:MOST_NAME]
    text = TEMPLATE.read_text(encoding="utf-8")
    first, _, rest = text.partition('name = "A name"')
    return f"{first}name = {json.dumps(shown, ensure_ascii=False)}{rest}"
