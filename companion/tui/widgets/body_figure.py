"""The figure of the body, front and back, with a cursor moved by arrow keys or the mouse."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import work
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
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
from companion.tui.drawing import segment, segments
from companion.tui.widgets.body_drawing import GAP, MAX_ROWS, Cell, drawn, fitting_rows, line

START: Place = ("front", "chest")


class BodyFigure(Widget, can_focus=True):
    """Front and back side by side or, with less room, the side that the cursor is on.

    `hidden` are regions that the person has hidden; the cursor skips them.
    """

    BINDINGS = [
        command("body.left", "left,h", "walk('left')", footer=False),
        command("body.right", "right,l", "walk('right')", footer=False),
        command("body.up", "up,k", "walk('up')", footer=False),
        command("body.down", "down,j", "walk('down')", footer=False),
        command("body.words", "enter"),
        command("body.mark", "space"),
    ]
    COMPONENT_CLASSES = {"body--plain", "body--chosen", "body--here", "body--word"}
    DEFAULT_CSS = """
    BodyFigure { width: 1fr; height: 1fr; }
    BodyFigure > .body--plain { color: $shape; background: $background; }
    BodyFigure > .body--chosen { color: $words; background: $background; }
    BodyFigure > .body--here { color: $accent; background: $background; }
    BodyFigure > .body--word { color: $quiet; background: $background; }
    """

    cursor: reactive[Place] = reactive(START, init=False)
    chosen: reactive[tuple[str, ...]] = reactive(())
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

    def __init__(self, hidden: tuple[str, ...] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.places: dict[Place, Point] = {}
        self.hide_regions(hidden)

    def hide_regions(self, hidden: tuple[str, ...]) -> None:
        """Skip these regions from now on."""
        self.places = {place: point for place, point in places().items() if place[1] not in hidden}
        if self.places and self.cursor not in self.places:
            self.cursor = next(iter(self.places))

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

    def action_walk(self, direction: Direction) -> None:
        """Move to the nearest region in a direction."""
        if found := nearest(self.places, self.cursor, direction):
            self.cursor = found

    def action_mark(self) -> None:
        """Mark or unmark the region under the cursor."""
        self.post_message(self.Marked(self.here))

    def action_words(self) -> None:
        """Ask for the details of the region under the cursor."""
        self.post_message(self.Opened(self.here))

    def on_click(self, event: Click) -> None:
        """Move to the clicked region and mark it; a marked region elsewhere is not unmarked."""
        event.stop()
        if event.y == 0 and 0 <= event.x - self._lefts()[self.sides[0]] < len(self._hidden_side):
            self.turn()
            return
        place = self.place_at(event.x, event.y)
        if place is None:
            return
        already = place[1] in self.chosen and place[1] != self.here
        self.cursor = place
        if not already:
            self.action_mark()

    def turn(self) -> None:
        """Move to the other side: to the same region there, or to the one nearest to its place."""
        other: Side = "back" if self.cursor[0] == "front" else "front"
        x, y = point_on_side(self.cursor)

        def distance(place: Place) -> float:
            across, down = point_on_side(place)
            return 0 if place[1] == self.here else 1 + abs(across - x) + abs(down - y)

        there = (place for place in self.places if place[0] == other)
        self.cursor = min(there, key=distance, default=self.cursor)

    @property
    def _hidden_side(self) -> str:
        """The name of the side that isn't shown, "" when both are."""
        if len(self.sides) > 1:
            return ""
        return phrase("body.sides.back") if self.sides == ("front",) else phrase("body.sides.front")

    def place_at(self, x: int, y: int) -> Place | None:
        """Return the place at a cell of the widget, None beside the body."""
        for side, left in self._lefts().items():
            column = x - left
            if not 0 <= column < columns_for(self.rows):
                continue
            if y == self.rows:
                return self._if_walkable((side, OFF_BODY[side]))
            for place in self.places:
                if place[0] == side and self._cell(place) == (column, y):
                    return place
            if 0 <= y < self.rows:
                cells = list(line(self.rows, side, y, (), ""))
                return self._if_walkable((side, cells[column].region))
        return None

    def _if_walkable(self, place: Place) -> Place | None:
        return place if place in self.places else None

    def _cell(self, place: Place) -> tuple[int, int]:
        return cell_of(point_on_side(place), self.rows)

    def _lefts(self) -> dict[Side, int]:
        """The column at which the drawing of each side begins."""
        columns = columns_for(self.rows)
        at = (self.size.width - columns * len(self.sides) - GAP * (len(self.sides) - 1)) // 2
        return {side: max(0, at) + index * (columns + GAP) for index, side in enumerate(self.sides)}

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return columns_for(MAX_ROWS) * 2 + GAP

    def render_line(self, y: int) -> Strip:
        if self.ready != self.rows:
            return Strip.blank(self.size.width, self.rich_style)
        segments: list[Segment] = []
        at = 0
        for side, left in self._lefts().items():
            segments.append(Segment(" " * (left - at), self.rich_style))
            if y < self.rows:
                segments += self._body_row(side, y)
            elif y == self.rows:
                segments += self._off_body(side)
            at = left + columns_for(self.rows) if y <= self.rows else left
        strip = Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
        if y or not self._hidden_side:
            return strip
        # In the corner above a shoulder, where there is no body.
        before, name = self._lefts()[self.sides[0]], segment(self, self._hidden_side, "body--word")
        return Strip.join([strip.crop(0, before), Strip([name]), strip.crop(before + name.cell_length)])

    def _body_row(self, side: Side, y: int) -> list[Segment]:
        here = self.here if self.has_focus or self.here in self.chosen else ""
        cells = list(line(self.rows, side, y, self.chosen, here))
        column, row = self._cell(self.cursor)
        if self.cursor[0] == side and row == y and self.here not in OFF_BODY.values():
            mark = "●" if self.here in self.chosen else "○"
            cells[column] = Cell(mark, self.here)
        return segments(self, ((cell.sign, self._style(cell.region)) for cell in cells))

    def _off_body(self, side: Side) -> list[Segment]:
        """The word below a side for what has no place in the body."""
        key = OFF_BODY[side]
        if (side, key) not in self.places:
            return [Segment(" " * columns_for(self.rows), self.rich_style)]
        mark = "●" if key in self.chosen else "○" if key == self.here else " "
        text = f"{mark} {region_name(key)}  "
        before = (columns_for(self.rows) - cell_len(text)) // 2
        style = "body--word" if self._style(key) == "body--plain" else self._style(key)
        after = columns_for(self.rows) - before - cell_len(text)
        return [
            Segment(" " * before, self.rich_style),
            segment(self, text, style),
            Segment(" " * after, self.rich_style),
        ]

    def _style(self, region: str) -> str:
        if region and region == self.here:
            return "body--here"
        return "body--chosen" if region in self.chosen else "body--plain"
