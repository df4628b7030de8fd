"""The footer: what the keys do here, in one quiet line."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from textual.app import App
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from companion.content.catalog import shown_key
from companion.tui.commands import label_of
from companion.tui.drawing import styled

ALWAYS = ("app.people", "app.people_too", "app.back", "home.leave")
"""Commands that are always shown, however little room there is: to people, and back."""
MAIN = ("exercise.next", "exercise.stop_hands_free", "exercise.something_else", "flow.save")
"""Commands that are left out last, as what Enter does is, and stand in the first row of two."""
NARROW = 44
"""The most cells in which what stands in a line stands closer together."""
GAPS = "   ", "  "
"""The blanks between two commands, and those where otherwise one would be left out."""


class Footer(Widget):
    """Names the screen's commands, in one row or in two; what has no room is left out, least needed first."""

    COMPONENT_CLASSES = {"hints--key", "hints--label"}
    DEFAULT_CSS = """
    Footer { dock: bottom; height: 1; padding: 0 2; color: $quiet; }
    Footer > .hints--key { color: $accent; text-style: $accent-style; }
    Footer > .hints--label { color: $quiet; }
    """

    # As links, keys and words would have one colour.
    auto_links = False
    _main: Container[str] = MAIN
    _gap = GAPS[0]

    def on_mount(self) -> None:
        """Follow the screen: what can be done changes with what has the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Lay out the screen's own commands on the left, those that are always shown on the right."""
        hints = self._hints()
        left = [command for command in hints if command not in ALWAYS]
        left.sort(key=lambda command: command not in self._main)
        right = [command for command in ALWAYS if command in hints]
        self._gap = next((gap for gap in GAPS if self._fits(hints, gap)), GAPS[-1])
        if self.size.height < 2:
            return self._row(hints, left, right)
        first = [left.pop(0)] if left else []
        while left and self._joined(hints, [*first, left[0]]).cell_length <= self.size.width:
            first.append(left.pop(0))
        return self._row(hints, first, []) + "\n" + self._row(hints, left, right)

    def _row(self, hints: dict[str, Content], left: list[str], right: list[str]) -> Content:
        """Return a row of the commands that fit."""
        end = self._joined(hints, right)
        room = self.size.width - end.cell_length
        while (start := self._joined(hints, left)) and start.cell_length + (
            len(self._gap) if right else 0
        ) > room:
            left = without_least(left, self._main)
        return start + " " * max(0, room - start.cell_length) + end

    def _fits(self, hints: dict[str, Content], gap: str) -> bool:
        return Content(gap).join(hints.values()).cell_length <= self.size.width

    def _joined(self, hints: dict[str, Content], commands: list[str]) -> Content:
        return Content(self._gap).join(hints[command] for command in commands)

    def _hints(self) -> dict[str, Content]:
        shown = named(self.screen)
        self._main = {*MAIN, *(name for name, active in shown.items() if active.binding.key == "enter")}
        hints = {name: self._hint(active) for name, active in shown.items()}
        if "app.people" in hints:
            # The other key for the same is named only where the first is a letter like any other.
            hints.pop("app.people_too", None)
        return hints

    def _hint(self, active: ActiveBinding) -> Content:
        binding, action = active.binding, active.binding.action
        click = action if "." in action else f"{_target(active.node)}{action}"
        key = styled(self, shown_key(binding.key), "hints--key", click)
        return key + " " + styled(self, label_of(active), "hints--label", click)


def named(screen: Screen[Any]) -> dict[str, ActiveBinding]:
    """Return the commands that the footer may name, by id, each with its first key."""
    found: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        if active.binding.show and active.binding.id and active.enabled:
            found.setdefault(active.binding.id, active)
    return found


def without_least(commands: list[str], main: Container[str]) -> list[str]:
    """Leave out the last command that is not a main one, or the last of these."""
    least = [command for command in commands if command not in main] or commands
    return [command for command in commands if command != least[-1]]


def _target(node: object) -> str:
    """Return where the action of a click runs: on the screen, the app or the focused widget."""
    return "screen." if isinstance(node, Screen) else "app." if isinstance(node, App) else "focused."
