"""The footer: what the keys do here, in one quiet line."""

from __future__ import annotations

from textual.app import App
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from companion.tui.drawing import shown_key

ALWAYS = ("app.people", "app.back", "home.leave")
"""What is never left out for want of room: the way to people and the way out."""
STANDS_IN = {"app.people_too": "app.people"}
"""A command whose key works while typing, in the place of one whose key is then a letter."""
GAP = "   "


class Hints(Widget):
    """Names the screen's commands; where there is little room only the way to people and the way out."""

    COMPONENT_CLASSES = {"hints--key", "hints--label"}
    DEFAULT_CSS = """
    Hints {
        dock: bottom; height: 1; padding: 0 2; color: $quiet;
        link-style: none; link-style-hover: none; link-color: $quiet; link-color-hover: $accent;
        link-background: $background; link-background-hover: $raised;
    }
    Hints > .hints--key { color: $accent; }
    Hints > .hints--label { color: $quiet; }
    Hints.-narrow { padding: 0 1; }
    """

    def on_mount(self) -> None:
        """Follow the screen: what can be done changes with what has the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Lay the hints out: the screen's own on the left, what is always there on the right."""
        hints = self._hints()
        right = [hints[command] for command in ALWAYS if command in hints]
        left = [hint for command, hint in hints.items() if command not in ALWAYS]
        end = Content(GAP).join(right)
        room = self.size.width - end.cell_length
        while left and Content(GAP).join(left).cell_length + len(GAP) > room:
            left.pop()
        start = Content(GAP).join(left)
        return start + " " * max(0, room - start.cell_length) + end

    def _hints(self) -> dict[str, Content]:
        hints: dict[str, Content] = {}
        active = list(self.screen.active_bindings.values())
        there = {each.binding.id for each in active}
        for each in active:
            command = each.binding.id or ""
            wanted = STANDS_IN.get(command, "")
            stands_in = bool(wanted) and wanted not in there
            if (each.binding.show or stands_in) and command and each.enabled:
                hints.setdefault(wanted if stands_in else command, self._hint(each))
        return hints

    def _hint(self, active: ActiveBinding) -> Content:
        action = active.binding.action
        click = Style.from_meta({"@click": action if "." in action else f"{_target(active.node)}{action}"})
        return Content.assemble(
            (shown_key(active.binding.key), self._style("hints--key") + click),
            " ",
            (active.binding.description, self._style("hints--label") + click),
        )

    def _style(self, component: str) -> Style:
        return Style.from_styles(self.get_component_styles(component))


def _target(node: object) -> str:
    """Where a click is to be carried out: on the screen, in the app, or by the widget that has the focus."""
    return "screen." if isinstance(node, Screen) else "app." if isinstance(node, App) else "focused."
