"""Every string that a person may read, with its place in the content."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from companion.content.catalog import ENGLISH


def strings(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from strings(inner, f"{where}[{index}]")


def everything() -> Iterator[tuple[str, str]]:
    """Yield (place, text) for each TOML string and each page of the content."""
    for path in sorted(ENGLISH.rglob("*")):
        name = path.relative_to(ENGLISH).as_posix()
        if path.suffix == ".toml":
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            # The rule for plurals is arithmetic.
            data.pop("plural", None)
            yield from strings(data, name)
        elif path.suffix == ".md":
            yield name, path.read_text(encoding="utf-8")


def files(folder: str, ending: str) -> list[Path]:
    return sorted((ENGLISH / folder).glob(f"*{ending}"))
