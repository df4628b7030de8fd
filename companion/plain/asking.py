"""What is said at a step of an exercise, and what may be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from companion.content.catalog import phrase
from companion.plain.aloud import Aloud
from companion.plain.choices import Choice, found, listed
from companion.plain.hands_free import HandsFreeLines
from companion.plain.terminal import PEOPLE, Terminal

LOOK_EVERY = 0.25
"""Seconds after which it is looked whether the voice has finished."""


class Asking(NamedTuple):
    """The words of a step, and what may be typed: `lists` says that this is named, too.

    `aloud` speaks, `hands` knows whether the step goes on by itself; None where it never does. `offers` are
    what is shown below the words, one at a time.
    """

    paragraphs: list[str]
    choices: list[Choice]
    lists: bool
    aloud: Aloud
    hands: HandsFreeLines | None
    offers: Sequence[str] = ()

    def lines(self, enter: str, *more: str, lists: bool = False) -> list[str]:
        """Return what is written: the words, what the step adds, what Enter does, and the choices."""
        choices = listed(self.choices) if lists or self.lists else []
        does = phrase("plain.hands_free.goes_on") if self.runs else phrase("plain.enter", does=enter)
        return [*self.paragraphs, *more, does, *choices]

    @property
    def runs(self) -> bool:
        """Whether the step goes on by itself."""
        return bool(self.hands and self.hands.runs)

    def stops(self, terminal: Terminal, said: str) -> bool:
        """Go on by itself no longer, as something was typed; return whether that is all that Enter did."""
        if not (self.hands and self.hands.stop()) or said:
            return False
        terminal.say(phrase("plain.hands_free.stopped"))
        return True


def answer(
    terminal: Terminal, asking: Asking, lines: Callable[[], list[str]], *, own: bool = False
) -> str | None:
    """Write lines and return what is typed, "" for Enter alone, None once the step goes on by itself.

    Raises Back, Left.
    """
    while True:
        letters = terminal.block(*lines())
        if asking.hands and asking.runs:
            said = terminal.wait(asking.hands.seconds(letters), own=own)
            while said is None and asking.aloud.is_speaking:
                said = terminal.wait(LOOK_EVERY, own=own)
            if said is None:
                return None
        else:
            said = terminal.read(own=own)
        if not asking.stops(terminal, said) and said != PEOPLE:
            return said


def go_on(terminal: Terminal, asking: Asking, *more: str) -> str:
    """Say the words, and wait for Enter or a choice; "on" as well where it goes on by itself.

    Raises Back, Left.
    """
    enter, unknown, lists = phrase("plain.on"), list[str](), False

    def lines() -> list[str]:
        return [*unknown, *asking.lines(enter, *more, lists=lists)]

    while said := answer(terminal, asking, lines):
        if name := found(said, asking.choices):
            return name
        unknown, lists = [phrase("plain.unknown")], True
    return "on"
