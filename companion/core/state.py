"""The states of the nervous system's alarm."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The four states of the nervous system's alarm; see the design's section on state."""

    UP = "up"
    FLAT = "flat"
    SETTLED = "settled"
    CANT_TELL = "can't tell"
