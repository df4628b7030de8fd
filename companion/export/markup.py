"""What pages of HTML are made of: self-contained, without a script and without anything to fetch."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from companion.content.catalog import table
from companion.core.printable import printable

PAGE = Path(__file__).with_name("page")
"""The files of the styles and of what stands before the content; a browser is forbidden to fetch anything."""
END = "</body>\n</html>\n"


def beginning(title: str) -> str:
    """Return what stands before the content of a page, the title included."""
    style, head = (PAGE.with_suffix(end).read_text(encoding="utf-8") for end in (".css", ".html"))
    return head.format(language=table("language")["code"], title=safe(title), style=style)


def heading(text: str, level: int = 2) -> str:
    """Return a heading; 1 is the title of the page."""
    return f"<h{level}>{safe(text)}</h{level}>\n"


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph with a class of `page.css`, or without one."""
    return f'<p class="{style}">{safe(text)}</p>\n' if style else f"<p>{safe(text)}</p>\n"


def bullets(texts: Sequence[str]) -> str:
    """Return a list."""
    return "<ul>\n" + "".join(f"<li>{safe(text)}</li>\n" for text in texts) + "</ul>\n"


def beside(*parts: str) -> str:
    """Return parts of a page side by side."""
    return '<div class="beside">\n' + "".join(f"<div>\n{part}</div>\n" for part in parts) + "</div>\n"


def safe(text: str) -> str:
    """Return a text that no browser takes for markup."""
    return escape(printable(text))
