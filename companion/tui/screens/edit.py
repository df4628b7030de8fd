"""A practice to change: how it was afterwards, the note, the tags."""

from __future__ import annotations

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import Input, Static, TextArea

from companion.content.catalog import phrase, table
from companion.core.entry import Practice
from companion.flows.front import Offer
from companion.text.dates import full_date
from companion.text.entries import title
from companion.tui.commands import command
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.page import Page
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rating import RatingLine


class Edit(Page[Practice]):
    """Brings back the practice as it was changed, None if it was left as it is."""

    CSS_PATH = "edit.tcss"
    BINDINGS = [command("changing.keep", "ctrl+s", "keep", priority=True)]

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice

    def compose(self) -> ComposeResult:
        """Lay out what can be changed."""
        practice = self.practice
        with VerticalScroll():
            head = f"{full_date(practice.at.date())}, {practice.at:%H:%M}   {title(practice)}"
            yield Static(head, id="head", markup=False)
            yield Static(phrase("changing.afterwards"), classes="label", markup=False)
            yield RatingLine(practice.after)
            yield Static(phrase("changing.note"), classes="label", markup=False)
            yield TextArea(practice.note, id="note", tab_behavior="focus", show_line_numbers=False)
            yield Static(phrase("changing.tags"), classes="label", markup=False)
            yield Input(", ".join(practice.tags), id="tags")
        yield Footer()

    def on_mount(self) -> None:
        """Begin in the note."""
        self.query_one(TextArea).focus()
        # What stands on the page before anything is changed: a field may hold a note without its last blanks.
        self._found = self.edited

    def on_key(self, event: Key) -> None:
        """Take digits and states while nobody is writing."""
        line = self.query_one(RatingLine)
        if line.has_focus and event.character and line.press(event.character):
            event.stop()

    @property
    def edited(self) -> Practice:
        """The practice as it stands on the page."""
        tags = dict.fromkeys(tag.strip() for tag in self.query_one("#tags", Input).value.split(","))
        return msgspec.structs.replace(
            self.practice,
            after=self.query_one(RatingLine).rating,
            note=self.query_one(TextArea).text.rstrip(),
            tags=tuple(filter(None, tags)),
        )

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Bring it back."""
        self.dismiss(self.edited)

    def action_back(self) -> None:
        """Go back; what was changed is not let go without a word."""
        self._leave()

    @work
    async def _leave(self) -> None:
        if self.edited != self._found:
            choice = await self.app.push_screen_wait(
                ChoicePage(Offer(phrase("changing.changed"), table("changing")["choices"]))
            )
            if choice is None:
                return
            if choice == "keep":
                self.action_keep()
                return
        self.dismiss(None)

    async def finish(self) -> None:
        """Keep what was changed, because the app is being left."""
        if self.edited != self._found:
            await self.companion.save(self.edited, again=True)
