"""Writes of each frame only the cells that have changed, whatever the widgets asked to have drawn.

A screen reader reads what is written. Textual writes all rows of a widget that was refreshed, of a page that
was laid out anew, and of each cell its whole style: ten kilobytes for an arrow that moves a sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from rich.cells import get_character_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.screen import Screen
from textual.strip import Strip

from companion.tui.key_queue import KeyQueueApp
from companion.tui.textual_private import Piece, pieces_of

NEAR = 7
"""The most cells between two changed ones that are written too: moving past them takes as many bytes."""
MOST_LOOKS = 1000
"""How many styles are cached; what a click on a row means is part of its style."""
FIRST_PICTURE = "\U0001f000"
"""From this sign on, a terminal may use more or fewer cells than Textual thinks."""


ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends bold, dim, italic, underlined, reversed and struck out."""


class Look(NamedTuple):
    """The codes of a style as a terminal reads them: bold and the like, the colour, the ground."""

    attributes: str = ""
    colour: str = ""
    ground: str = ""

    @property
    def shows_ground_alone(self) -> bool:
        """Whether nothing is seen of a cell without a sign but its ground."""
        return {*self.attributes.split(";")} <= {"", "1", "2", "3"}

    def after(self, before: Look) -> str:
        """Return what changes the style of what is written from the one before to this one."""
        if self == before:
            return ""
        codes = [now for was, now in zip(before, self, strict=True) if now != was]
        on = [each for each in before.attributes.split(";") if each]
        lost = [was for was, now in zip(before[1:], self[1:], strict=True) if was and not now]
        if lost or not ENDS.keys() >= set(on):
            codes = ["0", *self]
        elif self.attributes != before.attributes:
            codes = [*(ENDS[each] for each in on), *codes]
        return f"\x1b[{';'.join(filter(None, codes))}m"


PLAIN = Look()
Cell = tuple[str, Look]


def look_of(codes: str) -> Look:
    """Return the look that the parameters of an SGR sequence give: "1;38;2;255;0;0;40"."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    rest = codes.split(";") if codes else []
    while rest:
        length = {"5": 3, "2": 5}[rest[1]] if rest[0] in ("38", "48") else 1
        kind = 1 if rest[0][:-1] in ("3", "9") else 2 if rest[0][:-1] in ("4", "10") else 0
        parts[kind].extend(rest[:length])
        del rest[:length]
    return Look(*map(";".join, parts))


class ShownCells:
    """The cells that a terminal shows, as far as they are known."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._looks: dict[Style | None, Look] = {}
        self._blanks: dict[str, Look] = {}
        self._page: object = None

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Know nothing more about some rows, or about any, because something else has written there."""
        for row in tuple(self._rows) if rows is None else rows:
            self._rows.pop(row, None)

    def changes(self, page: object, pieces: Iterable[Piece], console: Console) -> str:
        """Return what writes pieces of rows, without the cells that show this already.

        All is written where the `page` is another one than before.
        """
        if page != self._page:
            self.forget()
            self._page = page
        parts: list[str] = []
        look = PLAIN
        for y, x, strip in pieces:
            end = x + strip.cell_length
            row = self._rows.setdefault(y, [])
            row.extend([None] * (end - len(row)))
            before, now = row[x:end], self._cells(strip, console)
            row[x:end] = now if now else [None] * len(before)
            if before and (not now or None in before):
                parts += [PLAIN.after(look), _to(y, x), strip.render(console)]
                look = PLAIN
            elif now != before:
                look = _write(parts, look, y, x, before, now)
        return "".join([*parts, PLAIN.after(look)])

    def _cells(self, strip: Strip, console: Console) -> list[Cell]:
        """Return a strip cell by cell, nothing where not every sign has one cell, whatever the terminal."""
        cells: list[Cell] = []
        for text, style, _ in strip:
            if not text.isascii() and not _is_plain(text):
                return []
            look = self._looks.get(style) or self._look(style, console)
            if text.isspace() and look.shows_ground_alone:
                look = self._blanks.setdefault(look.ground, Look(ground=look.ground))
            cells += [(sign, look) for sign in text]
        return cells

    def _look(self, style: Style | None, console: Console) -> Look:
        if len(self._looks) == MOST_LOOKS:
            self._looks.clear()
        codes = Strip([Segment("x", style)]).render(console).partition("x")[0]
        look = self._looks[style] = look_of(codes.removeprefix("\x1b[").removesuffix("m"))
        return look


class ChangedCellsApp(KeyQueueApp):
    """An app that writes only the cells that have changed; `shown` are those that the terminal shows."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.shown = ShownCells()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        pieces = pieces_of(renderable)
        if pieces is not None:
            page = screen, screen.size, self.theme
            # Only what is really written is known: Textual asks for it when it writes.
            renderable.render_segments = partial(self.shown.changes, page, pieces)
        super()._display(screen, renderable)


def _is_plain(text: str) -> bool:
    return max(text) < FIRST_PICTURE and all(get_character_cell_size(sign) == 1 for sign in text)


def _to(y: int, x: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H"


def _write(parts: list[str], last: Look, y: int, x: int, before: list[Cell | None], now: list[Cell]) -> Look:
    """Write the cells of a row that differ, with the few between them that look the same.

    `last` is how the cells before were written; the same of these is returned.
    """
    end = -1
    for at, cell in enumerate(now):
        if cell == before[at]:
            continue
        between = now[end:at] if end >= 0 and at - end <= NEAR else None
        if between is None or any(_wanted(each, last) != last for each in between):
            parts.append(_to(y, x + at))
        else:
            parts += [sign for sign, _ in between]
        look = _wanted(cell, last)
        parts += [look.after(last), cell[0]]
        last, end = look, at + 1
    return last


def _wanted(cell: Cell, last: Look) -> Look:
    """Return the look that a cell is written with: a blank has only a ground, whatever the colour is."""
    sign, look = cell
    is_blank = sign == " " and look.ground and not (look.attributes or look.colour)
    if is_blank and last.shows_ground_alone:
        return last._replace(ground=look.ground)
    return look
