"""Lines on a terminal or a pipe: written one below another, and one answer read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import time
from typing import Protocol, TextIO

from companion.content.catalog import phrase
from companion.core.layout import TOGETHER, cells
from companion.core.printable import printable
from companion.flows.front import Left
from companion.plain.keys import is_word
from companion.splash import WIDEST_LINE

PEOPLE = "?"
"""What shows people, and what `read` and `wait` return once they were shown."""
ROWS = 24
"""The rows of a window whose size is not known."""


class Back(Exception):
    """Raised when the person goes one step back."""


class Lines(Protocol):
    """What is typed."""

    @property
    def ended(self) -> bool:
        """Whether no more will come."""

    def line(self, seconds: float | None = None) -> str | None:
        """Return the next line, None if none has come after some seconds. Raises Left at the end."""


class Terminal:
    """Writes lines to `out`, no wider than the window, and reads answers from `lines`.

    `early` is a line that was written before anything else; it is not written again. `people` shows who
    can be reached, `typed` is called at each line that is typed. `size` returns columns and rows of the
    window. A line is waited for `idle_after` seconds; then, and after each line, `rested` is called with
    whether that took longer, as it also does where the machine slept. `waits` says that nothing is under way
    meanwhile. After `covered` nothing is written. `has_said_what_stays` says that what is said once, after
    the first question, was said; `once` is what is said there too.
    """

    def __init__(
        self, out: TextIO, lines: Lines, early: str = "", size: Callable[[], tuple[int, int]] | None = None
    ) -> None:
        self.people: Callable[[], None] = lambda: None
        self.typed: Callable[[], None] = lambda: None
        self.idle_after: Callable[[], float | None] = lambda: None
        self.rested: Callable[[bool], None] = lambda is_late: None
        self.waits = False
        self.covered = False
        self.once: tuple[str, ...] = ()
        self._out = out
        self._lines = lines
        self._early = early
        self._size = size or _window
        self._is_gone = False
        self._has_begun = bool(early)
        self.has_said_what_stays = False

    @property
    def unattended(self) -> bool:
        """Whether nobody can be asked anything any more."""
        return self.covered or self._is_gone or self._lines.ended

    def say(self, *paragraphs: str) -> int:
        """Write some paragraphs, each on as many lines as it takes; return how many letters. Never raises."""
        width = max(2, min(WIDEST_LINE, self._size()[0]) - 1)
        for line in (each for text in paragraphs for each in broken(printable(text), width)):
            self._write(line)
        return sum(map(len, paragraphs))

    def block(self, *paragraphs: str) -> int:
        """Write an instruction or a question with what belongs to it, below an empty line.

        Return how many letters were written.
        """
        early, self._early = self._early, ""
        rest = [each for each in paragraphs if not early or each != early]
        is_begun = self._has_begun and len(rest) == len(paragraphs)
        letters = self.say(*([""] if is_begun else []), *rest)
        self._has_begun = True
        if not self.has_said_what_stays:
            # After the first instruction and its choices: nothing stands before these.
            self.has_said_what_stays = True
            clear = "cls" if os.name == "nt" else "clear"
            words = {name: phrase(f"plain.words.{name}") for name in ("help", "cover")}
            everywhere = phrase("plain.everywhere", help=words["help"])
            once = everywhere, phrase("plain.stays", clear=clear), phrase("plain.cover", cover=words["cover"])
            letters += self.say("", *once, *self.once)
        return letters

    def ask(self, *paragraphs: str, own: bool = False) -> str:
        """Write a question and return the answer, "" for Enter alone. Raises Back, Left.

        With `own` words of the person's own are asked for: what can be typed everywhere is in small letters
        then, so that a person can be called B.
        """
        self.block(*paragraphs)
        while (answer := self.read(own=own)) == PEOPLE:
            self.block(*paragraphs)
        return answer

    def wait(self, seconds: float, *, own: bool = False) -> str | None:
        """Wait some seconds; return what was typed meanwhile, "" for Enter alone, else None.

        PEOPLE after these were shown. Raises Back, Left.
        """
        if self._is_gone:
            raise Left
        found = self._lines.line(seconds)
        return None if found is None else self._command(found, own=own)

    def read(self, *, own: bool = False) -> str:
        """Return one answer; PEOPLE after these were shown. Raises Back, Left."""
        if self._is_gone:
            raise Left
        most, began = self.idle_after(), time()
        found = self._wait_for_line(most)
        self.rested(most is not None and (found is None or time() - began > most))
        return self._command((self._wait_for_line() if found is None else found) or "", own=own)

    def _wait_for_line(self, seconds: float | None = None) -> str | None:
        self.waits = True
        try:
            return self._lines.line(seconds)
        finally:
            self.waits = False

    def close(self) -> None:
        """Write nothing more where the window is gone: Python would complain once more on its way out."""
        if self._is_gone:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())

    def _command(self, typed: str, *, own: bool = False) -> str:
        self.typed()
        said = typed.strip()
        match said if own else said.casefold():
            case command if command == PEOPLE or is_word(command, "help"):
                self.people()
                return PEOPLE
            case "b":
                raise Back
            case "q":
                raise Left
            case command if is_word(command, "cover"):
                self._cover()
                raise Left
        # Blanks before a line are a part of own words.
        return printable(typed if own and said else said)

    def _cover(self) -> None:
        for _ in range(2 * self._size()[1]):
            self._write("")
        self.covered = True

    def _write(self, line: str) -> None:
        if self._is_gone or self.covered:
            return
        try:
            self._out.write(line + "\n")
            self._out.flush()
        except (OSError, ValueError):
            # The window is closed, or what read the pipe has enough.
            self._is_gone = True


def broken(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, broken between words to at most `width` cells."""
    for line in text.split("\n"):
        found, taken = "", 0
        for word in filter(None, line.split(" ")):
            space = " " if found else ""
            if found and taken + 1 + cells(word) > width:
                yield found
                found, taken, space = "", 0, ""
            for sign in space + word.replace(TOGETHER, " "):
                if taken + cells(sign) > width:
                    yield found
                    found, taken = "", 0
                found, taken = found + sign, taken + cells(sign)
        yield found


def _window() -> tuple[int, int]:
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        columns = rows = 0
    # Some terminals, such as one within a pipe, say that they have no size.
    return columns or WIDEST_LINE, rows or ROWS
