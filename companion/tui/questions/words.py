"""A question that is answered by words from a field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from textual import on
from textual.app import ComposeResult
from textual.containers import Center

from companion.content.wordlists import WordFamily, feelings, sensations
from companion.core.layout import WIDE_COLUMN
from companion.core.questions import Go, WordsQuestion
from companion.text.entries import fixed_answer
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.word_picker import WordPicker


class WordsWidget(QuestionWidget[WordsQuestion]):
    """A field of words; one of them is also the end of the question where there can be no more."""

    FIRST = "WordPicker"
    COLUMN = WIDE_COLUMN
    ROWS = 0
    DEFAULT_CSS = """
    WordsWidget { align-horizontal: center; }
    WordsWidget WordPicker { max-width: 84; }
    WordsWidget.-alone WordPicker { max-width: 40; }
    WordsWidget Center { height: 1fr; max-height: 11; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the words, with those that were chosen; below them the ways on, if there are any."""
        alone, given = self.question.alone, self.form.given
        self.set_class(alone, "-alone")
        chosen = filter(None, (given,) if alone else given)
        numbered = alone or self.question.offers == "feelings"
        field = WordPicker(
            self._offers(),
            chosen,
            own=self._own,
            alone=alone,
            listed=alone,
            numbered=numbered,
            longest=self.question.longest,
        )
        if self.question.actions:
            yield Center(field)
            yield self.ways_on()
        else:
            yield field

    @property
    def _own(self) -> tuple[str, ...]:
        """What the person has used before, the most recent first."""
        return getattr(self.form.vocabulary, self.question.own) if self.question.own else ()

    def _offers(self) -> Iterable[WordFamily]:
        # The one of last time is the first.
        last = [word for word in self._own[:1] if word in self.question.answers]
        if answers := dict.fromkeys((*last, *self.question.answers)):
            yield WordFamily("", {answer: fixed_answer(self.question, answer) for answer in answers})
        match self.question.offers:
            case "feelings":
                yield from feelings()
            case "sensations":
                yield from sensations()
            case "":
                pass
            case never:
                assert_never(never)

    @on(WordPicker.Chose)
    def chose(self, event: WordPicker.Chose) -> None:
        """Set the words, and go on or offer the ways on where there can be only one."""
        self.answer(self._answer(event.chosen))
        if self.question.alone and event.chosen:
            if self.question.actions:
                self.query_one("#ways").focus()
            else:
                self.go(Go.NEXT)

    @property
    def typed(self) -> str | tuple[str, ...] | None:
        field = self.query_one(WordPicker)
        return self._answer(field.meant) if field.typed else None

    def _answer(self, words: tuple[str, ...]) -> str | tuple[str, ...]:
        return "".join(words) if self.question.alone else words

    def back(self) -> bool:
        """Go back from the ways on to the words."""
        if self.query_one(WordPicker).has_focus or not self.question.actions:
            return False
        self.query_one(WordPicker).focus()
        return True
