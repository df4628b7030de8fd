"""People: the emergency number first, then help lines, then one's own people."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.content import people as help_lines
from companion.content.catalog import phrase
from companion.text.people import paragraphs
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.page import Page
from companion.tui.screens.search_list import country_list
from companion.tui.widgets.emergency_lines import EmergencyLines


class PeoplePage(Page[None]):
    """Who can be reached, for the country that is set or that the locale names."""

    HEADING = "people"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [command("people.country", "c"), command("plan.open", "p", "app.plan")]

    def __init__(self) -> None:
        super().__init__()
        self.here = help_lines.here(self.context.settings.country)

    def content(self) -> ComposeResult:
        """Lay out the page, which scrolls."""
        with VerticalScroll():
            yield EmergencyLines(self.here, left=True)
            yield Static(id="lines", markup=False)

    def on_mount(self) -> None:
        """Show the country's lines."""
        self._show()

    def _show(self) -> None:
        self.query_one(EmergencyLines).show(self.here)
        own = help_lines.own_people(self.context.places.people)
        keys = phrase("people.keys", shown=key_of(self, "app.keys"))
        parts = [*paragraphs(self.here.code, own, self.context.today), keys]
        self.query_one("#lines", Static).update("\n\n".join(parts))

    @work
    async def action_country(self) -> None:
        """Choose the country, and save it as a setting: from then on its number is no guess."""
        if code := await self.app.push_screen_wait(country_list(self.here.code)):
            self.host.set_settings(country=code)
            self.here = help_lines.here(code)
            self._show()
