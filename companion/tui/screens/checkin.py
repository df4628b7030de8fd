"""A check-in or an entry after a session as a form."""

from __future__ import annotations

from textual import on

from companion.content.catalog import phrase
from companion.content.wordlists import region_name
from companion.core.entry import AfterSession, unsettled
from companion.core.questions import Go
from companion.tui.commands import command
from companion.tui.questions.base import QuestionWidget
from companion.tui.questions.body import BodyWidget
from companion.tui.screens.form import FormPage


class CheckInPage(FormPage):
    """What can be done in a check-in besides answering: leave a region out for good, land first."""

    BINDINGS = [
        command("body.leave_out", "x", "leave_out", footer=False),
        command("after.land", "ctrl+l", "land"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer leaving a region out where there are regions, and the landing where it is needed."""
        if action in ("leave_out", "land"):
            widget = self.widget if self.is_mounted and self.query(QuestionWidget) else None
            if action == "leave_out":
                return isinstance(widget, BodyWidget) and not widget.writing
            entry = self.form.entry
            return widget is not None and isinstance(entry, AfterSession) and unsettled(entry.left)
        return super().check_action(action, parameters)

    def action_leave_out(self) -> None:
        """Never show the region under the cursor again."""
        if isinstance(self.widget, BodyWidget) and (region := self.widget.leave_out()):
            hidden = (*self.context.settings.hidden_regions, region)
            self.companion.set_settings(hidden_regions=list(hidden))
            self.notify(phrase("body.left_out", name=region_name(region)), markup=False)

    @on(QuestionWidget.Went)
    def land_chosen(self, event: QuestionWidget.Went) -> None:
        """Land first, where that was chosen."""
        if event.go is Go.LAND:
            self.action_land()

    def action_land(self) -> None:
        """Land first; the questions wait."""
        self.app.run_worker(self._land(), group="ways", exclusive=False)

    async def _land(self) -> None:
        from companion.tui.landings import land

        self.typing()
        landed = await land(self.companion, self.form.draft, self.drafts)
        if landed is not None:
            self.form.change(landed)
            await self.show()
