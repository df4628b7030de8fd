"""A text area that saves what was written, but shows no character that could control the terminal."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import TextArea

UNSEEN = "\u200b"
"""Shown for a character that has no shape; like that, it takes no room."""


class SafeTextArea(TextArea):
    """A text of any length, in any script. Tab moves the focus."""

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

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self.move_cursor(self.document.end)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Return whether a key writes: Enter does, too."""
        return key == "enter" or super().check_consume_key(key, character)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn."""
        line = self.document.get_line(line_index)
        shown = "".join(sign if sign.isprintable() or sign == "\t" else UNSEEN for sign in line)
        return Text(shown, end="", no_wrap=True)
