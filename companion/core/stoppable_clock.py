"""A clock that can be stopped for a while; afterwards it goes on from the same second."""

from __future__ import annotations

from collections.abc import Callable


class StoppableClock:
    """Returns seconds, without those for which it was stopped; `clock` returns seconds from any beginning."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left_out = 0.0
        self._stopped_at: float | None = None

    def __call__(self) -> float:
        """Return the seconds."""
        return (self._clock() if self._stopped_at is None else self._stopped_at) - self._left_out

    def stop(self) -> None:
        """Stand still; a second time does nothing."""
        if self._stopped_at is None:
            self._stopped_at = self._clock()

    def go_on(self) -> None:
        """Go on from where it stood."""
        if self._stopped_at is not None:
            self._left_out += self._clock() - self._stopped_at
            self._stopped_at = None
