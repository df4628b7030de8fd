"""Values of TOML files, found line by line: the first words can't wait for a parser."""

from __future__ import annotations

import os

from companion.core.folders import config_folder

MOST_LETTERS = 200_000
"""Nothing that a person would write in one of these files is longer."""


def setting(name: str) -> str:
    """Return one value of settings.toml that is on a line of its own; empty if it isn't there."""
    return value_in(os.path.join(config_folder(), "settings.toml"), name)


def value_in(path: str, name: str) -> str:
    """Return the first plain string under a name in a TOML file: `name = "value"` on a line, no escapes.

    A `true` is returned as that word; anything else, and a file that can't be read, as an empty string.
    """
    return value_of(read(path), name)


def value_of(text: str, name: str) -> str:
    """Return the same of a text."""
    for line in text.split("\n"):
        left, equals, right = line.partition("=")
        if equals and left.strip() == name:
            value = right.strip()
            return value if value == "true" else _plain(value)
    return ""


def names_of(text: str) -> list[tuple[str, str]]:
    """Return each name in a TOML file, which may stand in quotes, with the plain string under it."""
    lines = (line.partition("=") for line in text.split("\n"))
    return [(left.strip().strip('"'), _plain(right.strip())) for left, equals, right in lines if equals]


def list_in(path: str, name: str) -> list[str]:
    """Return the plain strings in the first list under a name in a TOML file, on one line or more."""
    _, _, rest = f"\n{read(path)}".partition(f"\n{name} = [")
    return [value for each in rest.partition("]")[0].split(",") if (value := _plain(each.strip()))]


def read(path: str) -> str:
    """Return what is in a file, nothing where it can't be read."""
    try:
        # A pipe in its place would wait for ever.
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                return file.read(MOST_LETTERS)
    except (OSError, UnicodeDecodeError):
        pass
    return ""


def _plain(value: str) -> str:
    plain = len(value) > 1 and value[0] == value[-1] == '"' and "\\" not in value
    return "".join(sign for sign in value[1:-1] if sign.isprintable()) if plain else ""
