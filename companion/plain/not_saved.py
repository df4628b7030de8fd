"""What to do about an entry that can't be written."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.flows.front import Decision, Left
from companion.plain.choices import Choice, choose
from companion.plain.terminal import Back, Terminal
from companion.store.errors import StoreError
from companion.store.paths import expand_path

NAMES = ("retry", "elsewhere", "discard")


def not_saved(terminal: Terminal, error: StoreError) -> Decision:
    """Say why, and ask; Enter and one step back try again, which loses nothing.

    Leaving discards the entry, and says so. Raises Left.
    """
    choices = [Choice(name, phrase(f"not_saved.{name}")) for name in NAMES]
    while True:
        try:
            asked = [phrase(error.key, **error.facts)]
            match choose(terminal, asked, choices, choices[0].words):
                case "discard":
                    return "discard"
                case "elsewhere":
                    if path := terminal.ask(phrase("not_saved.path"), own=True):
                        return expand_path(path)
                case _:
                    return "retry"
        except Back:
            return "retry"
        except Left:
            terminal.say(phrase("not_saved.left", path=error.path))
            raise
