"""Print every sentence that a person may read, by place: `uv run poe sentences > file`.

For a clinician or an editor who reads them in one sitting: what is met first stands first, without keys
or code. {…} is filled in by the app.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from companion.content.catalog import ENGLISH
from companion.content.library import library
from tests.content.reading import everything

ROOT = Path(__file__).parents[2]

FIRST = (
    "home welcome exercise exercises form questions entries cards people settings history views export titles"
)
"""The files of phrases in the order in which they are met; the others come after."""

UNSAID = re.compile(
    r"\.(?:key|id|code|sign|kind|for|through|needs|fits|careful|twin|sides|order|[a-z_]*keys)\b"
    r"|\.typed_dates|^library\.toml\.usual|^help_lines\.(?!.*\.note$)"
)
"""Places of what is read by the app alone, and the help lines but for their notes."""


def places() -> list[str]:
    """Return the files in the order of reading."""
    found = list(dict.fromkeys(file(place) for place, _ in everything()))
    first = [f"phrases/{name}.toml" for name in FIRST.split()]
    first += [f"exercises/{key}.toml" for key in library(None)]
    return [name for name in first if name in found] + [name for name in found if name not in first]


def file(place: str) -> str:
    return re.match(r".*?\.(?:toml|md)", place)[0]  # type: ignore[index]


def paragraphs(name: str) -> Iterator[str]:
    """Yield what a file says, the strings of one table together, each once."""
    said: set[str] = set()
    here = [(place, text) for place, text in everything() if file(place) == name and not UNSAID.search(place)]
    for _, group in groupby(here, key=lambda each: each[0].rpartition(".")[0]):
        new = [text.strip() for _, text in group if not (text in said or said.add(text))]
        if new:
            yield "\n".join(new)


def main() -> None:
    print(f"# The first words\n\n{(ENGLISH / 'first_words.txt').read_text(encoding='utf-8')}")
    for name in places():
        text = "\n\n".join(paragraphs(name))
        print(f"# {name}\n\n{text}\n" if name.endswith(".toml") else f"{text}\n")
    print((ROOT / "README.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
