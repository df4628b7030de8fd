"""The short pages to read: what the alarm does, why there is no deadline, what this app is not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from companion.content import catalog


class Page(NamedTuple):
    """One page: `key` as it is typed, `title` from its first line, `text` the whole Markdown.

    The title of one that the language lacks says that it is in English.
    """

    key: str
    title: str
    text: str


def pages() -> tuple[Page, ...]:
    """Return all pages in order: the file `1_alarm.md` is the page "alarm"."""
    return _pages(catalog.folders())


def page(key: str) -> Page | None:
    """Return the page of this key, or None."""
    return next((each for each in pages() if each.key == key), None)


@cache
def _pages(languages: tuple[Path, ...]) -> tuple[Page, ...]:
    paths = {path.name: path for folder in reversed(languages) for path in (folder / "about").glob("*.md")}
    return tuple(_read(path) for _, path in sorted(paths.items()))


def _read(path: Path) -> Page:
    text = path.read_text(encoding="utf-8", errors="replace")
    title = text.partition("\n")[0].removeprefix("# ")
    if catalog.is_translated() and path.is_relative_to(catalog.ENGLISH):
        title = catalog.phrase("learn.in_english", title=title)
    return Page(path.stem.partition("_")[2], title, text)
