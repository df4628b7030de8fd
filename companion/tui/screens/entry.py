"""One entry, in full."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.content.telling import whole
from companion.core.entry import AfterSession, CheckIn, Entry
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.hints import Hints


class EntryPage(Page[None]):
    """Shows everything that one entry holds, in the person's own words."""

    CSS_PATH = "entry.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [command("flow.edit", "e", "edit")]

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry

    def compose(self) -> ComposeResult:
        """Lay out the entry, which scrolls."""
        with VerticalScroll():
            yield Static(whole(self.entry), id="entry", markup=False)
        yield Hints()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was asked in questions can be changed in them."""
        return action != "edit" or isinstance(self.entry, CheckIn | AfterSession)

    def action_edit(self) -> None:
        """Open the questions again, in a worker of the app's own."""
        self.app.run_worker(self._edit(), group="ways", exclusive=False)

    async def _edit(self) -> None:
        from companion.tui.checkins import change

        if isinstance(self.entry, CheckIn | AfterSession) and (
            changed := await change(self.companion, self.entry)
        ):
            self.entry = changed
            self.query_one("#entry", Static).update(whole(changed))
