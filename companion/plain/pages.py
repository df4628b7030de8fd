"""The pages to read."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.content.pages import page, pages
from companion.plain.choices import Choice, choose
from companion.plain.terminal import Back, Terminal


def read_pages(terminal: Terminal) -> None:
    """List the pages, and show the one that is chosen, until Enter alone. Raises Left."""
    choices = [Choice(each.key, each.title) for each in pages()]
    try:
        while name := choose(terminal, [phrase("titles.read")], choices, phrase("plain.back")):
            found = page(name)
            terminal.ask(found.text if found else "", phrase("plain.enter", does=phrase("plain.back")))
    except Back:
        return
