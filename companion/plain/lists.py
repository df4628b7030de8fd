"""One of many: some are listed at a time, and Enter shows more of them."""

from __future__ import annotations

from collections.abc import Sequence

from companion.content.catalog import phrase
from companion.plain.choices import Choice, found, listed
from companion.plain.terminal import Back, Terminal

MOST = 12
"""The most that are listed at once."""


def choose_from(terminal: Terminal, question: Sequence[str], choices: Sequence[Choice]) -> str:
    """Ask until one is chosen and return its name, "" for Enter alone at the end. Raises Back, Left.

    The number or the words of one that is not listed just now count as well.
    """
    at, unknown = 0, False
    while True:
        is_last = at + MOST >= len(choices)
        enter = phrase("plain.enter", does=phrase("plain.back" if is_last else "plain.more"))
        before = [phrase("plain.unknown")] if unknown else []
        try:
            said = terminal.ask(*before, *question, *listed(choices[at : at + MOST], at + 1), enter)
        except Back:
            if not at:
                raise
            at, unknown = at - MOST, False
            continue
        if not said and is_last:
            return ""
        if not said:
            at, unknown = at + MOST, False
        elif name := found(said, choices):
            return name
        else:
            unknown = True
