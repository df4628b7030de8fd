"""Places in the body, each with a bar for how often it was named, now and perhaps then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from companion.content.wordlists import region_name
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.drawing import segment
from companion.tui.widgets.entry_rows import fitted

NAME = 22
LONGEST_BAR = 24
HEAD = 1
"""The line of headings, which stays on top."""
LINE, HALF_LINE = "━", "╸"


@dataclass(frozen=True)
class Place:
    """A place by name, and how often it was named in each of the times that are shown."""

    name: str
    times: tuple[int, ...]


class RegionList(ScrollView, can_focus=True):
    """One place a row, under the headings of the times."""

    BINDINGS = [
        command("body_over_time.up", "up,k", "move(-1)", footer=False),
        command("body_over_time.down", "down,j", "move(1)", footer=False),
    ]
    COMPONENT_CLASSES = {"regions--name", "regions--bar", "regions--quiet", "regions--cursor"}
    DEFAULT_CSS = """
    RegionList { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RegionList > .regions--name { color: $words; background: $background; }
    RegionList > .regions--bar { color: $shape; background: $background; }
    RegionList > .regions--quiet { color: $quiet; background: $background; }
    RegionList > .regions--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    places: reactive[tuple[Place, ...]] = reactive(())
    headings: reactive[tuple[str, ...]] = reactive(())
    cursor = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor is on another place."""

        place: Place

    def watch_places(self) -> None:
        """Begin at the top again."""
        self.virtual_size = Size(self.size.width, len(self.places) + HEAD)
        self.cursor = 0
        self._say()

    def watch_cursor(self) -> None:
        """Show where the cursor is."""
        self.scroll_to_region(
            Region(0, self.cursor, 1, HEAD + 1), animate=False, immediate=True, x_axis=False
        )
        self._say()

    def _say(self) -> None:
        if self.cursor < len(self.places):
            self.post_message(self.Moved(self.places[self.cursor]))

    def action_move(self, by: int) -> None:
        """Move the cursor, not past the ends."""
        self.cursor = min(max(self.cursor + by, 0), max(0, len(self.places) - 1))

    def find(self, name: str) -> None:
        """Take the cursor to a place, if it was named."""
        at = next((at for at, place in enumerate(self.places) if place.name == name), None)
        if at is not None:
            self.cursor = at

    def on_click(self, event: Click) -> None:
        """Take the cursor to what was clicked."""
        at = event.y + self.scroll_offset.y - HEAD
        if event.y >= HEAD and 0 <= at < len(self.places):
            self.cursor = at

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y - HEAD
        name = min(NAME, width // 3)
        each = min((width - name - 3) // max(1, len(self.headings)), LONGEST_BAR + 8)
        if y < HEAD:
            text = " " * (name + 3) + "".join(fitted(heading, each) for heading in self.headings)
            return self._row([(text, "quiet")], width)
        if at >= len(self.places):
            return Strip.blank(width, self.rich_style)
        place, here = self.places[at], at == self.cursor
        row = [
            (
                fitted(f" {'›' if here else ' '} {one_line(region_name(place.name))}", name + 3),
                "cursor" if here else "name",
            )
        ]
        most = max(max(each_place.times) for each_place in self.places) or 1
        for times in place.times:
            bar = _bar(times / most, each - 8)
            row += [(f"{bar} ", "bar"), (fitted(str(times or ""), each - cell_len(bar) - 1), "quiet")]
        return self._row(row, width)

    def _row(self, pieces: Sequence[tuple[str, str]], width: int) -> Strip:
        strip = Strip([segment(self, text, f"regions--{component}") for text, component in pieces])
        return strip.adjust_cell_length(width, self.rich_style)


def _bar(share: float, longest: int) -> str:
    halves = max(round(share * max(1, longest) * 2), 1 if share else 0)
    return LINE * (halves // 2) + HALF_LINE * (halves % 2)


def places(times: Sequence[Mapping[str, int]]) -> tuple[Place, ...]:
    """Bring counts of several times together, the most often named place first."""
    names = {name for each in times for name in each}
    found = [Place(name, tuple(each.get(name, 0) for each in times)) for name in names]
    return tuple(sorted(found, key=lambda place: (-sum(place.times), place.name)))
