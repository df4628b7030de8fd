"""The terminal's bell at each change of phase."""

from __future__ import annotations

from textual.widget import Widget

from companion.core.pacing import Phase
from companion.core.runner import Runner

LISTENS_A_SECOND = 8


class PhaseBell(Widget):
    """Rings when a breath or a press turns, for a person who looks elsewhere; nothing is drawn."""

    DEFAULT_CSS = "PhaseBell { display: none; }"

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._phase: Phase | None = None

    def on_mount(self) -> None:
        """Follow the movement."""
        self.set_interval(1 / LISTENS_A_SECOND, self._listen)

    def _listen(self) -> None:
        beat = self._runner.beat
        phase = beat.phase if beat else None
        if phase is not self._phase and self._phase is not None and phase is not None:
            self.app.bell()
        self._phase = phase
