"""The landing after a session, so that nobody is left in a heightened state."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on

from companion.core.entry import AfterSession, Landing
from companion.core.questions import LANDING, Go
from companion.flows.context import Context
from companion.flows.drafts import Draft, DraftWriter
from companion.flows.form import Form
from companion.tui.commands import command
from companion.tui.grounding import ground_for
from companion.tui.questions.base import QuestionWidget
from companion.tui.screens.form import Ended, FormPage


class LandingPage(FormPage):
    """Shows the parts; it ends when somebody says "enough", on any of them, and brings back the entry."""

    BINDINGS = [command("landing.enough", "ctrl+s", "enough", priority=True)]

    def __init__(self, context: Context, draft: Draft, drafts: DraftWriter) -> None:
        super().__init__(context, Form(draft, LANDING, drafts), drafts)
        # It has begun: a rating is all that it needs to be saved.
        self.form.change(replace(self.form.entry, landing=self.landing))

    @property
    def landing(self) -> Landing:
        """The landing so far."""
        entry = self.form.entry
        assert isinstance(entry, AfterSession)
        return entry.landing or Landing(before=entry.left)

    def action_enough(self) -> None:
        """Bring back the entry with its landing."""
        self.typing()
        self.form.take_typed()
        self.dismiss(Ended(self.form.entry))

    def leave(self) -> None:
        """Going back from the first part is enough."""
        self.action_enough()

    @on(QuestionWidget.Went)
    def went_on(self, event: QuestionWidget.Went) -> None:
        """Go where only a landing goes."""
        if event.go is Go.ENOUGH:
            self.action_enough()
        elif event.go is Go.EXERCISE:
            self.app.run_worker(self._practise(), group="ways", exclusive=False)

    async def _practise(self) -> None:
        """Walk an exercise that fits, in a worker of the app's own, and come back."""
        done = await ground_for(self.companion, self.landing.after or self.landing.before)
        landing = replace(
            self.landing,
            exercises=(*self.landing.exercises, *done.exercises),
            after=done.after or self.landing.after,
        )
        self.form.change(replace(self.form.entry, landing=landing))
        await self.go_to(self.form.index + 1)
