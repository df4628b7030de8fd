"""A check-in: how it is now, and a line of one's own if somebody likes."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.events import Key
from textual.widgets import Input

from companion.content.phrases import say
from companion.core.entry import CheckIn
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.hints import Hints
from companion.tui.widgets.line import Line
from companion.tui.widgets.placed import Placed
from companion.tui.widgets.rating import RatingLine
from companion.tui.world import World


class CheckInPage(Page[CheckIn]):
    """A state and Enter is a whole check-in; a number and a note are there for whoever wants them."""

    CSS_PATH = "checkin.tcss"
    BINDINGS = [
        command("checkin.keep", "enter", "keep"),
        command("checkin.write", "w,slash", "write"),
    ]

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def compose(self) -> ComposeResult:
        """Lay out the question, the line to answer on and the line to write on."""
        yield Placed(
            Line(say("checkin.question"), id="question"),
            RatingLine(),
            Center(Input(placeholder=say("checkin.note"), id="note", select_on_focus=False)),
            rows=8,
        )
        yield Hints()

    def on_mount(self) -> None:
        """Let the first key be a state."""
        self.query_one(RatingLine).focus()

    def on_key(self, event: Key) -> None:
        """Take digits and states, unless somebody is writing."""
        writing = self.query_one(Input).has_focus
        if not writing and event.character and self.query_one(RatingLine).press(event.character):
            event.stop()

    def action_write(self) -> None:
        """Go to the line to write on."""
        self.query_one(Input).focus()

    def action_back(self) -> None:
        """Stop writing if somebody writes, otherwise go back."""
        if self.query_one(Input).has_focus:
            self.query_one(RatingLine).focus()
        else:
            self.dismiss(None)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Bring back what was said; nothing, where nothing was."""
        self.dismiss(self._entry())

    def _entry(self) -> CheckIn | None:
        rating = self.query_one(RatingLine).rating
        note = self.query_one(Input).value.strip()
        if not rating and not note:
            return None
        at = self.world.now()
        return CheckIn(id=self.world.notebook.new_id(at), at=at, rating=rating, note=note)

    async def finish(self) -> None:
        """Keep what was said, because the app is being left."""
        if entry := self._entry():
            await self.companion.keep(entry)
