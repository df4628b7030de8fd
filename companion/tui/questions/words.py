"""Questions that are answered with words from a field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from companion.content.catalog import table
from companion.content.feelings import families
from companion.core.vocabulary import Vocabulary
from companion.tui.questions.base import Ask
from companion.tui.widgets.word_layout import Family
from companion.tui.widgets.word_picker import WordPicker


class _FromField(Ask):
    """A field of words for one field of the entry."""

    name_of_field = ""
    alone = False

    def offered(self) -> Iterable[Family]:
        """The words that the content has."""
        return ()

    def own(self) -> tuple[str, ...]:
        """The words that the person used before."""
        return ()

    def compose(self) -> ComposeResult:
        """Lay out the words, with what was chosen."""
        said = self.field(self.name_of_field)
        chosen = (said,) if isinstance(said, str) and said else said or ()
        field = WordPicker(self.offered(), chosen, alone=self.alone, listed=self.alone)
        field.set_reactive(WordPicker.own, self.own())
        yield field

    @property
    def first(self) -> Widget:
        return self.query_one(WordPicker)

    @property
    def writing(self) -> bool:
        return True

    def remember(self, remembered: Vocabulary) -> None:
        super().remember(remembered)
        self.query_one(WordPicker).own = self.own()

    @on(WordPicker.Chose)
    def chose(self, event: WordPicker.Chose) -> None:
        """Hand on the words; where there can be only one, that is also the end of the question."""
        event.stop()
        self.say(**self._changes(event.chosen))
        if self.alone and event.chosen:
            self.post_message(self.Onward())

    def unsaid(self) -> dict[str, Any]:
        field = self.query_one(WordPicker)
        return self._changes(field.meant) if field.typed else {}

    def _changes(self, words: tuple[str, ...]) -> dict[str, Any]:
        return {self.name_of_field: "".join(words) if self.alone else words}


class Feelings(_FromField):
    """Feelings, several if somebody likes."""

    name_of_field = "feelings"

    def offered(self) -> Iterable[Family]:
        return tuple(Family(family.name, family.words) for family in families())

    def own(self) -> tuple[str, ...]:
        return self.remembered.feelings


class Tags(_FromField):
    """Tags of somebody's own."""

    name_of_field = "tags"

    def own(self) -> tuple[str, ...]:
        return self.remembered.tags


class Person(_FromField):
    """With whom: a label of one's own, one from before, or nobody."""

    name_of_field = "person"
    alone = True

    def own(self) -> tuple[str, ...]:
        return self.remembered.people


class Session(_FromField):
    """What kind of session."""

    name_of_field = "session"
    alone = True

    def offered(self) -> Iterable[Family]:
        return (Family("", tuple(table("after")["sessions"].values())),)

    def own(self) -> tuple[str, ...]:
        return self.remembered.sessions
