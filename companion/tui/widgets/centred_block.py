"""A block that stands where the splash put the first words."""

from __future__ import annotations

from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from companion.core.layout import first_row


class CentredBlock(Vertical):
    """Holds a block of `rows` rows, a little above the middle; the same rule that the splash follows.

    A block that needs `least` rows, and has them only further up, stands further up.
    """

    DEFAULT_CSS = "CentredBlock { height: 1fr; align-horizontal: center; }"

    rows = reactive(1)
    least = reactive(0)

    def __init__(self, *children: Widget, rows: int, id: str | None = None) -> None:
        super().__init__(*children, id=id)
        self.set_reactive(CentredBlock.rows, rows)

    def on_mount(self) -> None:
        """Stand right in the very first frame, before any size is reported."""
        self._place()

    def watch_rows(self) -> None:
        """Make room for a block of another height."""
        if self.is_mounted:
            self._place()

    watch_least = watch_rows

    def on_resize(self) -> None:
        """Move with the terminal, and up when a notice takes rows that are needed."""
        self._place()
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        """Move what a notice has taken the last rows from up by as many; without one it has its place."""
        if self.is_attached and any(notice.display for notice in self.screen.query("Notice")):
            lost = max((each.region.bottom for each in self.children if each.display), default=0)
            lost -= self.region.bottom
            if lost > 0:
                self.styles.padding = (max(0, self.styles.padding.top - lost), 0, 0, 0)

    def _place(self) -> None:
        # The terminal's height, not the widget's own: the splash doesn't know what stands below the words.
        top = first_row(self.app.size.height - 1, self.rows) - getattr(self.screen, "title_rows", 0)
        if self.least:
            top = min(top, self.region.height - self.least)
        self.styles.padding = (max(0, top), 0, 0, 0)
