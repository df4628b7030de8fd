"""What can be done with one entry, the same wherever it is shown: edit, tag, copy, remove."""

from __future__ import annotations

import asyncio

import msgspec
from textual import work
from textual.binding import BindingType

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, CheckIn, Entry, Practice
from companion.flows.context import Context
from companion.store.errors import StoreError
from companion.text.entries import in_full
from companion.tui.commands import command
from companion.tui.screens.page import Answer, Page

CHANGES: list[BindingType] = [
    command("changing.edit", "e"),
    command("changing.tag", "t"),
    command("changing.copy", "y", "copy_entry"),
    command("changing.remove", "d,delete"),
]
"""The commands, for a page to put among its own."""
ABOUT_ONE = ("edit", "tag", "copy_entry", "remove")
"""Their actions."""


class Changing(Page[Answer]):
    """A page on which an entry can be changed; what it does with the outcome is its own."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    @property
    def current(self) -> Entry | None:
        """The entry that a command is about."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs an entry only where there is one."""
        return action not in ABOUT_ONE or self.current is not None

    def changed(self, entry: Entry) -> None:
        """Show an entry as it is now."""
        raise NotImplementedError

    def removed(self, entry: Entry) -> None:
        """Show that an entry is gone."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say one sentence."""
        self.app.notify(sentence, markup=False)

    @work
    async def action_edit(self) -> None:
        """Open the questions of a check-in again; of a practice the rating, the note and the tags."""
        from companion.tui.screens.edit import Edit

        entry = self.current
        if isinstance(entry, Practice):
            edited = await self.app.push_screen_wait(Edit(entry))
            await self._keep(entry, edited)
        elif entry:
            # A worker of the app's own: one of this screen's would end with it.
            self.app.run_worker(self._ask_again(entry), group="ways", exclusive=False)

    async def _ask_again(self, entry: CheckIn | AfterSession) -> None:
        from companion.tui.checkins import change

        if changed := await change(self.companion, entry):
            kept = await asyncio.to_thread(self.context.notebook.get, changed.id)
            self.changed(kept or changed)

    @work
    async def action_tag(self) -> None:
        """Add a tag."""
        from companion.tui.screens.line import LinePage

        if entry := self.current:
            tag = (await self.app.push_screen_wait(LinePage(phrase("changing.own_tag"))) or "").strip()
            if tag and tag not in entry.tags:
                await self._keep(entry, msgspec.structs.replace(entry, tags=(*entry.tags, tag)))

    async def _keep(self, before: Entry, entry: Entry | None) -> None:
        if entry is None or entry == before:
            return
        if await self.companion.save(entry, again=True):
            kept = await asyncio.to_thread(self.context.notebook.get, entry.id)
            self.changed(kept or entry)

    def action_copy_entry(self) -> None:
        """Copy the entry as it reads, and say so."""
        if entry := self.current:
            self.app.copy_to_clipboard(in_full(entry, self.context.now()))
            self.tell(phrase("history.copied"))

    @work
    async def action_remove(self) -> None:
        """Remove the entry."""
        if entry := self.current:
            try:
                entry = await asyncio.to_thread(self.context.notebook.remove, entry.id)
            except StoreError as error:
                self.tell(phrase(error.key, **error.facts))
            else:
                self.removed(entry)
