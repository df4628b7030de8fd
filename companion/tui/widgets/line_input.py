"""A line to type on."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input

from companion.content.catalog import phrase
from companion.tui.commands import command


class LineInput(Input):
    """An Input whose Enter is named in the footer; `saves` says that Enter saves."""

    BINDINGS = [command("flow.onward", "enter", "submit")]

    def __init__(self, *arguments: Any, saves: bool = False, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.labels = {"flow.onward": phrase("flow.commands.save.label")} if saves else {}

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether a key is typed; Textual knows no character for its key "slash"."""
        return super().check_consume_key(key, "/" if key == "slash" else character)
