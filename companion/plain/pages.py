"""The short pages to read, a part at a time."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.content.pages import page, pages
from companion.plain.choices import Choice
from companion.plain.keys import as_typed
from companion.plain.lists import choose_from
from companion.plain.terminal import Back, Terminal
from companion.text.pages import parts


def read_pages(terminal: Terminal) -> None:
    """Let pages be chosen and read, until the person goes back. Raises Left."""
    choices = [Choice(each.key, each.title) for each in pages()]
    while True:
        try:
            chosen = page(choose_from(terminal, [phrase("titles.read")], choices))
        except Back:
            return
        if chosen is None:
            return
        _read(terminal, chosen.text)


def _read(terminal: Terminal, text: str) -> None:
    """Write a page part by part; `b` goes back to the part before, from the first one to the titles."""
    found = list(parts(text))
    at = 0
    while 0 <= at < len(found):
        does = phrase("plain.back" if at == len(found) - 1 else "plain.on")
        try:
            terminal.ask(*map(as_typed, found[at]), phrase("plain.enter", does=does))
            at += 1
        except Back:
            at -= 1
