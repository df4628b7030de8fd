"""The filters that are on, each on a label that a click takes away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from companion.content.describing import label
from companion.core.filters import Filter


class Chips(Widget):
    """Labels side by side, in the order in which the filters were put on."""

    COMPONENT_CLASSES = {"chips--chip", "chips--mark"}
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
        """Somebody took a filter away."""

        filter: Filter

    def __init__(self, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = today

    def render(self) -> Content:
        """Lay the labels out, with a mark for taking each away."""
        look = Style.from_styles(self.get_component_styles("chips--chip"))
        chips = [
            Content.styled(
                f" {label(one, self._today)} × ".replace(" ", "\u00a0"),
                look + Style.from_meta({"@click": f"take_away({at})"}),
            )
            for at, one in enumerate(self.filters)
        ]
        return Content("  ").join(chips)

    def action_take_away(self, at: int) -> None:
        """Say that a filter is to go."""
        if at < len(self.filters):
            self.post_message(self.Removed(self.filters[at]))
