"""The shape of a breath or a press: soft and round, it opens and closes, with the phase's word inside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import groupby
from math import ceil
from operator import ne, or_

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.strip import Strip
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.pacing import Beat, Phase
from companion.tui.painter import Painter, Run
from companion.tui.terminal_cursor import HOLDS_CURSOR
from companion.tui.widgets.frame_timing import seconds_to_next
from companion.tui.widgets.round_dots import RoundDone
from companion.tui.widgets.shape_cells import (
    EMPTY,
    FIRST,
    LINE,
    LINE_ROWS,
    Cell,
    cell,
    line_of_time,
    rows_of_cells,
    widest,
    with_word,
)

MOST_ROWS, FIRST_ROWS = 19, 3
"""The most rows of the shape, and those that it takes before there is room for anything below it."""
OF_THE_HEIGHT = 0.6
"""How much of the terminal's height it takes, without the rows for the instruction, keys and margins."""
AROUND, BELOW = 5, 2
"""These rows, and those that are left for the dots of the rounds."""
SIZES = 60
"""How many sizes the shape has between closed and open."""


class BreathShape(Widget):
    """Follows a beat. `still` shows a line that fills, and the seconds that are left, once a second.

    `in_words` shows the word alone, for a screen reader.
    """

    COMPONENT_CLASSES = {
        "shape--outer",
        "shape--middle",
        "shape--inner",
        "shape--inside",
        "shape--word",
        "shape--line",
        "shape--track",
    }
    DEFAULT_CSS = """
    BreathShape { height: auto; width: 1fr; }
    BreathShape > .shape--outer { color: $shape-outer; background: $background; }
    BreathShape > .shape--middle { color: $shape; background: $shape-outer; }
    BreathShape > .shape--inner { color: $shape-inner; background: $shape; }
    BreathShape > .shape--inside { color: $background; background: $shape-inner; text-style: bold; }
    BreathShape > .shape--word { color: $words; background: $background; text-style: bold; }
    BreathShape > .shape--line { color: $shape-inner; background: $background; }
    BreathShape > .shape--track { color: $quiet; background: $background; }
    """

    def __init__(
        self, beat: Callable[[], Beat], *, still: bool = False, in_words: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id, classes=HOLDS_CURSOR)
        self._beat = beat
        self._still, self._in_words = still, in_words
        # Asking Textual for the size takes longer than drawing to it.
        self._width = self._columns = self._left = self._odd_rows = 0
        self._shaded = False
        self._longest = max(len(_word(phase)) for phase in Phase)
        self._seen = beat()
        self._seen_at = 0.0
        self._rows: tuple[str, ...] = ()
        self._said = "", 0
        self._painter = Painter(self)
        self._waiting: asyncio.TimerHandle | None = None

    @property
    def cursor_cell(self) -> Offset:
        """The middle of the word, where it stands still."""
        if self._in_words:
            return Offset(self._left, 0)
        return Offset(self._left + self._columns // 2, 0 if self._still else len(self._rows) // 2)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return an odd number of rows, so that there is one in the middle."""
        if self._in_words:
            return 1
        if self._still:
            return LINE_ROWS
        wanted = min(MOST_ROWS, round((viewport.height - AROUND) * OF_THE_HEIGHT), container.height - BELOW)
        rows = max(wanted, min(FIRST_ROWS, container.height))
        return max(1, rows - (rows % 2 == 0))

    def on_mount(self) -> None:
        """Begin to follow the beat."""
        self._painter.begin()
        self._follow()

    def on_unmount(self) -> None:
        """Stop following the beat."""
        if self._waiting:
            self._waiting.cancel()

    def on_resize(self) -> None:
        """Draw in the new size."""
        self._width, height = self.size
        self._odd_rows = max(0, height - (height % 2 == 0))
        needed = LINE if self._still else widest(self._odd_rows, self._longest) + 2
        if self._in_words:
            needed = self._longest
        # Only the columns that are ever drawn in, and their neighbours, are compared for each frame.
        self._columns = min(self._width, needed)
        self._left = self._width // 2 - self._columns // 2
        self._rows = self._look()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._shaded = self.app.native_ansi_color
        self._rows = self._look()
        self._painter.forget()

    def _follow(self) -> None:
        """Show the beat now, and again when the picture will have changed."""
        loop = asyncio.get_running_loop()
        before, before_at, self._seen_at = self._seen, self._seen_at, loop.time()
        self.look()
        if self._seen.round != before.round:
            self.post_message(RoundDone(self._seen.round))
        wait = seconds_to_next(before, self._seen, self._seen_at - before_at, self._still, SIZES)
        # One of Textual's timers would wake a task each time, at the cost of a second frame.
        self._waiting = loop.call_later(wait, self._follow)

    def look(self) -> None:
        """Show the beat as it is now."""
        old, new = self._rows, self._look()
        if new == old:
            return
        self._rows = new
        if [*map(len, old)] == [*map(len, new)]:
            self._painter.paint((old, new), lambda: self._changes(old, new))
        else:
            self.refresh()

    def _look(self) -> tuple[str, ...]:
        """Return the rows as they are now, with a character for each cell."""
        self._seen = beat = self._beat()
        word = _word(beat.phase)
        if self._in_words:
            return (word[: self._columns].ljust(self._columns).replace(" ", chr(FIRST + EMPTY)),)
        if self._still:
            seconds = ceil(beat.left)
            words = f"{word} {seconds}" if seconds else word
            # Once a second: what moved in between would be motion.
            drawn = self._said == (words, self._columns)
            self._said = words, self._columns
            return self._rows if drawn else line_of_time(beat.openness, self._columns, words)
        openness = round(beat.openness * SIZES) / SIZES
        rows = rows_of_cells(openness, self._odd_rows, self._columns, self._longest, self._shaded)
        return with_word(rows, word, self._shaded)

    def _changes(self, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Run]:
        """Yield the cells in which rows of the same length differ, as in the new ones."""
        for y, (before, now) in enumerate(zip(old, new, strict=True)):
            if before == now:
                continue
            at, differ = 0, [*map(ne, before, now), False]
            # With the cells on both sides, into which the half blocks of some fonts reach.
            beside = map(or_, [False, *differ], differ[1:])
            for differs, cells in groupby(map(or_, differ[:-1], beside)):
                to = at + len([*cells])
                if differs:
                    yield from self._runs(self._left + at, y, now[at:to])
                at = to

    def _runs(self, x: int, y: int, signs: str) -> Iterator[Run]:
        """Yield some neighbouring cells, as few runs as they can be."""
        for (component, reverse), cells in groupby(
            map(self._cell, signs), lambda each: (each.component, each.reverse)
        ):
            text = "".join(each.text for each in cells)
            yield Run(x, y, text, component, reverse)
            x += len(text)

    def _cell(self, sign: str) -> Cell:
        if found := cell(sign):
            return found
        return Cell("shape--word" if self._still or self._shaded or self._in_words else "shape--inside", sign)

    def render_line(self, y: int) -> Strip:
        segments = [Segment(" " * self._left, self.rich_style)]
        for run in self._runs(0, y, self._rows[y]) if y < len(self._rows) else ():
            style = self.get_component_rich_style(run.component)
            style = style + Style(reverse=True) if run.reverse else style
            # Exported pictures lose the spaces that a run begins with.
            words = run.text if run.reverse else run.text.lstrip()
            segments += [Segment(run.text[: len(run.text) - len(words)], style), Segment(words, style)]
        return Strip(segments).adjust_cell_length(self._width, self.rich_style)


def _word(phase: Phase) -> str:
    return phrase(f"phases.{phase.value}")
