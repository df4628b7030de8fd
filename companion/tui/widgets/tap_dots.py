"""Slow taps, left and right in turn: two marks, of which the one to tap is full."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.pacing import Beat, Phase
from companion.tui.drawing import in_words
from companion.tui.widgets.round_dots import RoundDone

LOOKS_A_SECOND = 8


class TapDots(Widget):
    """Shows on which side the next tap is, by a mark, by its place and by a word."""

    DEFAULT_CSS = "TapDots { height: 3; width: 1fr; text-align: center; color: $words; margin-top: 2; }"

    phase = reactive(Phase.LEFT)
    """On which side the next tap is, or that the taps are over."""

    def __init__(self, beat: Callable[[], Beat]) -> None:
        super().__init__()
        self._beat = beat
        self._rounds = 0

    def on_mount(self) -> None:
        """Begin to follow."""
        self.set_interval(1 / LOOKS_A_SECOND, self._tick)

    def _tick(self) -> None:
        beat = self._beat()
        self.phase = beat.phase
        if beat.round != self._rounds:
            self._rounds = beat.round
            self.post_message(RoundDone(beat.round))

    def render(self) -> Content:
        """Draw both marks, the full one on the side to tap; none is full when the taps are over."""
        word = phrase(f"phases.{self.phase.value}")
        if in_words(self):
            return Content(word)
        left, right = ("●" if self.phase is side else "○" for side in (Phase.LEFT, Phase.RIGHT))
        return Content(f"{left}{' ' * 13}{right}\n\n{word}")
