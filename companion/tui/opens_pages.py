"""The pages that a key opens from many others, each once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from companion.store.paths import exists as is_there
from companion.tui.locking import LockingApp
from companion.tui.screens.page import Page

if TYPE_CHECKING:
    from companion.flows.context import Context
    from companion.flows.front import FrontEnd


class OpensPages(LockingApp):
    """An app that opens the people, the plan, the keys and the settings over whatever is shown."""

    _is_asking = False

    async def action_people(self) -> None:
        """Show the help lines and the person's own people."""
        from companion.tui.screens.people import PeoplePage

        self._open(PeoplePage, PeoplePage)

    def action_plan(self) -> None:
        """Show the person's own plan."""
        from companion.tui.screens.plan import PlanPage
        from companion.tui.screens.plan_part import PlanPartPage

        self._open(PlanPage, PlanPage, PlanPartPage)

    def action_unlock(self) -> None:
        """Open own files that are locked."""
        from companion.flows.unlock import unlock_own

        self._ask_over(unlock_own)

    def action_sealing(self) -> None:
        """Seal the notebook, set another passphrase, or make it plain again."""
        from companion.flows.sealing import sealing

        self._ask_over(sealing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open own files where they are locked."""
        if action == "unlock":
            return is_there(self.context.places.sealed_own) and self.context.are_own_locked
        return super().check_action(action, parameters)

    def _ask_over(self, flow: Callable[[FrontEnd, Context], Awaitable[object]]) -> None:
        """Run a flow over the page that is shown, once at a time; the page comes back."""
        if not self._is_asking:
            self._is_asking = True
            self.run_worker(self._ask(flow), group="flows", exclusive=False)

    async def _ask(self, flow: Callable[[FrontEnd, Context], Awaitable[object]]) -> None:
        try:
            async with self.screens() as front:
                await flow(front, self.context)
        finally:
            self._is_asking = False
        self._end_over()
        self.show_own()

    def _end_over(self) -> None:
        """Let keys follow once the page below a flow is seen again: the first screen doesn't do so itself."""
        self.call_after_refresh(self.release_keys)

    def _open(self, page: type[Page[None]], *same: type[Page[None]]) -> None:
        """Open a page, or go back to it where it is below: people and plan lead to each other."""
        match self.screen_stack[-2:]:
            case [_, here] if isinstance(here, page):
                return
            case [below, Page(awaited=None) as here] if isinstance(below, same):
                here.dismiss(None)
            case _:
                self.push_screen(page())

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

    def action_import(self) -> None:
        """Import entries from a file; a history below shows what has changed."""
        self.hold_keys()
        # A worker of the app's own: one of a page's would end with it, before all is saved.
        self.run_worker(self._import(), group="flows", exclusive=False)

    async def _import(self) -> None:
        from companion.flows.importing import import_entries
        from companion.tui.screens.history_list import HistoryList

        async with self.screens() as front:
            await import_entries(front, self.context)
        self._end_over()
        for shown in self.screen.query(HistoryList):
            shown.read_again()
