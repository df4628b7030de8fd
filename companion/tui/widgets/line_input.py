"""A line to type on."""

from __future__ import annotations

from textual.widgets import Input

from companion.tui.commands import command


class LineInput(Input):
    """An Input whose Enter is named in the footer."""

    BINDINGS = [command("flow.onward", "enter", "submit")]
