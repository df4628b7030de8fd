"""Slow taps, left and right in turn: two marks, of which the one to tap is full."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.pacing import Beat, Phase

LOOKS_A_SECOND = 8


class TapDots(Widget):
    """Shows on which side the next tap is, by a mark, by its place and by a word."""

    COMPONENT_CLASSES = {"taps--mark", "taps--word"}
    DEFAULT_CSS = """
    TapDots { height: 3; width: 1fr; text-align: center; color: $words; margin-top: 2; }
    """

    def __init__(self, beat: Callable[[], Beat], over: Callable[[], bool], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._beat = beat
        self._over = over
        self._shown: tuple[bool, Phase] = (False, Phase.LEFT)

    def on_mount(self) -> None:
        """Begin to follow."""
        self.set_interval(1 / LOOKS_A_SECOND, self._tick)

    def _tick(self) -> None:
        now = (self._over(), self._beat().phase)
        if now != self._shown:
            self._shown = now
            self.refresh()

    def render(self) -> Content:
        """Draw both marks, the full one on the side to tap; none is full when the taps are over."""
        over, phase = self._shown
        if over:
            return Content(f"○{' ' * 13}○\n\n{phrase('phases.still')}")
        marks = "●", "○"
        left, right = marks if phase is Phase.LEFT else marks[::-1]
        return Content(f"{left}{' ' * 13}{right}\n\n{phrase(f'phases.{phase.value}')}")
