"""The languages that are there, those of a person's own among them."""

from __future__ import annotations

from pathlib import Path

from companion.content.catalog import load
from companion.content.language import codes, folders


def languages() -> dict[str, str]:
    """Return the name of each language, as it calls itself, by its code; English first."""
    found = {}
    for code in codes():
        names = (load(Path(folder) / "language.toml").get("name") for folder in folders(code))
        found[code] = next((name for name in names if isinstance(name, str)), code)
    return found
