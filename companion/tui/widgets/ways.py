"""Commands named in one quiet line, above all those for a breath, a flashback and far away."""

from __future__ import annotations

from collections.abc import Container, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.core.moment import Need
from companion.tui.commands import command
from companion.tui.drawing import keys_of, styled
from companion.tui.widgets.footer import NARROW

WAYS = [
    command("ways.breath", "b", "begin('breath')", footer=False),
    command("ways.flashback", "k", "begin('flashback')", footer=False),
    command("ways.flat", "f", "begin('flat')", footer=False),
]
"""The commands of a screen that has them; the screen does what they ask for in `action_begin`."""

PLACES = [
    command("ways.public", "q", f"place('{Need.PUBLIC}')", footer=False),
    command("ways.still", "d", f"place('{Need.STILL}')", footer=False),
]
"""The commands that say where a person is, or that they can't stand; `action_place` does that."""


def labels_of(places: Container[Need]) -> dict[str, str]:
    """Return the labels of PLACES that were said."""
    return {
        f"ways.{place}": phrase(f"ways.said.{place}")
        for place in (Need.PUBLIC, Need.STILL)
        if place in places
    }


class Ways(Widget):
    """Names commands of the screen in one quiet line, as many as it takes and the line has room for."""

    COMPONENT_CLASSES = {"ways--key", "ways--label"}
    DEFAULT_CSS = """
    Ways { height: 1; width: 1fr; text-align: center; color: $quiet; }
    Ways.-none { display: none; }
    Ways > .ways--key { color: $accent; text-style: $accent-style; }
    Ways > .ways--label { color: $quiet; }
    """

    # As links, keys and words would have one colour.
    auto_links = False

    def __init__(self, commands: Sequence[Binding] = WAYS, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._commands = commands

    def on_mount(self) -> None:
        """Follow the screen: the letters are taken at the first step only."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        keys = keys_of(self.screen)
        self.set_class(not any(each.id in keys for each in self._commands), "-none")

    def render(self) -> Content:
        """Lay out the letters that work here."""
        keys = keys_of(self.screen)
        shown = [self._named(each, keys[each.id]) for each in self._commands if each.id in keys]
        gap = Content("  " if self.size.width < NARROW else "   ")
        while gap.join(shown).cell_length > self.size.width:
            shown.pop()
        return gap.join(shown)

    def _named(self, each: Binding, key: str) -> Content:
        click = each.action if each.action.startswith("app.") else f"screen.{each.action}"
        words = getattr(self.screen, "labels", {}).get(each.id, each.description)
        label = styled(self, words, "ways--label", click)
        return styled(self, key, "ways--key", click) + " " + label
