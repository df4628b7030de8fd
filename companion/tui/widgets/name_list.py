"""A list of names."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import OptionList

from companion.tui.commands import command
from companion.tui.textual_private import begins_option
from companion.tui.widgets.rows import MARK


class NameList(OptionList):
    """An OptionList whose Enter is named in the footer, and whose marked row has a sign and a colour."""

    BINDINGS = [command("choices.choose", "enter", "select")]

    @property
    def cursor_cell(self) -> Offset | None:
        """The cell of the sign before the marked row."""
        rows = range(self.size.height) if self.highlighted is not None else ()
        signs = (y for y in rows if (first := next(iter(self.render_line(y)), None)) and first.text == MARK)
        return next((Offset(0, y) for y in signs), None)

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        marked = self.get_component_rich_style("option-list--option-highlighted")
        first = next(iter(strip), None)
        if not (first and first.style and begins_option(self, y)):
            return strip
        if first.text.startswith(" ") and _look(first.style) == _look(marked):
            return Strip([Segment(MARK, first.style), *strip.crop(1)])
        return strip


def _look(style: Style) -> tuple[object, ...]:
    return style.color, style.bgcolor, style.bold, style.reverse
