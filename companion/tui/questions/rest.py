"""The parts of a landing: each can be passed over, and each has "enough" on it."""

from __future__ import annotations

from typing import Any

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.message import Message
from textual.widget import Widget

from companion.content.catalog import phrase, table
from companion.content.wordlists import kinds
from companion.core.entry import AfterSession, Landing, Rating
from companion.tui.questions.base import Ask
from companion.tui.questions.rate import How
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.word_layout import Family
from companion.tui.widgets.word_picker import WordPicker


class Part(Ask):
    """One part of the landing that belongs to an entry about a session."""

    rows = 6

    class Enough(Message):
        """Somebody said "enough"."""

    class Exercise(Message):
        """Somebody wants the exercise."""

    @property
    def landing(self) -> Landing:
        """What was done and said so far."""
        assert isinstance(self.entry, AfterSession)
        return self.entry.landing or Landing(before=self.entry.left)

    def land(self, **changes: object) -> None:
        """Hand on a change of the landing."""
        self.say(**self.changed(**changes))

    def changed(self, **changes: object) -> dict[str, Any]:
        """The change of the entry that a change of the landing comes to."""
        return {"landing": msgspec.structs.replace(self.landing, **changes)}

    @property
    def first(self) -> Widget | None:
        return next(iter(self.query(Choices)), None)

    def ways_on(self, **more: str) -> Choices:
        """The choices below a part: what it has of its own, going on, and enough."""
        ways = {**more, "go_on": phrase("landing.go_on"), "enough": phrase("landing.enough")}
        return Choices([Choice(name, words, "") for name, words in ways.items()], id="ways")

    @on(Choices.Chosen, "#ways")
    def way_chosen(self, event: Choices.Chosen) -> None:
        """Go the way that was chosen."""
        event.stop()
        ways = {"enough": self.Enough, "exercise": self.Exercise}
        self.post_message(ways.get(event.choice.id, self.Onward)())


class Outside(Part):
    """Something to do with eyes and feet; the words are the question."""

    def compose(self) -> ComposeResult:
        """Lay out the ways on."""
        yield self.ways_on()


class BodyWord(Part):
    """One word for the body; it joins what was said about the body all over."""

    rows = 0

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        yield WordPicker([Family(kind.name, kind.words) for kind in kinds()], self._said, id="words")

    @property
    def _said(self) -> tuple[str, ...]:
        return self.landing.words

    @property
    def first(self) -> Widget:
        return self.query_one(WordPicker)

    @property
    def writing(self) -> bool:
        return True

    @on(WordPicker.Chose)
    def chose(self, event: WordPicker.Chose) -> None:
        """Hand on the words."""
        event.stop()
        self.land(words=event.chosen)

    def unsaid(self) -> dict[str, Any]:
        field = self.query_one(WordPicker)
        return self.changed(words=field.meant) if field.typed else {}


class SomethingThatFits(Part):
    """An exercise for how it is, offered by name."""

    def compose(self) -> ComposeResult:
        """Lay out the offer."""
        yield self.ways_on(exercise=phrase("checkin.ground"))


class NowAgain(How, Part):
    """How it is now, after what was done."""

    @property
    def rating(self) -> Rating:
        return self.landing.after

    def rate(self, rating: Rating) -> None:
        self.land(after=rating)


class KindThing(Part):
    """One practical kind thing; the last part, which stays until somebody has enough."""

    rows = 0

    def compose(self) -> ComposeResult:
        """Lay out the kind things."""
        kind = self.landing.kind_thing
        offered = Family("", tuple(table("landing")["kinds"].values()))
        yield Center(WordPicker([offered], (kind,) if kind else (), alone=True, listed=True))
        yield self.ways_on()

    def ways_on(self, **more: str) -> Choices:
        return Choices([Choice("enough", phrase("landing.enough"), "")], id="ways")

    @property
    def first(self) -> Widget:
        return self.query_one(WordPicker)

    @property
    def writing(self) -> bool:
        return self.query_one(WordPicker).has_focus

    @on(WordPicker.Chose)
    def chose(self, event: WordPicker.Chose) -> None:
        """Hand on the kind thing, and offer the end."""
        event.stop()
        self.land(kind_thing="".join(event.chosen))
        if event.chosen:
            self.query_one("#ways").focus()

    def unsaid(self) -> dict[str, Any]:
        field = self.query_one(WordPicker)
        return self.changed(kind_thing="".join(field.meant)) if field.typed else {}

    def back(self) -> bool:
        """Go back from the end to the words."""
        if self.writing:
            return False
        self.query_one(WordPicker).focus()
        return True
