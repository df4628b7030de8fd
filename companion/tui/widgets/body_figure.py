"""The body to point at: a front and a back, walked with arrow keys or the mouse."""

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
from companion.core.figure import WORDS, Place, Side, Spot, cell_of, columns_for, on_its_side, spots
from companion.core.figure_places import Direction, nearest
from companion.tui.commands import command
from companion.tui.drawing import segment, segments
from companion.tui.widgets.body_drawing import GAP, MOST, Cell, drawn, fitting_rows, line

START: Spot = ("front", "chest")


class BodyFigure(Widget, can_focus=True):
    """Front and back side by side, or, with less room, the side that the cursor is on.

    `hidden` are the regions that somebody has left out; the cursor passes over them.
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

    cursor: reactive[Spot] = reactive(START, init=False)
    chosen: reactive[tuple[str, ...]] = reactive(())
    ready = reactive(0)
    """For how many rows the body has been drawn, which takes a moment the first time."""

    @dataclass
    class Moved(Message):
        """The cursor is at another region."""

        region: str

    @dataclass
    class Marked(Message):
        """Somebody marked a region, or took the mark away."""

        region: str

    @dataclass
    class Opened(Message):
        """Somebody wants to say more about a region."""

        region: str

    def __init__(self, hidden: tuple[str, ...] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.places: dict[Spot, Place] = {}
        self.leave_out(hidden)

    def leave_out(self, hidden: tuple[str, ...]) -> None:
        """Pass over some regions from now on."""
        self.places = {spot: place for spot, place in spots().items() if spot[1] not in hidden}
        if self.places and self.cursor not in self.places:
            self.cursor = next(iter(self.places))

    @property
    def here(self) -> str:
        """The region under the cursor."""
        return self.cursor[1]

    @property
    def rows(self) -> int:
        """How many rows the drawing has."""
        return fitting_rows(*self.size)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are shown."""
        both = columns_for(self.rows) * 2 + GAP <= self.size.width
        return ("front", "back") if both else (self.cursor[0],)

    def on_resize(self) -> None:
        """Draw in the new room."""
        self._draw_ahead(self.rows)

    @work(exclusive=True)
    async def _draw_ahead(self, rows: int) -> None:
        await asyncio.to_thread(lambda: [drawn(rows, side) for side in WORDS])
        self.ready = rows

    def watch_cursor(self) -> None:
        """Say where the cursor is."""
        self.post_message(self.Moved(self.here))

    def action_walk(self, direction: Direction) -> None:
        """Go to the nearest region in a direction."""
        if found := nearest(self.places, self.cursor, direction):
            self.cursor = found

    def action_mark(self) -> None:
        """Mark the region under the cursor, or take its mark away."""
        self.post_message(self.Marked(self.here))

    def action_words(self) -> None:
        """Say more about the region under the cursor."""
        self.post_message(self.Opened(self.here))

    def on_click(self, event: Click) -> None:
        """Go to the region that was clicked, and mark it."""
        event.stop()
        if event.y == 0 and 0 <= event.x - self._lefts()[self.sides[0]] < len(self._turning):
            self.turn()
            return
        spot = self.spot_at(event.x, event.y)
        if spot is None:
            return
        already = spot[1] in self.chosen and spot[1] != self.here
        self.cursor = spot
        if not already:
            self.action_mark()

    def turn(self) -> None:
        """Go to the other side: to the same region there, or to what is nearest behind it."""
        other: Side = "back" if self.cursor[0] == "front" else "front"
        x, y = on_its_side(self.cursor)

        def far(spot: Spot) -> float:
            over, down = on_its_side(spot)
            return 0 if spot[1] == self.here else 1 + abs(over - x) + abs(down - y)

        self.cursor = min((s for s in self.places if s[0] == other), key=far, default=self.cursor)

    @property
    def _turning(self) -> str:
        """The name of the side that isn't shown, empty when both are."""
        if len(self.sides) > 1:
            return ""
        return phrase("body.sides.back") if self.sides == ("front",) else phrase("body.sides.front")

    def spot_at(self, x: int, y: int) -> Spot | None:
        """Give the region's spot at a cell of the widget, None beside the body."""
        for side, left in self._lefts().items():
            column = x - left
            if not 0 <= column < columns_for(self.rows):
                continue
            if y == self.rows:
                return self._there((side, WORDS[side]))
            for spot in self.places:
                if spot[0] == side and self._cell(spot) == (column, y):
                    return spot
            if 0 <= y < self.rows:
                cells = list(line(self.rows, side, y, (), ""))
                return self._there((side, cells[column].region))
        return None

    def _there(self, spot: Spot) -> Spot | None:
        return spot if spot in self.places else None

    def _cell(self, spot: Spot) -> tuple[int, int]:
        return cell_of(on_its_side(spot), self.rows)

    def _lefts(self) -> dict[Side, int]:
        """The column at which each side begins."""
        columns = columns_for(self.rows)
        at = (self.size.width - columns * len(self.sides) - GAP * (len(self.sides) - 1)) // 2
        return {side: max(0, at) + index * (columns + GAP) for index, side in enumerate(self.sides)}

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return columns_for(MOST) * 2 + GAP

    def render_line(self, y: int) -> Strip:
        if self.ready != self.rows:
            return Strip.blank(self.size.width, self.rich_style)
        segments: list[Segment] = []
        at = 0
        for side, left in self._lefts().items():
            segments.append(Segment(" " * (left - at), self.rich_style))
            if y < self.rows:
                segments += self._body(side, y)
            elif y == self.rows:
                segments += self._words(side)
            at = left + columns_for(self.rows) if y <= self.rows else left
        strip = Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
        if y or not self._turning:
            return strip
        # In the corner above a shoulder, where there is no body.
        before, name = self._lefts()[self.sides[0]], segment(self, self._turning, "body--word")
        return Strip.join([strip.crop(0, before), Strip([name]), strip.crop(before + name.cell_length)])

    def _body(self, side: Side, y: int) -> list[Segment]:
        here = self.here if self.has_focus or self.here in self.chosen else ""
        cells = list(line(self.rows, side, y, self.chosen, here))
        column, row = self._cell(self.cursor)
        if self.cursor[0] == side and row == y and self.here not in WORDS.values():
            mark = "●" if self.here in self.chosen else "○"
            cells[column] = Cell(mark, self.here)
        return segments(self, ((cell.sign, self._style(cell.region)) for cell in cells))

    def _words(self, side: Side) -> list[Segment]:
        """What has no place in the body: a word below it."""
        key = WORDS[side]
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
