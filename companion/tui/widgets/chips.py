"""The filters that are on, each on a label that a click takes away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.core.filters import Filter, Since, Until
from companion.text.dates import span
from companion.text.filters import label
from companion.tui.drawing import styled


class Chips(Widget):
    """Labels side by side, in the order in which the filters were put on."""

    COMPONENT_CLASSES = {"chips--chip"}
    DEFAULT_CSS = """
    Chips {
        height: auto; width: 1fr;
        link-style: none; link-style-hover: none; link-background-hover: $raised; link-color-hover: $accent;
        link-color: $words; link-background: $raised;
    }
    Chips > .chips--chip { color: $words; background: $raised; text-style: $chosen-style; }
    """

    filters: reactive[tuple[Filter, ...]] = reactive((), layout=True)

    @dataclass
    class Removed(Message):
        """The filters of one label were clicked away."""

        filters: tuple[Filter, ...]

    def __init__(self, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = today

    def render(self) -> Content:
        """Lay the labels out, with a mark for taking each away."""
        labels = [f" {self._label(group)} × ".replace(" ", "\u00a0") for group in grouped(self.filters)]
        chips = [styled(self, label, "chips--chip", f"take_away({at})") for at, label in enumerate(labels)]
        return Content("  ").join(chips)

    def action_take_away(self, at: int) -> None:
        """Post which filters were clicked away."""
        groups = grouped(self.filters)
        if at < len(groups):
            self.post_message(self.Removed(groups[at]))

    def _label(self, group: tuple[Filter, ...]) -> str:
        match group:
            case (Since(first), Until(last)):
                return span(first, last, self._today)
        return label(group[0], self._today)


def grouped(filters: tuple[Filter, ...]) -> list[tuple[Filter, ...]]:
    """Put what stands on one label together: the two ends of a time."""
    since = next((one for one in filters if isinstance(one, Since)), None)
    until = next((one for one in filters if isinstance(one, Until)), None)
    if since is None or until is None or since.day > until.day:
        return [(one,) for one in filters]
    return [(since, until) if one == since else (one,) for one in filters if one != until]
