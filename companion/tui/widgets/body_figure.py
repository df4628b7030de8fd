"""The figure of the body, front and back, with a cursor moved by arrow keys or the mouse."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len, set_cell_size
from textual import work
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.content.wordlists import region_name
from companion.core.figure import Side, columns_for
from companion.core.figure_places import (
    OFF_BODY,
    Direction,
    Place,
    Point,
    cell_of,
    nearest,
    places,
    point_on_side,
)
from companion.tui.commands import command
from companion.tui.drawing import HERE
from companion.tui.widgets.body_drawing import GAP, STRENGTHS, Fill, cells, drawn, fitting_rows
from companion.tui.widgets.entry_rows import fitted

START: Place = ("front", "chest")
OTHER_SIDE: dict[Side, Side] = {"front": "back", "back": "front"}
SPARSE = (Fill(0x20), Fill(0x08))
"""The inner dots of cells in even and in odd columns, as the bits of braille characters."""
HALF, FULL = Fill(0x95), Fill(0xFF)
"""The same for the region under the cursor, and for a chosen one without a strength."""


class BodyFigure(Widget, can_focus=True):
    """Front and back side by side or, with less room, the side that the cursor is on.

    `hidden` are regions that the person has hidden; the cursor skips them. With `marked` False there is no
    cursor until an arrow or the mouse marks a region.
    """

    BINDINGS = [
        command("body.left", "left", "walk('left')", footer=False),
        command("body.right", "right", "walk('right')", footer=False),
        command("body.up", "up", "walk('up')", footer=False),
        command("body.down", "down", "walk('down')", footer=False),
        command("body.words", "enter"),
        command("body.mark", "space"),
    ]
    DEFAULT_CSS = """
    BodyFigure { width: 1fr; height: 1fr; text-align: center; text-wrap: nowrap; text-overflow: clip; }
    """
    ALLOW_SELECT = False
    auto_links = False

    cursor: reactive[Place] = reactive(START, init=False)
    marked = reactive(True, init=False, bindings=True)
    chosen: reactive[Mapping[str, int]] = reactive({})
    """The strength of each chosen region, 1 to 3, 0 where none was given."""
    ready = reactive(0)
    """The number of rows for which the outlines are computed, which takes a moment the first time."""

    @dataclass
    class Moved(Message):
        """The cursor has moved to another region."""

        region: str

    @dataclass
    class Marked(Message):
        """A region was marked or unmarked."""

        region: str

    @dataclass
    class Opened(Message):
        """The details of a region were asked for."""

        region: str

    def __init__(self, hidden: tuple[str, ...] = (), *, marked: bool = True, id: str | None = None) -> None:
        super().__init__(id=id)
        self.places: dict[Place, Point] = {}
        self.set_reactive(BodyFigure.marked, marked)
        self.hide_regions(hidden)

    def hide_regions(self, hidden: tuple[str, ...]) -> None:
        """Skip these regions from now on."""
        self.places = {place: point for place, point in places().items() if place[1] not in hidden}
        if self.places and self.cursor not in self.places:
            self.cursor = next(iter(self.places))

    def show_region(self, region: str) -> None:
        """Move the cursor to a region, on the side that it is on if the region is there too."""
        sides = (self.cursor[0], *(side for side, _ in self.places))
        self.cursor = next(((s, region) for s in sides if (s, region) in self.places), self.cursor)

    @property
    def here(self) -> str:
        """The region under the cursor."""
        return self.cursor[1]

    @property
    def rows(self) -> int:
        """The number of rows of the drawing."""
        return fitting_rows(*self.size)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that fit."""
        both = columns_for(self.rows) * 2 + GAP <= self.size.width
        return ("front", "back") if both else (self.cursor[0],)

    def on_resize(self) -> None:
        """Compute the outlines for the new size."""
        self._prepare(self.rows)

    @work(exclusive=True)
    async def _prepare(self, rows: int) -> None:
        await asyncio.to_thread(lambda: [drawn(rows, side) for side in OFF_BODY])
        self.ready = rows

    def watch_cursor(self) -> None:
        """Post where the cursor is."""
        self.post_message(self.Moved(self.here))

    def watch_marked(self) -> None:
        """Post where the cursor is now."""
        self.post_message(self.Moved(self.here))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a region to mark or to open."""
        return self.marked or action not in ("mark", "words")

    def action_walk(self, direction: Direction) -> None:
        """Move to the nearest region in a direction; at first mark the one that the cursor begins at."""
        if self.marked:
            self.cursor = nearest(self.places, self.cursor, direction) or self.cursor
        self.marked = True

    def action_mark(self) -> None:
        """Mark or unmark the region under the cursor."""
        self.post_message(self.Marked(self.here))

    def action_words(self) -> None:
        """Ask for the details of the region under the cursor."""
        self.post_message(self.Opened(self.here))

    def action_pick(self, side: Side, region: str) -> None:
        """Move to a region and mark it; a marked region elsewhere is not unmarked."""
        if (side, region) in self.places:
            already = region in self.chosen and (region != self.here or not self.marked)
            self.cursor = side, region
            self.marked = True
            if not already:
                self.action_mark()

    def action_turn(self) -> None:
        """Move to the other side: to the same region there, or to the one nearest to its place."""
        other = OTHER_SIDE[self.cursor[0]]
        x, y = point_on_side(self.cursor)

        def distance(place: Place) -> float:
            across, down = point_on_side(place)
            return 0 if place[1] == self.here else 1 + abs(across - x) + abs(down - y)

        there = (place for place in self.places if place[0] == other)
        self.cursor = min(there, key=distance, default=self.cursor)

    def fill(self, region: str, column: int) -> Fill:
        """Return how the inside of a region is drawn."""
        if region in self.chosen:
            return STRENGTHS[self.chosen[region]] if self.chosen[region] else FULL
        return HALF if region == self.here and self.marked and self.has_focus else SPARSE[column % 2]

    def render(self) -> Content:
        """Lay out the sides, and below each the words for what has no place in the body."""
        if self.ready != self.rows:
            return Content("")
        spots = {(place[0], *cell_of(place, self.rows)): place[1] for place in self.places}
        rows = [[self._body_row(side, row, spots) for side in self.sides] for row in range(self.rows)]
        # In the corners above the shoulders, where there is no body.
        rows[0] = [self._named(side, row) for side, row in zip(self.sides, rows[0], strict=True)]
        lines = (Content(" " * GAP).join(row) for row in (*rows, map(self._off_body, self.sides)))
        return Content("\n").join(lines)

    def _named(self, side: Side, row: Content) -> Content:
        """Return the first row of a side with its name and, where the other is not shown, the way there."""
        name, other = (phrase(f"body.sides.{each}") for each in (side, OTHER_SIDE[side]))
        front, drawn_row = side == "front" or len(self.sides) > 1, row.plain
        room = [len(drawn_row) - len(drawn_row.lstrip()), len(drawn_row) - len(drawn_row.rstrip())]
        beside, beyond = room if front else reversed(room)
        # Without a name that would touch the body: that shows which side this is.
        here = Content.styled(name, "$quiet") if cell_len(name) < beside else Content("")
        blank = " " if cell_len(other) + 2 < beyond else ""
        there = Content.styled(f"{other}{blank}›" if front else f"‹{blank}{other}", "$quiet @click=turn")
        if len(self.sides) > 1:
            there = Content("")
        left, right = (here, there) if front else (there, here)
        return left + row[left.cell_length : len(row) - right.cell_length] + right

    def _body_row(self, side: Side, row: int, spots: dict[tuple[Side, int, int], str]) -> Content:
        """Return one row of a side; a click on a spot means its region even if it has little of the cell."""
        cursor = self.cursor[0], *cell_of(self.cursor, self.rows)
        pieces: list[tuple[str, str, str, bool]] = []
        for column, (sign, region) in enumerate(cells(self.rows, side, row, self.fill)):
            at = side, column, row
            if is_cursor := at == cursor and self.marked:
                sign, region = "●" if self.here in self.chosen else "○", self.here
            pieces.append((sign, region, spots.get(at, region), is_cursor))
        runs = groupby(pieces, key=itemgetter(1, 2, 3))
        return Content.assemble(
            *(("".join(sign for sign, *_ in run), self._style(side, *looks)) for looks, run in runs)
        )

    def _off_body(self, side: Side) -> Content:
        """Return the words below a side for what has no place in the body."""
        region, columns = OFF_BODY[side], columns_for(self.rows)
        if (side, region) not in self.places:
            return Content(" " * columns)
        mark = "●" if region in self.chosen else "○" if region == self.here and self.marked else " "
        text = fitted(f"{mark} {region_name(region)}", columns - 2).rstrip() + "  "
        text = " " * ((columns - cell_len(text)) // 2) + text
        here = region == self.here and self.marked
        return Content.styled(
            set_cell_size(text, columns), self._style(side, region, region, here, plain="$quiet")
        )

    def _style(self, side: Side, region: str, picked: str, is_cursor: bool, plain: str = "$shape") -> str:
        """Return the style of cells of a region, of which a click picks a region, "" for none."""
        here = region == self.here and self.marked
        style = (
            f"$accent {HERE}"
            if is_cursor
            else "$accent"
            if here
            else "$words"
            if region in self.chosen
            else plain
        )
        return f"{style} @click=pick('{side}','{picked}')" if picked else style
