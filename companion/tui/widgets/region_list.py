"""Regions of the body, each with a bar for how often it was named in one or two spans of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from companion.content.catalog import phrase
from companion.content.wordlists import region_name
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.drawing import in_words, segment
from companion.tui.widgets.body_drawing import STRENGTHS
from companion.tui.widgets.entry_rows import fitted
from companion.tui.widgets.rows import MARK, Rows
from companion.tui.widgets.shaded_figure import shade

MIN_SPAN, MIN_NUMBER = 12, 8
"""Cells for a bar and its number at least, before a name is shortened, and for a number alone."""
LONGEST_BAR = 24
MORE_ABOVE, MORE_BELOW = "▲", "▼"
LINE, HALF_LINE = "━", "╸"


@dataclass(frozen=True)
class RegionRow:
    """A region by name, and how often it was named in each of the spans that are shown."""

    name: str
    counts: tuple[int, ...]


class RegionList(ScrollView, Rows, can_focus=True):
    """One region a row, under the headings of the spans."""

    HEADINGS = 1
    BINDINGS = [
        command("body_over_time.up", "up", "move(-1)", footer=False),
        command("body_over_time.down", "down", "move(1)", footer=False),
        command("body_over_time.open", "enter"),
    ]
    COMPONENT_CLASSES = {"regions--name", "regions--bar", "regions--quiet", "regions--cursor"}
    DEFAULT_CSS = """
    RegionList { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RegionList > .regions--name { color: $words; background: $background; }
    RegionList > .regions--bar { color: $shape; background: $background; }
    RegionList > .regions--quiet { color: $quiet; background: $background; }
    RegionList > .regions--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    regions: reactive[tuple[RegionRow, ...]] = reactive(())
    headings: reactive[tuple[str, ...]] = reactive(())

    @dataclass
    class Moved(Message):
        """The cursor is on another region."""

        region: str

    @dataclass
    class Opened(Message):
        """The entries about a region were asked for."""

        region: str

    @property
    def row_count(self) -> int:
        """The number of regions."""
        return len(self.regions)

    def watch_regions(self) -> None:
        """Begin at the top again."""
        self.virtual_size = Size(self.size.width, self.row_count + self.HEADINGS)
        self.set_styles(max_height=self.row_count + self.HEADINGS)
        self.cursor = 0
        self._post_region()

    def watch_cursor(self, before: int, now: int) -> None:
        """Scroll to the cursor."""
        super().watch_cursor(before, now)
        self.on_resize()
        self._post_region()

    def on_resize(self) -> None:
        """Keep the cursor in sight where the words below take more rows."""
        below_headings = Region(0, self.cursor, 1, self.HEADINGS + 1)
        self.scroll_to_region(below_headings, animate=False, immediate=True, x_axis=False)

    def _post_region(self) -> None:
        if self.cursor < self.row_count:
            self.post_message(self.Moved(self.regions[self.cursor].name))

    def action_open(self) -> None:
        """Ask for the entries about the region under the cursor."""
        if self.cursor < self.row_count:
            self.post_message(self.Opened(self.regions[self.cursor].name))

    def click_row(self, index: int) -> None:
        """Move the cursor to what was clicked; open what it is already on."""
        if index == self.cursor:
            self.action_open()
        self.cursor = index

    def find(self, name: str) -> None:
        """Move the cursor to a region, if it is listed."""
        names = [region.name for region in self.regions]
        if name in names:
            self.cursor = names.index(name)

    def _columns(self, width: int) -> tuple[int, int]:
        """Return the cells for the name, with the mark before it, and for each of the spans."""
        spans = max(1, len(self.headings))
        name = max((cell_len(region_name(region.name)) for region in self.regions), default=0)
        least = MIN_SPAN if width >= MIN_SPAN * (spans + 1) else MIN_NUMBER
        name = min(name, max(0, width - least * spans - 3)) + 3
        return name, min((width - name) // spans, LONGEST_BAR + 10)

    def draw_heading(self, y: int, width: int) -> Iterator[Segment]:
        """Return the names of the spans, and before them whether there are more regions above or below."""
        name, each = self._columns(width)
        above = MORE_ABOVE if self.scroll_offset.y else ""
        below = MORE_BELOW if self.scroll_offset.y + self.size.height < self.virtual_size.height else ""
        more = phrase("body_over_time.more", where=above + below) if above or below else ""
        text = fitted(f"  {more}", name) + "".join(fitted(heading, each) for heading in self.headings)
        yield segment(self, text, "regions--quiet")

    def draw_row(self, index: int, width: int) -> Iterator[Segment]:
        """Return a region: its name, and for each span a bar and a number."""
        name, each = self._columns(width)
        region, here = self.regions[index], index == self.cursor
        text = fitted(f"{MARK if here else ' '} {one_line(region_name(region.name))}", name - 1) + " "
        yield segment(self, text, "regions--cursor" if here else "regions--name")
        most = max(max(other.counts) for other in self.regions) or 1
        for count in region.counts:
            if in_words(self):
                yield segment(self, fitted(str(count or ""), each), "regions--quiet")
                continue
            yield segment(self, f"{STRENGTHS[shade(count / most)].sign:2}", "regions--bar")
            bar = f"{_bar(count / most, each - 10)} " if each >= MIN_SPAN else ""
            yield segment(self, bar, "regions--bar")
            yield segment(self, fitted(str(count or ""), each - 2 - cell_len(bar)), "regions--quiet")


def _bar(share: float, longest: int) -> str:
    halves = max(round(share * max(1, longest) * 2), 1 if share else 0)
    return LINE * (halves // 2) + HALF_LINE * (halves % 2)


def region_rows(spans: Sequence[Mapping[str, int]]) -> tuple[RegionRow, ...]:
    """Join the counts by region of several spans, the most often named region first."""
    names = {name for counts in spans for name in counts}
    found = [RegionRow(name, tuple(counts.get(name, 0) for counts in spans)) for name in names]
    return tuple(sorted(found, key=lambda region: (-sum(region.counts), region.name)))
