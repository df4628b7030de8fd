"""The lines and people that can be reached, as a list of rows under titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from companion.core.layout import wrap
from companion.text.help_lines import Row, Section, laid_out
from companion.tui.commands import command
from companion.tui.screens.page import TALL
from companion.tui.widgets.name_list import NameList

NUMBERS = 14
"""The most cells of a number that the column with the numbers makes room for."""
MARGINS = 3
"""The cells beside a row: two for its sign, one before the scroll bar."""
NARROW = 46
"""Below this width the words stand right behind each number, and not in a column."""


class PeopleList(NameList):
    """Rows of two lines or more: the number first, then whose it is; below them what else to know."""

    BINDINGS = [command("people.open", "enter", "select")]

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._sections: tuple[Section, ...] = ()
        self._rows: list[Row] = []

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        option = self.highlighted_option
        return self._rows[int(option.id)] if option and option.id else None

    def fill(self, sections: Iterable[Section], at: int = 0) -> None:
        """Show sections, with the cursor on a row, counted from 0."""
        self._sections = tuple(sections)
        self._rows = [row for section in self._sections for row in section.rows]
        # Before the list is laid out it has no width, and each letter would take a row.
        if (width := self.scrollable_content_region.width - MARGINS) > 0:
            self.set_options(self._made(width))
        self.action_first()
        for _ in range(min(at, len(self._rows) - 1)):
            self.action_cursor_down()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, from the top."""
        return tuple(self._rows)

    def mark_new(self, before: Sequence[object]) -> None:
        """Move the cursor to the first row that is about something that was not there before."""
        new = (at for at, row in enumerate(self._rows) if row.about not in before)
        if (at := next(new, None)) is not None:
            self.fill(self._sections, at)

    @property
    def at(self) -> int:
        """Which row the cursor is on, counted from 0."""
        option = self.highlighted_option
        return int(option.id) if option and option.id else 0

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        if self._sections:
            self.fill(self._sections, self.at)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Show what stands above the first row with it, and what stands below the last."""
        super().watch_highlighted(highlighted)
        self.call_after_refresh(self._scroll_to_row)

    def _scroll_to_row(self) -> None:
        # The cursor may have moved on from the first row meanwhile.
        if self.row and self.at == 0:
            self.scroll_home(animate=False)
        elif self.row and self.at == len(self._rows) - 1:
            self.scroll_end(animate=False)
        else:
            self.scroll_to_highlight()

    def _made(self, width: int) -> Iterator[Option]:
        numbers = [len(row.number) for row in self._rows if row.about and len(row.number) <= NUMBERS]
        column = max(numbers, default=0) + 2 if width >= NARROW else 2
        gap = "\n" if self.app.size.height >= TALL else ""
        index = 0
        for section in self._sections:
            above = gap if section is not self._sections[0] else ""
            yield Option(
                Content.styled(above + "\n".join(wrap(section.title, width)), "$quiet"), disabled=True
            )
            for row in section.rows:
                yield Option(_styled(row, column, width), id=str(index))
                index += 1


def _styled(row: Row, column: int, width: int) -> Content:
    lines, below = laid_out(row, column, width)
    text = Content("\n".join(lines)).stylize("bold", 0, len(row.number))
    return Content("\n").join([text, Content.styled("\n".join(below), "$quiet")]) if below else text
