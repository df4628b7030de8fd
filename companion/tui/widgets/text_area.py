"""Room to write in: kept as it was written, shown without what would command the terminal."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import TextArea

UNSEEN = "\u200b"
"""Stands on the screen for a sign that has no shape of its own; like that, it takes no room."""


class SafeTextArea(TextArea):
    """A text of any length, in any writing. Tab goes on instead of being written."""

    DEFAULT_CSS = """
    SafeTextArea {
        border: none; padding: 0 1; background: $raised; color: $words;
        height: 1fr; width: 64; max-width: 90%;
        &:focus { border: none; background-tint: $foreground 0%; }
        & .text-area--cursor-line { background: $raised; }
        & .text-area--placeholder { color: $quiet; }
    }
    """

    def __init__(self, text: str, *, hint: str = "", id: str | None = None) -> None:
        super().__init__(
            text, id=id, tab_behavior="focus", show_line_numbers=False, soft_wrap=True, placeholder=hint
        )

    def get_line(self, line_index: int) -> Text:
        """Give a line to be drawn."""
        line = self.document.get_line(line_index)
        shown = "".join(sign if sign.isprintable() or sign == "\t" else UNSEEN for sign in line)
        return Text(shown, end="", no_wrap=True)
