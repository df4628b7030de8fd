"""Small helps for widgets that draw their own cells."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from rich.segment import Segment
from textual.screen import Screen
from textual.widget import Widget

from companion.content.catalog import table


def segment(widget: Widget, text: str, component: str) -> Segment:
    """Some text in the style of one of the widget's component classes."""
    return Segment(text, widget.get_component_rich_style(component))


def segments(widget: Widget, pieces: Iterable[tuple[str, str]]) -> list[Segment]:
    """Pieces of text, each with its component class, as few segments as there are changes of style."""
    runs = groupby(pieces, key=itemgetter(1))
    return [segment(widget, "".join(text for text, _ in run), component) for component, run in runs]


def key_of(screen: Screen[Any], command_id: str) -> str:
    """The key that a command has now, as it is shown; empty where the command is not to be had."""
    for active in screen.active_bindings.values():
        if active.binding.id == command_id:
            return shown_key(active.binding.key)
    return ""


def shown_key(key: str) -> str:
    """A key's name as a person would say it: `?` for question_mark, `esc` for escape."""
    names: dict[str, str] = table("keys")
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, names.get(last, last)])
