"""Questions that are answered in somebody's own words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.widget import Widget
from textual.widgets import TextArea

from companion.content.catalog import phrase
from companion.tui.questions.base import Ask
from companion.tui.widgets.text_area import SafeTextArea


class Note(Ask):
    """A note, as long as somebody likes."""

    name_of_field = "note"
    DEFAULT_CSS = "Note Center { height: 1fr; } Bring Center { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Lay out room to write."""
        yield Center(SafeTextArea(self.field(self.name_of_field), hint=phrase("checkin.note_hint")))

    @property
    def first(self) -> Widget:
        return self.query_one(SafeTextArea)

    @property
    def writing(self) -> bool:
        return True

    def enter(self) -> None:
        """Nothing: in a text, Enter is a new line."""

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Hand on the text."""
        event.stop()
        if event.text_area.text != self.field(self.name_of_field):
            self.say(**{self.name_of_field: event.text_area.text})


class Bring(Note):
    """What to bring next time."""

    name_of_field = "bring"
