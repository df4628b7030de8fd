"""A list of names."""

from __future__ import annotations

from textual.widgets import OptionList

from companion.tui.commands import command


class NameList(OptionList):
    """An OptionList whose Enter is named in the footer."""

    BINDINGS = [command("choices.choose", "enter", "select")]
