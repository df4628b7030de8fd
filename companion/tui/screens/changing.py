"""What can be done with one entry, the same wherever it is shown: edit, tag, copy, remove."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from textual.binding import BindingType

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.text.entries import in_full
from companion.tui.commands import command
from companion.tui.screens.page import Answer, Page

Flow: TypeAlias = Callable[[FrontEnd, Context, Entry], Coroutine[Any, Any, Entry | None]]
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

    def action_edit(self) -> None:
        """Ask the questions of the entry again."""
        from companion.flows.edit import edit

        self._begin(edit, self.changed)

    def action_tag(self) -> None:
        """Add a tag."""
        from companion.flows.edit import tag

        self._begin(tag, self.changed)

    def action_remove(self) -> None:
        """Delete the entry."""
        from companion.flows.edit import delete

        self._begin(delete, self.removed)

    def _begin(self, flow: Flow, then: Callable[[Entry], None]) -> None:
        """Run a flow about the entry, and show what came of it."""
        if entry := self.current:
            # A worker of the app's own: one of this screen's would end with it.
            self.app.run_worker(self._run(flow, entry, then), group="flows", exclusive=False)

    async def _run(self, flow: Flow, entry: Entry, then: Callable[[Entry], None]) -> None:
        changed = None
        async with self.host.screens() as front:
            changed = await flow(front, self.context, entry)
        if changed:
            then(changed)

    def action_copy_entry(self) -> None:
        """Copy the entry as it reads, and say so."""
        if entry := self.current:
            self.app.copy_to_clipboard(in_full(entry, self.context.now()))
            self.tell(phrase("history.copied"))
