"""The terminal's cursor, which screen readers follow: it stands on what is chosen or typed.

It is hidden, and stands there all the same: BRLTTY and Orca ask a terminal where it is. For those that follow
only one that is seen, a setting shows it; it doesn't blink.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList

from companion.tui.changed_cells import ChangedCellsApp
from companion.tui.drawing import CURSOR_META, IN_WORDS, LEADS_CURSOR
from companion.tui.textual_private import running_driver_of

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h\x1b[2 q"
"""What hides the cursor, and what shows it as a block that doesn't blink."""
HOLDS_CURSOR = "holds-cursor"
"""The class of a widget on which the cursor stands while nothing has the focus."""
USUAL = "\x1b[0 q"
"""What gives it the shape again that the terminal has set."""


class CursorApp(ChangedCellsApp):
    """An app that knows at each frame where the terminal's cursor belongs.

    `cursor_seen` is where it was put last.
    """

    cursor_seen = Offset(0, 0)

    @property
    def cursor_position(self) -> Offset:
        """Where the cursor belongs now; Textual asks with each frame."""
        if self.screen_stack:
            self.cursor_seen = cursor_on(self.screen)
        return self.cursor_seen

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Drop what Textual sets, which knows of lines to type on only."""

    @property
    def shows_cursor(self) -> bool:
        """Whether the cursor is seen."""
        return self.has_class(IN_WORDS)

    def use_words(self, uses: bool) -> None:
        """Show the cursor from now on, and words in the place of shapes; or not."""
        self.set_class(uses, IN_WORDS)
        if driver := running_driver_of(self):
            driver.write(SHOWN if uses else USUAL + HIDDEN)

    def write_cursor(self) -> str:
        """Return what puts the cursor back where it was, for cells that are written one by one."""
        return f"\x1b[{self.cursor_seen.y + 1};{self.cursor_seen.x + 1}H"


def cursor_on(screen: Screen[Any]) -> Offset:
    """Return the cell of what is typed or chosen on a screen; else that of the first word to read."""
    for widget in (*screen.query(f".{LEADS_CURSOR}"), screen.focused, *screen.query(f".{HOLDS_CURSOR}")):
        if widget is None or not widget.region:
            continue
        # What lines and areas of text have; to load them for their names would delay home.
        typed: Offset | None = getattr(widget, "cursor_screen_offset", None)
        if typed is not None:
            return typed
        cell: Offset | None = getattr(widget, "cursor_cell", None) or _marked(widget) or _highlighted(widget)
        if cell is not None and widget.content_size.region.contains_point(cell):
            x, y = cell
            return Offset(widget.content_region.x + x, widget.content_region.y + y)
        if isinstance(widget, VerticalScroll) and (first := _first_word(widget)) is not None:
            return first
    return _first_word(screen) or _first_word(screen, titles=True) or Offset(0, 0)


def _marked(widget: Widget) -> Offset | None:
    """Return the last cell that begins what is drawn as chosen; where something is typed, the end of that."""
    found = None
    for y, line in _lines(widget):
        x = 0
        for segment in line:
            value = segment.style.meta.get(CURSOR_META) if segment.style else None
            if value == "end":
                return Offset(x + segment.cell_length - 1, y)
            if value:
                found = Offset(x, y)
            x += segment.cell_length
    return found


def _highlighted(widget: Widget) -> Offset | None:
    """Return the first cell with a word in it of the marked row of a list that is Textual's own."""
    if not isinstance(widget, OptionList) or widget.highlighted is None:
        return None
    for y, line in _lines(widget):
        # What Textual finds the row under the mouse by.
        if any(each.style and each.style.meta.get("option") == widget.highlighted for each in line):
            return Offset(_blanks(line.text), y)
    return None


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _first_word(widget: Widget, *, titles: bool = False) -> Offset | None:
    """Return the first cell with a word in it, of a widget or of what it holds; None where there is none.

    Words in a title count only with `titles`: a question says more.
    """
    if not widget.display or (widget.id == "title" and not titles):
        return None
    if widget.displayed_children:
        found = (_first_word(child, titles=titles) for child in widget.displayed_children)
        return next((cell for cell in found if cell is not None), None)
    seen = widget.screen.find_widget(widget) if widget.is_attached and widget.region else None
    for y, line in _lines(widget) if seen else ():
        text = line.text
        cell = widget.content_region.offset + Offset(_blanks(text), y)
        if any(map(str.isalnum, text)) and seen and seen.visible_region.contains_point(cell):
            return cell
    return None


def _lines(widget: Widget) -> Iterator[tuple[int, Strip]]:
    return ((y, widget.render_line(y)) for y in range(widget.content_size.height))
