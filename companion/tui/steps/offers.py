"""Suggestions, one at a time: a colour to look for, a category to name things of, a sentence of one's own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.reactive import reactive
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.exercise import Category, Hunt, OwnWords
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.steps.base import StepContext, StepWidget
from companion.tui.widgets.note_input import NoteInput

LONGEST = 160


class OffersStep(Vertical, StepWidget, can_focus=True):
    """One suggestion, the next on a key, and a line to type in below."""

    BINDINGS = [
        command("steps.another", "down", "another(1)"),
        command("steps.another_back", "up", "another(-1)", footer=False),
    ]
    DEFAULT_CSS = """
    OffersStep { height: auto; width: 1fr; align-horizontal: center; margin-top: 1; }
    OffersStep > #offer { width: 1fr; text-align: center; color: $accent; padding: 0 2; }
    OffersStep > NoteInput { margin-top: 1; }
    """

    place = reactive(0)

    def __init__(self, step: Hunt | Category | OwnWords, context: StepContext) -> None:
        super().__init__()
        earlier = context.earlier() if isinstance(step, OwnWords) else ()
        self._offers = tuple(dict.fromkeys((*earlier, *step.offers)))
        if isinstance(step, Category):
            self.set_reactive(OffersStep.place, self._offers.index(context.context.choose(self._offers)))

    def compose(self) -> ComposeResult:
        """Lay out the suggestion and the line."""
        offer = Static(id="offer", markup=False)
        offer.display = bool(self._offers)
        yield offer
        yield NoteInput()

    def on_mount(self) -> None:
        """Show the first suggestion."""
        self._update()
        self.focus()

    def watch_place(self) -> None:
        """Show the next."""
        if self.is_mounted:
            self._update()

    def _update(self) -> None:
        if not self._offers:
            return
        offer = one_line(self._offers[self.place], LONGEST)
        several = len(self._offers) > 1
        self.query_one("#offer", Static).update(phrase("steps.offer", offer=offer) if several else offer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another can be shown only if there is one."""
        return action != "another" or len(self._offers) > 1

    def action_another(self, by: int) -> None:
        """Show the next, wrapping around."""
        self.place = (self.place + by) % len(self._offers)

    def on_click(self, event: Click) -> None:
        """Show the next on a click."""
        if event.widget is not None and event.widget.id == "offer":
            self.action_another(1)
