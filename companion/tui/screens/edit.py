"""An entry to change: how it was, the note, the tags."""

from __future__ import annotations

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import Input, Static, TextArea

from companion.content.phrases import say
from companion.content.telling import date_of, what
from companion.core.entry import AfterSession, CheckIn, Entry, Practice, Rating
from companion.core.reading import rating_of
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.hints import Hints
from companion.tui.widgets.rating import RatingLine


class Edit(Page[Entry]):
    """Brings back the entry as it was changed; Esc brings back nothing, and nothing is changed."""

    CSS_PATH = "edit.tcss"
    BINDINGS = [command("changing.keep", "ctrl+s", "keep", priority=True)]

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry

    def compose(self) -> ComposeResult:
        """Lay out what can be changed."""
        entry = self.entry
        with VerticalScroll():
            head = f"{date_of(entry.at.date())}, {entry.at:%H:%M}   {what(entry)}"
            yield Static(head, id="head", markup=False)
            yield RatingLine()
            yield Static(say("changing.note"), classes="label", markup=False)
            yield TextArea(entry.note, id="note", tab_behavior="focus", show_line_numbers=False)
            yield Static(say("changing.tags"), classes="label", markup=False)
            yield Input(", ".join(entry.tags), id="tags")
        yield Hints()

    def on_mount(self) -> None:
        """Begin in the note."""
        self.query_one(RatingLine).rating = self._rating
        self.query_one(TextArea).focus()

    @property
    def _rating(self) -> Rating:
        """How it was; for an exercise, how it was afterwards."""
        return self.entry.after if isinstance(self.entry, Practice) else rating_of(self.entry)

    def on_key(self, event: Key) -> None:
        """Take digits and states while nobody is writing."""
        line = self.query_one(RatingLine)
        if line.has_focus and event.character and line.press(event.character):
            event.stop()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Bring it back."""
        tags = dict.fromkeys(tag.strip() for tag in self.query_one("#tags", Input).value.split(","))
        entry = msgspec.structs.replace(
            self.entry, note=self.query_one(TextArea).text.rstrip(), tags=tuple(filter(None, tags))
        )
        self.dismiss(_rated(entry, self.query_one(RatingLine).rating))


def _rated(entry: Entry, rating: Rating) -> Entry:
    match entry:
        case Practice():
            return msgspec.structs.replace(entry, after=rating)
        case CheckIn():
            return msgspec.structs.replace(entry, rating=rating)
        case AfterSession():
            return msgspec.structs.replace(entry, left=rating)
    return entry
