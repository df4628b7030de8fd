"""Which keys are held down, as far as the terminal says so: some report each repeat and each release.

Textual 8.2.8 does not ask for that part of the kitty keyboard protocol, and fails to read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ASKED, ASKED_WITH_HELD = "\x1b[>25u", "\x1b[>27u"
"""What Textual asks of a terminal, and the same with repeats and releases."""
EVENT = re.compile(r"(\x1b\[[\d:]*;\d*):([123])((?:;[\d:]*)?[u~A-Z])")
REPEATED, RELEASED = "2", "3"
UNFINISHED = re.compile(r"\x1b\[[\d:;]+\Z")


class HeldKeys:
    """Takes the repeats and releases out of what a terminal sends."""

    def __init__(self) -> None:
        self._rest = self._last = ""

    def pieces(self, data: str) -> Iterator[tuple[str, bool]]:
        """Yield what was typed, as Textual can read it, each piece with whether a held key sent it."""
        data = self._rest + data
        rest = UNFINISHED.search(data)
        data, self._rest = (data[: rest.start()], rest[0]) if rest else (data, "")
        start = 0
        for event in EVENT.finditer(data):
            if event.start() > start:
                yield self._typed(data[start : event.start()])
            if event[2] != RELEASED:
                yield event[1] + event[3], event[2] == REPEATED
            start = event.end()
        if data[start:]:
            yield self._typed(data[start:])

    def _typed(self, piece: str) -> tuple[str, bool]:
        """Return what was typed, and whether a held key sent it.

        The key before again, several times at once, has waited while nothing could be read.
        """
        before, self._last = self._last, piece[-1]
        return piece, len(piece) > 1 and piece == before * len(piece)
