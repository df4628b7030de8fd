"""Suggestions, one at a time: a colour to look for, a category to name things of, a sentence of one's own."""

from __future__ import annotations

from textual.events import Click

from companion.content.catalog import phrase
from companion.core.exercise import Category, Hunt, OwnWords
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.steps.base import NotingStep, StepContext
from companion.tui.widgets.note_input import NoteInput

LONGEST = 160


class OffersStep(NotingStep[Hunt | Category | OwnWords], can_focus=True):
    """One suggestion, the next on a key, and a line to type in below."""

    BINDINGS = [
        command("steps.another", "down", "another(1)"),
        command("steps.another_back", "up", "another(-1)", footer=False),
    ]

    def __init__(self, step: Hunt | Category | OwnWords, context: StepContext) -> None:
        super().__init__(step, context)
        earlier = context.earlier() if isinstance(step, OwnWords) else ()
        self._offers = tuple(dict.fromkeys((*earlier, *step.offers)))
        self.place = 0
        if isinstance(step, Category):
            self.place = self._offers.index(context.context.choose(self._offers))

    def line(self) -> NoteInput:
        return NoteInput(count=self.step.count if isinstance(self.step, Hunt) else 0)

    def shown(self) -> str:
        """Return the suggestion."""
        if not self._offers:
            return ""
        offer = one_line(self._offers[self.place], LONGEST)
        return phrase("steps.offer", offer=offer) if len(self._offers) > 1 else offer

    @property
    def spoken(self) -> str:
        """The suggestion, if it can't be the person's own sentence."""
        return "" if isinstance(self.step, OwnWords) else self._offers[self.place]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another can be shown only if there is one."""
        return action != "another" or len(self._offers) > 1

    def action_another(self, by: int) -> None:
        """Show the next, wrapping around."""
        self.place = (self.place + by) % len(self._offers)
        self.update()

    def on_click(self, event: Click) -> None:
        """Show the next on a click."""
        if event.widget is self.query_one("#shown"):
            self.action_another(1)
