"""What is said at a step of an exercise, and what may be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from companion.content.catalog import phrase
from companion.plain.choices import Choice, found, listed
from companion.plain.terminal import Terminal


class Asking(NamedTuple):
    """The words of a step, and what may be typed: `lists` says that this is named, too.

    `phase` is called with each phase of a movement as it comes.
    """

    paragraphs: list[str]
    choices: list[Choice]
    lists: bool
    phase: Callable[[str], object]

    def lines(self, enter: str, *more: str, lists: bool = False) -> list[str]:
        """Return what is written: the words, what the step adds, what Enter does, and the choices."""
        choices = listed(self.choices) if lists or self.lists else []
        return [*self.paragraphs, *more, phrase("plain.enter", does=enter), *choices]


def go_on(terminal: Terminal, asking: Asking, *more: str) -> str:
    """Say the words, and wait for Enter or a choice. Raises Back, Left."""
    enter = phrase("plain.on")
    said = terminal.ask(*asking.lines(enter, *more))
    while said:
        if name := found(said, asking.choices):
            return name
        said = terminal.ask(phrase("plain.unknown"), *asking.lines(enter, *more, lists=True))
    return "on"
