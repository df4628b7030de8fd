"""What a command that opens a screen prints where there is no terminal to ask in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from companion.cli.notebook import open_notebook
from companion.cli.output import print_error
from companion.content.catalog import phrase
from companion.plain.terminal import broken
from companion.store.paths import places

if TYPE_CHECKING:
    from companion.core.entry import Entry

WIDTH = 72
ASKING = {"": "home", "checkin": "checkin", "after": "after", "led": "led"}
"""The screens that only ask, and the names of what is said in their place."""


def print_instead(screen: str) -> int:
    """Print an exercise or the history; for a screen that only asks return 2, with one sentence."""
    name, _, key = screen.partition(":")
    if name in ASKING:
        print_error(f"command_line.without_terminal.{ASKING[name]}")
        return 2
    return _print_history() if name == "history" else _print_exercise(name, key)


def _print_exercise(said: str, key: str) -> int:
    """Print what grounding begins with: a card of the person's own, an exercise, and whom to reach."""
    from companion.content.library import one
    from companion.content.people import here
    from companion.flows.context import Context
    from companion.flows.first import first_exercise, own_card
    from companion.store.settings import read
    from companion.text.exercises import cautions_and_steps
    from companion.text.people import emergency

    where = places()
    context = Context(where, read(where.settings)[0])
    exercise = one(key, where.own_exercises) or first_exercise(context)[1]
    if card := own_card(context, "ground" if said == "now" else said):
        print(card.words, end="\n\n")
    print("\n\n".join(filter(None, (exercise.name, *cautions_and_steps(exercise)))), end="\n\n")
    for line in emergency(here(context.settings.country)):
        print("\n".join(broken(str(line), WIDTH)))
    print(phrase("command_line.exercises.danger"))
    return 0


def _print_history() -> int:
    """Print all entries in full, the newest first; return 1 if a month can't be read."""
    from companion.store.errors import StoreError
    from companion.store.history import History

    status, count = 0, 0
    with open_notebook() as notebook:
        history = History(notebook)
        names = history.names()
        for page in map(history.month, names):
            for error in (each for each in page.notices if isinstance(each, StoreError)):
                print_error(error.key, **error.facts)
                status = 1
            for text in letters(page.entries):
                print(text if not count else f"\n{text}")
                count += 1
    if not count and not status:
        print_error("command_line.history.apart" if names else "history.empty")
    return status


def letters(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield each entry in full, for 72 columns."""
    from datetime import datetime

    from companion.core.filters import admitted
    from companion.text.letter import letter

    now = datetime.now().astimezone()
    for entry in admitted(entries, ()):
        yield "\n".join(line for part in letter(entry, now) for line in _lines(*part))


def _lines(style: str, words: str) -> Iterator[str]:
    """Yield the lines of one part of a letter; own words are set in by two blanks."""
    indent = "  " if style == "own" else ""
    yield from (indent + line for line in broken(words, WIDTH - len(indent)))
