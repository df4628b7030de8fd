"""Keys pressed one after another, such as F9 twice, and not one that is held down."""

from __future__ import annotations

from collections import deque
from math import inf

REST = 1.0
"""Seconds without the first key until it counts: it may still be held, or be pressed again in a fright."""
WITHIN = 1.5
"""Seconds between two of the keys at most."""
HELD = 0.15
"""Seconds in which a key that is held down comes again."""


class KeySequence:
    """Waits for some keys in a row; `before` is the key that was pressed last, at `at` seconds."""

    def __init__(self, keys: str, before: str, at: float) -> None:
        self.keys = keys.split()
        self._before = before
        self._last = {before: at}
        self._pressed: deque[str] = deque(maxlen=len(self.keys))
        self._at = at

    def press(self, key: str, at: float) -> bool:
        """Take a key, pressed at `at` seconds; return whether it is the last one of the row.

        The caller waits for `HELD` seconds then: a key that is held down comes again within them.
        """
        since = at - self._last.get(key, -inf)
        self._last[key] = at
        if since < HELD:
            self._pressed.clear()
            return False
        if key == self._before:
            if since < REST:
                return False
            self._before = ""
        if at - self._at > WITHIN:
            self._pressed.clear()
        self._at = at
        self._pressed.append(key)
        return list(self._pressed) == self.keys
