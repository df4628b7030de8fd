"""Writes a few changed cells of a widget to the terminal.

Asked to refresh some regions, Textual lays out, renders and joins whole lines: four milliseconds and two
kilobytes for each frame of a breath, which is 3 CPU-seconds a minute. Written as runs of cells it is a tenth.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.errors import NoWidget
from textual.geometry import Offset, Region
from textual.strip import Strip

from companion.tui.terminal_cursor import CursorApp
from companion.tui.textual_private import driver_of, drop_cached_lines

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.widget import Widget

REVERSE, FORWARD, PLAIN = "\x1b[7m", "\x1b[27m", "\x1b[0m"
MOST_CACHED = 1000
"""How many changes are cached as they are written; a breath has a few hundred."""
NARROWEST = 4
"""The least width of anything that is laid over a screen."""


class Run(NamedTuple):
    """Some cells of one row of a widget: column and row from its corner, text, component class."""

    x: int
    y: int
    text: str
    component: str
    reverse: bool = False

    @property
    def region(self) -> Region:
        """The cells it covers."""
        return Region(self.x, self.y, len(self.text), 1)


class Painter:
    """Paints runs of one widget, which has to draw the same in `render_line`.

    The widget has neither border nor padding. It calls `begin` when it is mounted, and `forget` when its
    styles may have changed; when the layout moves it, the painter is notified.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._sequences: dict[Hashable, str] = {}
        self._codes: dict[str, str] = {}
        self._corner: Offset | None = None
        self._looked = False
        self._height = 0

    def begin(self) -> None:
        """Look again at the widget's place, and at what covers it, whenever the layout changes."""
        self._widget.screen.screen_layout_refresh_signal.subscribe(self._widget, self.forget, immediate=True)

    def forget(self, _: object = None) -> None:
        """Look up the styles and the place again."""
        self._looked = False
        self._codes.clear()
        self._sequences.clear()

    def paint(self, change: Hashable, runs: Callable[[], Iterable[Run]]) -> None:
        """Write the runs of a change now, or have Textual repaint where something may cover them.

        Runs are cached by `change`, so the same change must always have the same runs.
        """
        widget = self._widget
        if not drop_cached_lines(widget):
            widget.refresh()
            return
        if self._hidden():
            return
        if not self._looked:
            self._corner, self._looked = self._place(), True
            self._height = widget.size.height
        driver = self._terminal()
        if self._corner is None or driver is None:
            widget.refresh(*(run.region for run in runs()))
            return
        sequence = self._sequences.get(change)
        if sequence is None:
            if len(self._sequences) == MOST_CACHED:
                self._sequences.clear()
            sequence = self._sequences[change] = self.sequence(runs(), self._corner)
        if isinstance(app := widget.app, CursorApp):
            app.shown.forget(range(self._corner.y, self._corner.y + self._height))
            sequence += app.write_cursor()
        driver.write(sequence)

    def sequence(self, runs: Iterable[Run], corner: Offset) -> str:
        """Return the runs as they are written to a terminal, for a widget with this corner."""
        parts: list[str] = []
        codes, reverse = "", False
        for run in sorted(runs, key=lambda run: (run.component, run.reverse, run.y, run.x)):
            if (wanted := self._code(run.component)) != codes:
                parts.append(PLAIN + wanted)
                codes, reverse = wanted, False
            if run.reverse is not reverse:
                parts.append(REVERSE if run.reverse else FORWARD)
                reverse = run.reverse
            parts.append(f"\x1b[{corner.y + run.y + 1};{corner.x + run.x + 1}H{run.text}")
        return "".join([*parts, PLAIN])

    def _hidden(self) -> bool:
        """Whether an opaque screen covers the widget's; Textual would repaint that one for nothing."""
        above = self._widget.app.screen
        return above is not self._widget.screen and above.styles.background.a == 1

    def _terminal(self) -> Driver | None:
        """Return the driver, None while the widget's screen is not shown."""
        # Within a batch, which leaving is too, nothing is shown.
        app = self._widget.app
        return driver_of(app) if not app.is_headless and self._widget.screen.is_active else None

    def _place(self) -> Offset | None:
        """Return the widget's corner on the terminal, None unless the whole widget can be seen."""
        widget, screen = self._widget, self._widget.screen
        try:
            place = screen.find_widget(widget)
            region = place.region
            columns = range(region.x, region.right, NARROWEST)
            rows = range(region.y, region.bottom)
            seen = all(screen.get_widget_at(x, y)[0] is widget for x in columns for y in rows)
        except NoWidget:
            return None
        return region.offset if seen and place.clip.contains_region(region) else None

    def _code(self, component: str) -> str:
        """Return the escape sequence of a component's style, after Textual's line filters."""
        if component not in self._codes:
            strip = Strip([Segment("x", self._widget.get_component_rich_style(component))])
            for each in self._widget.get_line_filters():
                strip = strip.apply_filter(each, self._widget.background_colors[1])
            self._codes[component] = strip.render(self._widget.app.console).partition("x")[0]
        return self._codes[component]
