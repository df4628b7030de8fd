"""The quiet line below everything that one can write at length: people are one key away."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.tui.widgets.centred_text import CentredText


class PeopleLine(CentredText):
    """Says so in the same words everywhere, whatever is written above it: nothing there is looked at."""

    DEFAULT_CSS = "PeopleLine { color: $quiet; }"

    def __init__(self) -> None:
        super().__init__(phrase("plan.people_line"))
