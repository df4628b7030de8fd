"""The sessions with one person, side by side in the person's own words, and the card for next time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from textual import work
from textual.app import ComposeResult

from companion.content.catalog import phrase
from companion.core.entry import AfterSession
from companion.core.layout import WIDE_COLUMN
from companion.core.since import SinceMet, since_met
from companion.store.errors import StoreError
from companion.store.notebook import Notebook
from companion.text import sessions
from companion.text.dates import short_date
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.screens.export import write_to
from companion.tui.screens.page import Page
from companion.tui.screens.text_page import TextPage
from companion.tui.widgets.side_by_side import SideBySide


class PersonPage(Page[None]):
    """One column for each session, oldest on the left.

    `changed` is called with a session in which a line was marked as brought.
    """

    COLUMN = WIDE_COLUMN
    BINDINGS = [command("person.card", "c"), command("person.since", "s")]

    def __init__(
        self, person: str, found: Sequence[AfterSession], changed: Callable[[AfterSession], None]
    ) -> None:
        super().__init__()
        self.heading = phrase("entry.after_with", person=one_line(person))
        self._report = changed
        self.person = person
        self.found = found

    def content(self) -> ComposeResult:
        """Lay out the columns."""
        days = [short_date(session.at.date()) for session in self.found]
        yield SideBySide(days, sessions.side_by_side(self.found))

    def action_card(self) -> None:
        """Show the card for next time."""
        self.app.push_screen(CardPage(sessions.card(self.person, self.found)))

    @work(exclusive=True)
    async def action_since(self) -> None:
        """Show what was written since the last session, whatever the filters of the history are."""
        from companion.tui.screens.since import SincePage

        try:
            found = await asyncio.to_thread(_since_met, self.context.notebook, self.person)
        except StoreError as error:
            self.app.notify(phrase(error.key, **error.facts), markup=False)
            return
        if found:
            await self.app.push_screen_wait(SincePage(self.person, found, self._changed))

    def _changed(self, session: AfterSession) -> None:
        self.found = [session if each.id == session.id else each for each in self.found]
        self._report(session)


def _since_met(notebook: Notebook, person: str) -> SinceMet | None:
    return since_met(notebook.entries(), person)


class CardPage(TextPage):
    """What to bring next time, to copy or to print."""

    BINDINGS = [command("person.copy", "y", "copy_card"), command("person.save", "x", "save")]

    def __init__(self, words: str) -> None:
        super().__init__(phrase("person.commands.card.label"), ("", words))
        self.words = words

    def action_copy_card(self) -> None:
        """Copy the card, and say so."""
        self.app.copy_to_clipboard(self.words)
        self.app.notify(phrase("history.copied"), markup=False)

    @work
    async def action_save(self) -> None:
        """Write the card to a file."""
        path = Path.home() / phrase("take_along.card_file")
        await write_to(self.host, path, [self.words.encode()])
