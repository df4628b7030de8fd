"""A question with fixed answers: one of them, a line of own words, both or neither."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.events import Key
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.core.questions import ChooseQuestion, Go
from companion.text.entries import fixed_answer
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.choices import Choice, Choices, numbered
from companion.tui.widgets.line_input import LineInput


class ChooseWidget(QuestionWidget[ChooseQuestion]):
    """The answers with a digit each, and below them a line for own words."""

    FIRST = "Choices"
    ROWS = 9
    DEFAULT_CSS = """
    ChooseWidget Input { width: 50; max-width: 90%; }
    ChooseWidget Input:blur { background: $background; }
    ChooseWidget Center { height: 1; margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the answers and the line."""
        yield Choices(self._choices(), marked=False)
        hint = phrase("after.own_words")
        yield Center(LineInput(self.form.given.words, placeholder=hint, select_on_focus=False))

    def _choices(self) -> list[Choice]:
        chosen, question = self.form.given.choice, self.question
        labels = {
            answer: f"{'•' if answer == chosen else ' '} {fixed_answer(question, answer)}"
            for answer in question.answers
        }
        return numbered(labels)

    def use_key(self, event: Key) -> bool:
        """Choose an answer by its digit; begin to write with any letter; leave the line upwards."""
        if event.key == "up" and self.writing:
            return self.back()
        if self.writing or not event.character or not event.is_printable:
            return False
        if self.query_one(Choices).press(event.character) or event.character.isdigit():
            return True
        if event.character in " ?":
            return False
        line = self.query_one(Input)
        line.focus()
        line.insert_text_at_cursor(event.character)
        return True

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Choose an answer and go on; the chosen one again takes it back, or with Enter goes on."""
        again = self.form.given.choice == event.choice.id and not event.entered
        self.answer(replace(self.form.given, choice=None if again else event.choice.id))
        self.query_one(Choices).choices = tuple(self._choices())
        if not again:
            self.go(Go.NEXT)

    @on(Input.Changed)
    def wrote(self, event: Input.Changed) -> None:
        """Set the own words."""
        if event.value != self.form.given.words:
            self.answer(replace(self.form.given, words=event.value))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go on after the line."""
        self.go(Go.NEXT)

    def back(self) -> bool:
        """Stop writing."""
        if self.writing:
            self.query_one(Choices).focus()
            return True
        return False
