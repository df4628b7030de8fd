"""The short pages, which are Markdown, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

BOLD = re.compile(r"^#+ (.+)$|\*\*([^*]+)\*\*", re.MULTILINE)
ITALIC = re.compile(r"(?<![\w*])\*([^*\s][^*]*)\*")


def rendered(text: str, *, styled: bool = False) -> str:
    """Return Markdown without its signs for headings and emphasis, in bold and italic letters if `styled`."""
    bold, italic, end = ("\x1b[1m", "\x1b[3m", "\x1b[0m") if styled else ("", "", "")
    text = BOLD.sub(lambda found: f"{bold}{found[1] or found[2]}{end}", text)
    return ITALIC.sub(lambda found: f"{italic}{found[1]}{end}", text)


def parts(text: str) -> Iterator[list[str]]:
    """Yield the parts of a page, each a heading and its paragraphs; a paragraph and an item are one line."""
    for part in re.split(r"^(?=#)", text.strip(), flags=re.MULTILINE):
        if part:
            blocks = re.split(r"\n\s*\n|\n(?=- )", rendered(part).strip())
            yield [" ".join(block.split()) for block in blocks]
