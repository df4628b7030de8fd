"""The two check-ins as walks through their questions."""

from __future__ import annotations

from textual import on

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, unsettled
from companion.tui.commands import command
from companion.tui.questions.base import Ask
from companion.tui.questions.body import Where
from companion.tui.questions.rate import HowLeft
from companion.tui.screens.form import Flow


class CheckInFlow(Flow):
    """What can be done in a check-in besides answering: leave a place out for good, land first."""

    BINDINGS = [
        command("body.leave_out", "x", "leave_out", footer=False),
        command("after.land", "ctrl+l", "land"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer leaving a place out where there are places, and the landing where it is needed."""
        if action in ("leave_out", "land"):
            asked = self.ask if self.is_mounted and self.query(Ask) else None
            if action == "leave_out":
                return isinstance(asked, Where) and not asked.writing
            return asked is not None and self._unsettled
        return super().check_action(action, parameters)

    def action_leave_out(self) -> None:
        """Never show the place under the cursor again."""
        if isinstance(self.ask, Where):
            region, name = self.ask.place, self.ask.leave_out()
            if name:
                hidden = (*self.context.settings.hidden_regions, region)
                self.companion.set_settings(hidden_regions=list(hidden))
                self.notify(phrase("body.left_out", name=name), markup=False)

    @property
    def _unsettled(self) -> bool:
        return isinstance(self.entry, AfterSession) and unsettled(self.entry.left)

    @on(HowLeft.Land)
    def action_land(self) -> None:
        """Land first; the questions wait."""
        self.app.run_worker(self._land(), group="ways", exclusive=False)

    async def _land(self) -> None:
        from companion.tui.landings import land

        landed = await land(self.companion, self.half, self.drafting)
        if landed is not None:
            self.entry = landed
            self.draft()
            await self.show()
