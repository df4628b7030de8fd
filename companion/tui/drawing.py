"""What widgets that draw their own cells share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from companion.content.catalog import phrase, shown_key

if TYPE_CHECKING:
    from companion.content.own_files import BrokenFile

CURSOR_META = "@cursor"
HERE = f"{CURSOR_META}=here"
"""Marks in a style of Content that the terminal's cursor belongs there: on the last such cell."""
TYPED = f"$accent bold {CURSOR_META}=end"
"""The style of what is being typed, at whose end it belongs."""
CURSOR = f"$accent on $raised $chosen-style {HERE}"
"""The style of what is under the cursor or chosen, in Content."""
LEADS_CURSOR = "leads-cursor"
"""The class of a list that was walked through last, while a line above it keeps the focus."""

IN_WORDS = "-words"
"""The class of the app where words stand for shapes, as a screen reader would spell those."""


def in_words(widget: Widget) -> bool:
    """Return whether words stand where a shape would be drawn."""
    return widget.app.has_class(IN_WORDS)


def styled(widget: Widget, text: str, component: str, click: str = "") -> Content:
    """Return text in the style of a component class of the widget; `click` is the action of a click on it."""
    style = Style.from_styles(widget.get_component_styles(component))
    return Content.styled(text, style + Style.from_meta({"@click": click}) if click else style)


def segment(widget: Widget, text: str, component: str) -> Segment:
    """Return text in the style of a component class of the widget."""
    return Segment(text, widget.get_component_rich_style(component))


def key_of(screen: Screen[Any], command_id: str) -> str:
    """Return the key of a command as it is shown, "" where the command can't be used."""
    return keys_of(screen).get(command_id, "")


def keys_of(screen: Screen[Any]) -> dict[str, str]:
    """Return the first key of each command that can be used, as it is shown, by the command's id."""
    keys: dict[str, str] = {}
    # Textual gathers these anew each time, so whoever needs several asks once.
    for active in screen.active_bindings.values():
        if active.binding.id and active.binding.id not in keys:
            keys[active.binding.id] = shown_key(active.binding.key)
    return keys


def problem_in_words(screen: Screen[Any], problem: BrokenFile) -> str:
    """Return what is wrong with an own file; of a locked one also the key that opens it."""
    # Its parser takes long to load, and home has no such file.
    from companion.content.own_files import LockedFile

    letter = key_of(screen, "app.unlock") if isinstance(problem, LockedFile) else ""
    more = f" {phrase('locked.own.key', letter=letter)}" if letter else ""
    return problem.sentence() + more


def in_rows(options: Iterable[Content], width: int) -> list[Content]:
    """Return options in rows, as many in each as fit."""
    rows: list[Content] = []
    for option in options:
        if rows and rows[-1].cell_length + option.cell_length <= width:
            rows[-1] += option
        else:
            rows.append(option)
    return rows
