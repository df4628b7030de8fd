"""A terminal's screen with an alternate screen, which pyte does not have."""

from __future__ import annotations

import copy
import re
from typing import Any, NamedTuple

import pyte
from pyte.screens import Char, Cursor

ALTERNATE = 1049
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>][0-9;]*u|\x1b\[\?[0-9]+\$p|\x1b\]22;[^\x07\x1b]*(?:\x07|\x1b\\)")
"""What pyte would misread: the keyboard protocol, questions about modes, the mouse pointer's shape."""
UNFINISHED = re.compile(rb"\x1b(?:[\[\]][^\x07\x1b@-~]*)?\Z")


class Before(NamedTuple):
    """The main screen as it was when the alternate one was opened."""

    cells: list[list[Char]]
    cursor: Cursor
    scrolled: list[object]


class TerminalScreen(pyte.HistoryScreen):
    """Saves the main screen when the alternate one is opened, and restores it afterwards."""

    def __init__(self, columns: int, rows: int) -> None:
        self.private: set[int] = set()
        self.titles: list[str] = []
        self.before = Before([], Cursor(0, 0), [])
        super().__init__(columns, rows, history=1000, ratio=0.5)

    @property
    def alternate(self) -> bool:
        """Whether the alternate screen is shown."""
        return ALTERNATE in self.private

    @property
    def cells(self) -> list[list[Char]]:
        """All cells as they are seen, by row: where there is no sign, its colour isn't."""
        return [[_seen(self.buffer[y][x]) for x in range(self.columns)] for y in range(self.lines)]

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            if ALTERNATE in modes and not self.alternate:
                self.before = Before(self.cells, copy.copy(self.cursor), list(self.history.top))
                self.buffer.clear()
            self.private |= set(modes)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            if ALTERNATE in modes and self.alternate:
                self._restore()
            self.private -= set(modes)
        super().reset_mode(*modes, **kwargs)

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        # Terminals give the ground's colour to every cell that is erased, pyte only to those written before.
        for row in range(self.lines) if how == 2 else ():
            self.buffer[row].update(dict.fromkeys(range(self.columns), self.cursor.attrs))
        super().erase_in_display(how, *args, **kwargs)

    def _restore(self) -> None:
        hidden = self.cursor.hidden
        self.cursor = copy.copy(self.before.cursor)
        self.cursor.hidden = hidden
        self.buffer.clear()
        for y, row in enumerate(self.before.cells[: self.lines]):
            for x, cell in enumerate(row[: self.columns]):
                self.buffer[y][x] = cell

    def index(self) -> None:
        before = list(self.history.top)
        super().index()
        if self.alternate:  # what scrolls there is gone
            self.history.top.clear()
            self.history.top.extend(before)

    def set_title(self, param: str) -> None:
        self.titles.append(param)

    def set_icon_name(self, param: str) -> None:
        self.titles.append(param)


def _seen(cell: Char) -> Char:
    is_blank = cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough)
    return cell._replace(fg="default", bold=False, italics=False) if is_blank else cell


class Feed:
    """Feeds a screen with bytes as they come, whole sequences at a time."""

    def __init__(self, screen: TerminalScreen) -> None:
        self.screen = screen
        self._stream = pyte.ByteStream(screen)
        self._rest = b""

    def feed(self, data: bytes) -> None:
        data = self._rest + data
        unfinished = UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        self._rest = data[end:]
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", data[:end]))


def screen_after(data: bytes, columns: int = 80, rows: int = 24) -> TerminalScreen:
    """Return the screen after some bytes."""
    screen = TerminalScreen(columns, rows)
    Feed(screen).feed(data)
    return screen
