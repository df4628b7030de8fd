"""Slow taps, left and right in turn: two marks, of which the one to tap is full."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.pacing import Beat, Phase

LOOKS_A_SECOND = 8


class TapDots(Widget):
    """Shows on which side the next tap is, by a mark, by its place and by a word."""

    DEFAULT_CSS = "TapDots { height: 3; width: 1fr; text-align: center; color: $words; margin-top: 2; }"

    shown: reactive[tuple[bool, Phase]] = reactive((False, Phase.LEFT))
    """Whether the taps are over, and on which side the next one is."""

    def __init__(self, beat: Callable[[], Beat], over: Callable[[], bool]) -> None:
        super().__init__()
        self._beat = beat
        self._over = over

    def on_mount(self) -> None:
        """Begin to follow."""
        self.set_interval(1 / LOOKS_A_SECOND, self._tick)

    def _tick(self) -> None:
        self.shown = (self._over(), self._beat().phase)

    def render(self) -> Content:
        """Draw both marks, the full one on the side to tap; none is full when the taps are over."""
        over, phase = self.shown
        left = "●" if phase is Phase.LEFT and not over else "○"
        right = "○" if phase is Phase.LEFT or over else "●"
        word = phrase("phases.still" if over else f"phases.{phase.value}")
        return Content(f"{left}{' ' * 13}{right}\n\n{word}")
