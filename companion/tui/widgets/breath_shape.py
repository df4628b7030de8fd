"""The shape of a breath or a press: an oval that opens and closes, a moving dot, and the phase's word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.pacing import Beat
from companion.tui.painter import Painter, Run
from companion.tui.widgets.frame_timing import seconds_to_next
from companion.tui.widgets.round_dots import RoundDone
from companion.tui.widgets.shape_cells import cells, differing, half_widths

MOST_ROWS = 9
FURTHEST = 12
"""The greatest distance of the dot from the middle, in cells."""
SIZES = 60
"""How many sizes the oval has: each is a quarter of a cell wider to either side than the one before."""


class Picture(NamedTuple):
    """What is drawn at one moment: half the width of each row in eighths of a cell, the word, the dot."""

    halves: tuple[int, ...]
    word: str
    dot: int


class BreathShape(Widget):
    """Follows a beat; `still` shows the word alone. Oval, word and dot each show the phase on their own."""

    COMPONENT_CLASSES = {"shape--body", "shape--word", "shape--track", "shape--dot"}
    DEFAULT_CSS = """
    BreathShape { height: 1fr; max-height: 13; min-height: 1; width: 1fr; }
    BreathShape > .shape--body { color: $shape; background: $background; }
    BreathShape > .shape--word { color: $words; background: $background; }
    BreathShape > .shape--dot { color: $accent; background: $background; }
    BreathShape > .shape--track { color: $quiet; background: $background; }
    """

    def __init__(self, beat: Callable[[], Beat], *, still: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._beat = beat
        self._still = still
        # Asking Textual for the size takes longer than drawing to it.
        self._width, self._height = 0, 0
        self._seen = beat()
        self._seen_at = 0.0
        self._picture = Picture((), "", 0)
        self._painter = Painter(self)
        self._waiting: asyncio.TimerHandle | None = None

    def on_mount(self) -> None:
        """Begin to follow the beat."""
        self._painter.begin()
        self._picture = self._look()
        self._follow()

    def on_unmount(self) -> None:
        """Stop following the beat."""
        if self._waiting:
            self._waiting.cancel()

    def on_resize(self) -> None:
        """Draw in the new size."""
        self._width, self._height = self.size
        self._picture = self._look()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
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
        old, new = self._picture, self._look()
        if new == old:
            return
        self._picture = new
        if len(old.halves) == len(new.halves):
            self._painter.paint((old, new), lambda: self._changes(old, new))
        else:
            self.refresh()

    @property
    def _rows(self) -> int:
        """Rows of the oval: an odd number, so that it has a middle."""
        rows = min(MOST_ROWS, self._height - 3)
        return 0 if self._still or rows < 3 else rows - (rows % 2 == 0)

    @property
    def _reach(self) -> int:
        """The distance of the dot from the middle at either end, in cells."""
        return max(0, min(FURTHEST, self._width // 2 - 2))

    @property
    def _word_row(self) -> int:
        rows = len(self._picture.halves)
        return rows + 2 if rows else self._height // 2

    def _look(self) -> Picture:
        self._seen = beat = self._beat()
        openness = round(beat.openness * SIZES) / SIZES
        rows = self._rows
        halves = half_widths(openness, rows, self._width // 2 - 1) if rows else ()
        dot = round((openness * 2 - 1) * self._reach) if rows else 0
        return Picture(halves, phrase(f"phases.{beat.phase.value}"), dot)

    def _changes(self, old: Picture, new: Picture) -> Iterator[Run]:
        """Yield the cells in which two pictures of the same size differ, as in the new one."""
        for row, (before, now) in enumerate(zip(old.halves, new.halves, strict=True)):
            if before != now:
                yield from self._oval(row, *differing(before, now))
        if old.dot != new.dot:
            yield from self._track(*sorted((old.dot, new.dot)))
        if old.word != new.word:
            yield self._words()

    def render_line(self, y: int) -> Strip:
        rows = len(self._picture.halves)
        runs: list[Run] = []
        if y < rows:
            runs = sorted(self._oval(y, 0, self._width // 2))
        elif rows and y == rows + 1:
            runs = list(self._track(-self._reach, self._reach))
        elif y == self._word_row:
            runs = [self._words()]
        return self._strip(runs)

    def _oval(self, row: int, inner: int, outer: int) -> Iterator[Run]:
        """Yield the cells of a row of the oval, from `inner` to `outer` on either side of the middle."""
        middle = self._width // 2
        for column, text, reverse in cells(self._picture.halves[row], inner, outer):
            yield Run(middle + column, row, text, "shape--body", reverse)

    def _track(self, first: int, last: int) -> Iterator[Run]:
        """Yield the cells of the dot's track between two columns, counted from the middle."""
        row, middle, dot = len(self._picture.halves) + 1, self._width // 2, self._picture.dot
        marks = "".join("·" if (cell + self._reach) % 4 == 0 else " " for cell in range(first, last + 1))
        yield Run(middle + dot, row, "●", "shape--dot")
        if before := marks[: dot - first]:
            yield Run(middle + first, row, before, "shape--track")
        if after := marks[dot - first + 1 :]:
            yield Run(middle + dot + 1, row, after, "shape--track")

    def _words(self) -> Run:
        """Return the row with the word for the phase."""
        word = self._picture.word
        before = max(0, self._width // 2 - len(word) // 2)
        text = (" " * before + word).ljust(self._width)[: self._width]
        return Run(0, self._word_row, text, "shape--word")

    def _strip(self, runs: list[Run]) -> Strip:
        """Return a whole line with some runs in it."""
        segments: list[Segment] = []
        at = 0
        for run in sorted(runs):
            style = self.get_component_rich_style(run.component)
            segments.append(Segment(" " * (run.x - at), self.rich_style))
            style = style + Style(reverse=True) if run.reverse else style
            # Exported pictures lose the spaces that a run begins with.
            words = run.text if run.reverse else run.text.lstrip()
            segments += [Segment(run.text[: len(run.text) - len(words)], style), Segment(words, style)]
            at = run.x + len(run.text)
        return Strip(segments).adjust_cell_length(self._width, self.rich_style)
