"""The history as text."""

from __future__ import annotations

from itertools import islice

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.plain.choices import Choice, choose
from companion.plain.terminal import Back, Terminal
from companion.store.errors import StoreError
from companion.text.dates import full_date
from companion.text.entries import in_full, title

MOST = 9
"""The most entries that are listed at once."""


def look_back(terminal: Terminal, context: Context) -> None:
    """List the newest entries, and show the one that is chosen, until Enter alone. Raises Left."""
    try:
        entries = list(islice(context.notebook.entries(), MOST))
    except StoreError as error:
        terminal.say(phrase(error.key, **error.facts))
        return
    choices = [
        Choice(str(at), f"{full_date(each.at.date())}, {title(each)}") for at, each in enumerate(entries)
    ]
    try:
        while name := choose(terminal, [phrase("titles.history")], choices, phrase("plain.back")):
            chosen = entries[int(name)]
            terminal.ask(in_full(chosen, context.now()), phrase("plain.enter", does=phrase("plain.back")))
    except Back:
        return
