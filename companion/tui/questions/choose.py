"""A question about the session: a choice, a line of own words, both or neither."""

from __future__ import annotations

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input

from companion.content.catalog import phrase, table
from companion.core.entry import Answer
from companion.tui.questions.base import Ask
from companion.tui.widgets.choices import Choice, Choices


class ChoiceOfAnswers(Ask):
    """Shows the answers with a digit each, and below them a line for own words.

    `name_of_field` is the field of the entry and the question's name in the content.
    """

    name_of_field = ""
    rows = 9
    DEFAULT_CSS = """
    ChoiceOfAnswers Input { width: 50; max-width: 90%; }
    ChoiceOfAnswers Input:blur { background: $background; }
    ChoiceOfAnswers Center { height: 1; margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the answers and the line."""
        self.answer: Answer = self.field(self.name_of_field)
        yield Choices(self._choices())
        hint = phrase("after.own_words")
        yield Center(Input(self.answer.words, placeholder=hint, select_on_focus=False))

    def _choices(self) -> tuple[Choice, ...]:
        answers: dict[str, str] = table("after")["answers"][self.name_of_field]
        width = max(map(len, answers.values())) + 2
        return tuple(
            Choice(key, f"{'• ' if key == self.answer.choice else '  '}{words}".ljust(width), str(number))
            for number, (key, words) in enumerate(answers.items(), start=1)
        )

    @property
    def first(self) -> Widget:
        return self.query_one(Choices)

    @property
    def writing(self) -> bool:
        return self.query_one(Input).has_focus

    def take(self, event: Key) -> bool:
        """Take an answer by its digit; begin to write with any letter; leave the line upwards."""
        if event.key == "up" and self.writing:
            return self.back()
        if self.writing or not event.character or not event.is_printable:
            return False
        choices = self.query_one(Choices).choices
        if event.character.isdigit():
            number = int(event.character)
            if 0 < number <= len(choices):
                self._give(choices[number - 1].id)
            return True
        if event.character in " ?":
            return False
        line = self.query_one(Input)
        line.focus()
        line.insert_text_at_cursor(event.character)
        return True

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Take an answer."""
        event.stop()
        self._give(event.choice.id)

    def _give(self, words: str) -> None:
        given = None if self.answer.choice == words else words
        self._answer(msgspec.structs.replace(self.answer, choice=given))
        self.query_one(Choices).choices = self._choices()
        if given:
            self.query_one(Input).focus()

    @on(Input.Changed)
    def wrote(self, event: Input.Changed) -> None:
        """Take a line of own words."""
        event.stop()
        if event.value != self.answer.words:
            self._answer(msgspec.structs.replace(self.answer, words=event.value))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go on after the line."""
        event.stop()
        self.post_message(self.Onward())

    def _answer(self, answer: Answer) -> None:
        self.answer = answer
        self.say(**{self.name_of_field: answer})

    def back(self) -> bool:
        """Stop writing."""
        if self.writing:
            self.query_one(Choices).focus()
            return True
        return False


class Room(ChoiceOfAnswers):
    """Whether there was room."""

    name_of_field = "room"


class Heard(ChoiceOfAnswers):
    """Whether somebody felt heard."""

    name_of_field = "heard"


class Pace(ChoiceOfAnswers):
    """The pace."""

    name_of_field = "pace"


class HeldBack(ChoiceOfAnswers):
    """Whether something was held back."""

    name_of_field = "held_back"


class Jarred(ChoiceOfAnswers):
    """What became of something that jarred."""

    name_of_field = "jarred"


class AboutThem(ChoiceOfAnswers):
    """What the body does about this person now."""

    name_of_field = "about_them"
