"""The pages that a key opens from many others, each once."""

from __future__ import annotations

from companion.tui.locking import LockingApp


class OpensPages(LockingApp):
    """An app that opens the people, the plan, the keys and the settings over whatever is shown."""

    async def action_people(self) -> None:
        """Show the help lines and the person's own people."""
        from companion.tui.screens.people import PeoplePage

        if not isinstance(self.screen, PeoplePage):
            self.push_screen(PeoplePage())

    def action_plan(self) -> None:
        """Show the person's own plan."""
        from companion.tui.screens.plan import PlanPage

        if not isinstance(self.screen, PlanPage):
            self.push_screen(PlanPage())

    def action_keys(self) -> None:
        """Show all keys of the page that is on the screen."""
        from companion.tui.screens.keys import KeysPage

        if not isinstance(self.screen, KeysPage):
            self.push_screen(KeysPage(self.screen))

    async def action_settings(self) -> None:
        """Show the settings."""
        from companion.tui.screens.settings import SettingsPage

        if not isinstance(self.screen, SettingsPage):
            self.push_screen(SettingsPage())
