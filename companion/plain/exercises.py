"""An exercise chosen from the list."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import Picked
from companion.plain.afterwards import ask_before
from companion.plain.pick import pick
from companion.plain.terminal import Back, Terminal


def pick_exercise(terminal: Terminal, context: Context, log: PracticeLog) -> Picked | None:
    """Return the exercise that is chosen by a part of its name, None to go back. Raises Left."""
    names = {key: each.name for key, each in context.library.items() if key not in context.settings.hidden}
    log.read()
    while True:
        try:
            key = pick(terminal, names, phrase("titles.exercises"), "", {})
        except Back:
            return None
        if key is None:
            return None
        before = ask_before(terminal, context.library[key], log.rating)
        if before is not None:
            return Picked(key, before)
