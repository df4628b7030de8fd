"""The landing after a session, so that nobody is left in a heightened state."""

from __future__ import annotations

import msgspec
from textual import on

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, Landing
from companion.flows.context import Context
from companion.tui.commands import command
from companion.tui.drafting import Drafting, HalfSaid
from companion.tui.grounding import ground_for
from companion.tui.questions import rest as parts
from companion.tui.questions.base import Question
from companion.tui.questions.set_aside import SetDown
from companion.tui.screens.form import Ended, Flow


def questions() -> list[Question]:
    """The parts in their order: outside before inside, and one kind thing at the end."""
    return [
        Question(phrase("landing.look"), parts.Outside, "landing.look"),
        Question(phrase("landing.feet"), parts.Outside, "landing.feet"),
        Question(phrase("landing.word"), parts.BodyWord, "landing.words"),
        Question(phrase("landing.exercise"), parts.SomethingThatFits, "landing.exercises"),
        Question(phrase("landing.now"), parts.NowAgain, "landing.after"),
        Question(phrase("landing.away"), SetDown, "landing.put_away"),
        Question(phrase("landing.kind"), parts.KindThing, "landing.kind_thing"),
    ]


class LandingPage(Flow):
    """Walks the parts; it ends when somebody says "enough", on any of them, and keeps what there is."""

    BINDINGS = [command("landing.enough", "ctrl+s", "enough", priority=True)]

    def __init__(self, context: Context, half: HalfSaid, drafting: Drafting) -> None:
        super().__init__(context, half, questions(), drafting, ending=False)
        entry = self.entry
        if isinstance(entry, AfterSession) and entry.landing is None:
            self.entry = msgspec.structs.replace(entry, landing=Landing(before=entry.left))

    async def on_mount(self) -> None:
        """Have it known from now on that this is where somebody is."""
        self.draft()

    @property
    def something_said(self) -> bool:
        """Always: how somebody left is what the landing begins with."""
        return True

    @property
    def landing(self) -> Landing:
        """What was done and said so far."""
        assert isinstance(self.entry, AfterSession)
        return self.entry.landing or Landing()

    @on(parts.Part.Enough)
    def action_enough(self) -> None:
        """Bring back the entry with its landing."""
        self.take_in()
        self.dismiss(Ended(self.entry))

    def action_back(self) -> None:
        """Go one step back, within the question or to the one before."""
        self.call_next(self._back)

    async def _back(self) -> None:
        """Go one step back; from the first part, enough."""
        if not self.ask.back():
            if self.index:
                await self.go_to(self.index - 1)
            else:
                self.action_enough()

    @on(parts.Part.Exercise)
    def practise(self) -> None:
        """Walk something that fits, in a worker of the app's own, and come back."""
        self.app.run_worker(self._practise(), group="ways", exclusive=False)

    async def _practise(self) -> None:
        done = await ground_for(self.companion, self.landing.after or self.landing.before)
        landing = msgspec.structs.replace(
            self.landing,
            exercises=(*self.landing.exercises, *done.exercises),
            after=done.after or self.landing.after,
        )
        self.entry = msgspec.structs.replace(self.entry, landing=landing)
        self.draft()
        await self.go_to(self.index + 1)
