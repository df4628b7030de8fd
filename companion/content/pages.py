"""The short pages to read: what the alarm does, why there is no deadline, what this app is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from companion.content.catalog import ENGLISH


@dataclass(frozen=True)
class Page:
    """One page: `key` as it is typed, `title` from its first line, `text` the whole Markdown."""

    key: str
    title: str
    text: str


@cache
def pages() -> tuple[Page, ...]:
    """Give all pages in order: the files are called `1_alarm.md`, and the key of that one is "alarm"."""
    found = []
    for path in sorted((ENGLISH / "about").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        found.append(Page(path.stem.partition("_")[2], title, text))
    return tuple(found)


def page(key: str) -> Page | None:
    """Give the page of this key, or None."""
    return next((each for each in pages() if each.key == key), None)
