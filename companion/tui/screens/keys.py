"""All keys of a page, made from its commands."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from textual.app import App, ComposeResult
from textual.binding import ActiveBinding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from companion.content.catalog import phrase, shown_key
from companion.tui.commands import commands_of, label_of
from companion.tui.screens.text_page import ScrollPage

EVERYWHERE = "app.back"
"""The command of every page that is declared by the page and not by the app."""


class KeysPage(ScrollPage):
    """Lists each command that works on another page now: its keys, its name and what it does."""

    HEADING = "keys"

    def __init__(self, of: Screen[Any]) -> None:
        super().__init__()
        # The page's own come before those of a list or a line that many pages have.
        commands = sorted(
            commands_of(of).values(), key=lambda command: not isinstance(command[0].node, Screen)
        )
        self._groups = {
            "here": [command for command in commands if not _is_everywhere(command[0])],
            "everywhere": [command for command in commands if _is_everywhere(command[0])],
        }

    def content(self) -> ComposeResult:
        """Lay out the keys of the page, and below them those that work everywhere."""
        with VerticalScroll():
            for name, commands in self._groups.items():
                if commands:
                    yield Static(phrase(f"keys_page.{name}"), classes="name", markup=False)
                    yield Static(id=name, markup=False)

    def on_resize(self) -> None:
        """Break the lines again for the width there is."""
        super().on_resize()
        scroll = self.query_one(VerticalScroll)
        # Room for the bar, which may come only when the lines are there.
        width = scroll.content_region.width - scroll.styles.scrollbar_size_vertical
        for name, commands in self._groups.items():
            for words in self.query(f"#{name}").results(Static):
                words.update(Content("\n").join(_lines(commands, width)))


def _is_everywhere(active: ActiveBinding) -> bool:
    return isinstance(active.node, App) or active.binding.id == EVERYWHERE


def _lines(commands: list[tuple[ActiveBinding, list[str]]], width: int) -> Iterator[Content]:
    """Yield a row for each command, and its help below it, in rows of at most `width` cells."""
    names = [" ".join(map(shown_key, keys)) for _, keys in commands]
    indent = max(map(len, names)) + 2
    for name, (active, _) in zip(names, commands, strict=True):
        yield Content.assemble((f"{name:<{indent}}", "$accent"), (label_of(active), "$words"))
        for line in wrap(active.tooltip, max(10, width - indent)):
            yield Content.styled(" " * indent + line, "$quiet")
