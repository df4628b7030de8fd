"""A form: an entry, the questions about it, and the question that is asked now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from companion.core.answers import answer, answered, is_asked
from companion.core.entry import Entry, Sensation
from companion.core.questions import AnyQuestion, Go
from companion.core.vocabulary import Vocabulary
from companion.flows.drafts import Draft, DraftWriter
from companion.store.errors import StoreError


class Form:
    """The value that a front end reads and writes while it asks questions; each change is drafted.

    `vocabulary` holds words of the person's own to offer with the questions, `unmended` the people with whom
    something was left open. `more` says that more questions are wanted. `taken_back` is what was answered for
    a region of the body whose mark was taken away, so that it comes back with the mark.
    """

    def __init__(self, draft: Draft, questions: Sequence[AnyQuestion], drafts: DraftWriter) -> None:
        self.entry: Entry = draft.entry
        self.vocabulary = Vocabulary()
        self.unmended: frozenset[str] = frozenset()
        self.taken_back: dict[str, Sensation] = {}
        self._all = tuple(questions)
        self._first = draft
        self.more = any(draft.page == each.field or self._has(each) for each in self._further)
        self._drafts = drafts
        self._typed: Any = None
        self.index = 0
        self.go_to_field(draft.page)

    @property
    def questions(self) -> tuple[AnyQuestion, ...]:
        """The questions that are asked about the entry as it is now."""
        editing = self._first.again
        return tuple(
            each
            for each in self._all
            if is_asked(each, self.entry, editing=editing, more=self.more, unmended=self.unmended)
        )

    @property
    def _further(self) -> tuple[AnyQuestion, ...]:
        return tuple(each for each in self._all if each.when in ("more", "unmended"))

    @property
    def has_more(self) -> bool:
        """Whether there are more questions than those that are asked."""
        return bool(self._further) and not (self.more or self._first.again)

    @property
    def question(self) -> AnyQuestion:
        """The question that is asked now."""
        return self.questions[self.index]

    @property
    def given(self) -> Any:
        """The answer to this question so far; None if it has no answer of its own."""
        return answer(self.entry, self.question.field)

    @property
    def answered(self) -> tuple[bool, ...]:
        """Whether each question has an answer."""
        return tuple(map(self._has, self.questions))

    def _has(self, question: AnyQuestion) -> bool:
        return bool(answer(self.entry, question.field))

    @property
    def has_answers(self) -> bool:
        """Whether there is anything to save."""
        return not self.draft.empty

    @property
    def problem(self) -> StoreError | None:
        """Why what was answered can't be written to the draft; None if it can."""
        return self._drafts.problem

    @property
    def draft(self) -> Draft:
        """What is to be found again if the form is left now."""
        entry = self.entry
        if self._typed is not None:
            entry = answered(entry, self.question.field, self._typed)
        return replace(self._first, entry=entry, page=self.question.field)

    def answer(self, value: Any) -> None:
        """Set the answer to this question."""
        self._typed = None
        self.change(answered(self.entry, self.question.field, value))

    def typing(self, value: Any) -> None:
        """Set the answer that what is being typed would come to; it counts once the question is left.

        None if nothing is being typed.
        """
        if value != self._typed:
            self._typed = value
            self._drafts.put(self.draft)

    def change(self, entry: Entry) -> None:
        """Set the whole entry."""
        self.entry = entry
        self._drafts.put(self.draft)

    def offers(self, go: Go) -> bool:
        """Return whether a way on leads anywhere: more questions where there are any, others before all."""
        if go is Go.LED:
            return not (self.has_answers or self._first.again)
        return go is not Go.MORE or self.has_more

    def ask_more(self) -> None:
        """Ask more questions, the first of them next."""
        first, self.more = self._further[0].field, True
        self.go_to_field(first)

    def go_to_field(self, field: str) -> None:
        """Go to the question about a field, if it is asked."""
        fields = [question.field for question in self.questions]
        if field in fields:
            self.go_to(fields.index(field))

    def go_to(self, index: int) -> None:
        """Go to a question by its index; beyond either end nothing happens."""
        index = max(0, min(len(self.questions) - 1, index))
        if index != self.index:
            # What was typed is the answer now, because the question is left.
            self.entry, self._typed, self.index = self.draft.entry, None, index
            # An entry that is only read through needs no draft.
            if self.entry != self._first.entry:
                self._drafts.put(self.draft)
