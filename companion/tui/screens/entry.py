"""One entry, in full, on a page of its own; and what is done to an entry wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.binding import BindingType

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.text.letter import Paragraph, as_text, letter
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.letter_view import LetterView

CHANGES: list[BindingType] = [
    command("changing.edit", "e", "change('edit')"),
    command("changing.tag", "t", "change('tag')"),
    command("changing.copy", "y", "copy_entry"),
    command("changing.remove", "d,delete", "change('delete')"),
]
"""The commands about one entry, for a page to put among its own."""


def change(page: Page[Any], name: str, entry: Entry, changed: Callable[[str, Entry], None]) -> None:
    """Edit, tag or delete an entry; if it has changed then, call `changed` with the name and the entry.

    A key that is held down deletes one entry and not all of them.
    """
    if name == "delete" and page.host.key_repeats:
        return

    async def run() -> None:
        from companion.flows import edit

        flow = {"edit": edit.edit, "tag": edit.tag, "delete": edit.delete}[name]
        new = None
        async with page.host.screens() as front:
            new = await flow(front, page.context, entry)
        if new:
            changed(name, new)

    # A worker of the app's own: one of the page's would end with it.
    page.app.run_worker(run(), group="flows", exclusive=False)


class EntryPage(Page[None]):
    """Shows everything that one entry holds, in the person's own words.

    `changed` is called with what was done, "edit", "tag" or "delete", and the entry as it is then.
    """

    AUTO_FOCUS = "LetterView"
    SHOWS_ENTRIES = True
    BINDINGS = CHANGES

    def __init__(self, entry: Entry, changed: Callable[[str, Entry], None]) -> None:
        super().__init__()
        self.entry = entry
        self.heading = self._letter[0].words
        self._changed = changed

    def content(self) -> ComposeResult:
        """Lay out the letter."""
        yield LetterView()

    def on_mount(self) -> None:
        """Show the entry."""
        self._show_letter()

    def _show_letter(self) -> None:
        # The date stands above it, as the title of the page.
        self.query_one(LetterView).show(self._letter[1:])

    @property
    def _letter(self) -> list[Paragraph]:
        return letter(self.entry, self.context.now())

    def action_change(self, name: str) -> None:
        """Edit, tag or delete the entry."""
        change(self, name, self.entry, self._show)

    def _show(self, name: str, entry: Entry) -> None:
        """Show the entry as it is now; if it was deleted, leave for the list, where it can be restored."""
        if name == "delete":
            self.dismiss()
        else:
            self.entry = entry
            self._show_letter()
        self._changed(name, entry)

    def action_copy_entry(self) -> None:
        """Copy the entry as it reads, and say so."""
        self.app.copy_to_clipboard(as_text(self._letter))
        self.app.notify(phrase("history.copied"), markup=False)
