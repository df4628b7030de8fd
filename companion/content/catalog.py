"""The sentences of the app, each by its file and its name, such as `home.question`.

A file is read when its first sentence is needed, so that opening the app reads one small file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ENGLISH = Path(__file__).parent / "en"


@cache
def table(name: str) -> dict[str, Any]:
    """Read the sentences of one file, by name, from `phrases/<name>.toml`.

    Raises FileNotFoundError for a name without a file: that is a mistake in the code, not in the words.
    """
    with (ENGLISH / "phrases" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def phrase(key: str, **facts: object) -> str:
    """Give one sentence, with its facts filled in: phrase("store.problem.disk_full", path=path).

    Raises KeyError for a sentence that the content doesn't have.
    """
    name, *path = key.split(".")
    found: Any = table(name)
    for part in path:
        found = found[part]
    if not isinstance(found, str):
        raise KeyError(key)
    return found.format_map(facts) if facts else found
