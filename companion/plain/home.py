"""What bare `companion` asks, again after each flow, until the person leaves."""

from __future__ import annotations

from companion.content.catalog import first_words, phrase
from companion.flows.context import Context
from companion.plain.choices import choose, named
from companion.plain.terminal import Back, Terminal

CHOICES = ("ground", "exercises", "checkin", "after", "history")


def ask_home(terminal: Terminal, context: Context) -> str:
    """Return the name of the flow that is chosen; Enter alone grounds. Raises Left."""
    choices = named({name: phrase(f"home.choices.{name}") for name in CHOICES})
    while True:
        try:
            asked = [first_words(), phrase("home.question")]
            return choose(terminal, asked, choices, choices[0].words) or CHOICES[0]
        except Back:
            # There is nothing before this.
            continue
