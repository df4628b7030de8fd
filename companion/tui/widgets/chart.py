"""States over time: a lane for each, with a bar for its strength; a mark that keys or the mouse move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.geometry import clamp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.core.timeline import Lane, Span, Unit, lanes
from companion.text.timeline import span_name
from companion.tui.commands import command
from companion.tui.drawing import HERE, in_words
from companion.tui.widgets.chart_drawing import Columns, axis, columns, lane_rows, most_rows

MARK = "↑"
EARLIER, LATER = "‹", "›"
UNDER_MARK = f"$accent on $raised {HERE}"
"""Not the style of what is chosen: without colours that is reversed, and a bar would be a gap."""


class Chart(Widget, can_focus=True):
    """The spans beside one another, oldest on the left; those that have no room come with the mark.

    The mark is on a span that has entries.
    """

    BINDINGS = [
        command("chart.open", "enter"),
        command("chart.earlier", "left", "move(-1)", footer=False),
        command("chart.later", "right", "move(1)", footer=False),
        command("chart.page_earlier", "pageup", "page(-1)", footer=False),
        command("chart.page_later", "pagedown", "page(1)", footer=False),
        command("chart.first", "home,g", "end(0)", footer=False),
        command("chart.last", "end,G", "end(-1)", footer=False),
    ]
    DEFAULT_CSS = "Chart { width: 1fr; height: 1fr; text-wrap: nowrap; text-overflow: clip; }"
    ALLOW_SELECT = False

    mark = reactive(-1, always_update=True)

    @dataclass
    class Moved(Message):
        """The mark is on another span."""

        index: int

    @dataclass
    class Opened(Message):
        """The entries of a span were asked for."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self.lanes: tuple[Lane, ...] = ()
        self._spans: Sequence[Span] = ()
        self._unit: Unit = "day"
        self._left = 0
        # Only where there is something to open does the mark rest.
        self._stops: list[int] = []

    def show(self, spans: Sequence[Span], unit: Unit) -> None:
        """Show other spans, with the mark on the newest."""
        self._spans, self._unit, self.lanes = spans, unit, lanes(spans)
        self._stops = [at for at, span in enumerate(spans) if span.entries]
        self._left = 0
        self.set_styles(max_height=1 if in_words(self) else most_rows(self.lanes))
        self.mark = len(spans) - 1

    def watch_mark(self) -> None:
        """Post where the mark is now."""
        if self.mark >= 0:
            self.post_message(self.Moved(self.mark))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is something to open."""
        return action != "open" or bool(self._stops)

    def action_move(self, by: int) -> None:
        """Move the mark to the span with entries before or after."""
        if self._stops:
            self.mark = self._stops[clamp(self._stops.index(self.mark) + by, 0, len(self._stops) - 1)]

    def action_page(self, by: int) -> None:
        """Move the mark by as many spans as can be seen."""
        if self._stops:
            wanted = self.mark + by * self._room.spans
            self.mark = min(self._stops, key=lambda at: abs(at - wanted))

    def action_end(self, at: int) -> None:
        """Move the mark to the oldest or the newest span."""
        if self._stops:
            self.mark = self._stops[at]

    def action_open(self) -> None:
        """Ask for the entries of the span under the mark."""
        if self._stops:
            self.post_message(self.Opened(self.mark))

    def on_click(self, event: Click) -> None:
        """Move the mark to the span that was clicked; open the one that it is already on."""
        event.stop()
        at = self._room.span_at(event.x)
        if at is not None and at + self._left == self.mark:
            self.action_open()
        elif at is not None and at + self._left in self._stops:
            self.mark = at + self._left

    @property
    def _room(self) -> Columns:
        return columns(self.lanes, len(self._spans), self.size.width)

    def render(self) -> Content:
        """Draw the spans that have room, the one with the mark among them."""
        if not self._spans:
            return Content("")
        if in_words(self):
            return Content.styled(f"‹ {span_name(self._spans[self.mark].first, self._unit)} ›", UNDER_MARK)
        room = self._room
        self._left = clamp(self._left, self.mark - room.spans + 1, self.mark)
        self._left = clamp(self._left, 0, len(self._spans) - room.spans)
        return Content("\n").join(self._rows(range(self._left, self._left + room.spans), room))

    def _rows(self, shown: range, room: Columns) -> Iterator[Content]:
        for name, cells in lane_rows(self.lanes, shown, room, self.size.height):
            yield self._row(name, cells)
        before = EARLIER if shown.start else ""
        after = LATER if shown.stop < len(self._spans) else ""
        marks = [(MARK if at == self.mark else "").ljust(room.cell) for at in shown]
        yield self._row(f"{before:>{room.names - 1}} ", marks) + Content.styled(after, "$quiet")
        dates = axis(self._spans[shown.start : shown.stop], self._unit, room)
        yield Content.styled(" " * room.names + dates, "$quiet")

    def _row(self, name: str, cells: list[str]) -> Content:
        here = self.mark - self._left
        return Content.assemble(
            (name, "$quiet"),
            ("".join(cells[:here]), "$shape"),
            (cells[here], UNDER_MARK),
            ("".join(cells[here + 1 :]), "$shape"),
        )
