"""A question that is answered by a text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.widgets import TextArea

from companion.content.catalog import phrase
from companion.core.questions import TextQuestion
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.people_line import PeopleLine
from companion.tui.widgets.text_area import SafeTextArea


class TextWidget(QuestionWidget[TextQuestion]):
    """Room for a text of any length."""

    FIRST = "SafeTextArea"
    ROWS = 0
    ENTER = False
    DEFAULT_CSS = "TextWidget Center { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Lay out room to write."""
        yield Center(SafeTextArea(self.form.given, hint=phrase("questions.note.hint")))
        yield PeopleLine()

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Set the text."""
        if event.text_area.text != self.form.given:
            self.answer(event.text_area.text)
