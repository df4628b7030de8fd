"""One of several to take up: a colour to look for, a kind of thing to name, a sentence of one's own."""

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
    """Shows one offer and the next for the asking, with a line to type in below."""

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

    def __init__(self, step: Hunt | Category | OwnWords, scene: StepContext) -> None:
        super().__init__()
        earlier = scene.earlier() if isinstance(step, OwnWords) else ()
        self._offers = tuple(dict.fromkeys((*earlier, *step.offers)))
        if isinstance(step, Category):
            self.set_reactive(OffersStep.place, self._offers.index(scene.context.choose(self._offers)))

    def compose(self) -> ComposeResult:
        """Lay out the offer and the line."""
        offer = Static(id="offer", markup=False)
        offer.display = bool(self._offers)
        yield offer
        yield NoteInput()

    def on_mount(self) -> None:
        """Take the arrows from the start."""
        self._tell()
        self.focus()

    def watch_place(self) -> None:
        """Show the next."""
        if self.is_mounted:
            self._tell()

    def _tell(self) -> None:
        if not self._offers:
            return
        offer = one_line(self._offers[self.place], LONGEST)
        several = len(self._offers) > 1
        self.query_one("#offer", Static).update(phrase("steps.offer", offer=offer) if several else offer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another is to be had where there is one."""
        return action != "another" or len(self._offers) > 1

    def action_another(self, by: int) -> None:
        """Offer the next, round the ends."""
        self.place = (self.place + by) % len(self._offers)

    def on_click(self, event: Click) -> None:
        """Offer the next to a click on the one that is shown."""
        if event.widget is not None and event.widget.id == "offer":
            self.action_another(1)
