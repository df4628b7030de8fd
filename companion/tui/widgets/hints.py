"""The footer: what the keys do here, in one quiet line."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from companion.tui.drawing import shown_key

ALWAYS = ("app.people", "app.back", "home.leave")
"""What is never left out for want of room: the way to people and the way out."""
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
        key_style, label_style = self._style("hints--key"), self._style("hints--label")
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.id and binding.id not in hints and active.enabled:
                click = Style.from_meta({"@click": (f"{_target(active.node)}{binding.action}")})
                hints[binding.id] = Content.assemble(
                    (shown_key(binding.key), key_style + click),
                    " ",
                    (binding.description, label_style + click),
                )
        return hints

    def _style(self, component: str) -> Style:
        return Style.from_styles(self.get_component_styles(component))


def _target(node: object) -> str:
    """Where a click is to be carried out; a widget's own commands need its focus and so have no prefix."""
    return "screen." if isinstance(node, Screen) else "app."
