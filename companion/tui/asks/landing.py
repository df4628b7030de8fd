"""The parts of a landing: each can be passed over, and each has "enough" on it."""

from __future__ import annotations

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from companion.content.body import kinds
from companion.content.phrases import say, table
from companion.core import until
from companion.core.entry import AfterSession, Landing, PutAway
from companion.tui.asks.ask import Ask
from companion.tui.asks.how import How
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.rating import RatingLine
from companion.tui.widgets.word_field import WordField
from companion.tui.widgets.word_layout import Family


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
        self.say(landing=msgspec.structs.replace(self.landing, **changes))

    @property
    def first(self) -> Widget | None:
        return next(iter(self.query(Choices)), None)

    def ways_on(self, **more: str) -> Choices:
        """The choices below a part: what it has of its own, going on, and enough."""
        ways = {**more, "go_on": say("landing.go_on"), "enough": say("landing.enough")}
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
        yield WordField([Family(kind.name, kind.words) for kind in kinds()], self._said, id="words")

    @property
    def _said(self) -> tuple[str, ...]:
        return self.landing.words

    @property
    def first(self) -> Widget:
        return self.query_one(WordField)

    @property
    def writing(self) -> bool:
        return True

    @on(WordField.Chose)
    def chose(self, event: WordField.Chose) -> None:
        """Hand on the words."""
        event.stop()
        self.land(words=event.chosen)


class SomethingThatFits(Part):
    """An exercise for how it is, offered by name."""

    def compose(self) -> ComposeResult:
        """Lay out the offer."""
        yield self.ways_on(exercise=say("checkin.ground"))


class NowAgain(Part, How):
    """How it is now, after what was done."""

    rows = 5

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        line = RatingLine()
        line.set_reactive(RatingLine.rating, self.landing.after)
        yield line

    @property
    def first(self) -> Widget:
        return self.query_one(RatingLine)

    @on(RatingLine.Rated)
    def rated(self, event: RatingLine.Rated) -> None:
        """Hand on how it is."""
        event.stop()
        self.land(after=event.rating)


class SetDown(Part):
    """What is put away, and until when."""

    rows = 12
    DEFAULT_CSS = """
    SetDown Input { width: 50; max-width: 90%; }
    SetDown Center { height: 1; }
    SetDown #until { width: 1fr; text-align: center; color: $quiet; margin: 1 0; }
    SetDown #times { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out a line for what it is, and the times."""
        put_away = self.landing.put_away
        words = put_away.words if put_away else ""
        yield Center(Input(words, placeholder=say("landing.away_hint"), id="away", select_on_focus=False))
        yield Static(self._until(), id="until", markup=False)
        times: dict[str, str] = table("landing")["times"]
        choices = [Choice(name, words, str(at)) for at, (name, words) in enumerate(times.items(), start=1)]
        yield Choices(choices, id="times")
        yield Center(Input(placeholder=say("landing.until_hint"), id="time"))

    def _until(self) -> str:
        put_away = self.landing.put_away
        if put_away and put_away.until:
            return f"{say('landing.until')} {put_away.until:%Y-%m-%d %H:%M}"
        return say("landing.until")

    @property
    def first(self) -> Widget:
        return self.query_one("#away")

    @property
    def writing(self) -> bool:
        return any(line.has_focus for line in self.query(Input))

    def take(self, event: Key) -> bool:
        choices = self.query_one("#times", Choices)
        if self.writing or not event.character or event.character not in "12345":
            return False
        choices.cursor = int(event.character) - 1
        choices.action_choose()
        return True

    @on(Input.Changed, "#away")
    def wrote(self, event: Input.Changed) -> None:
        """Hand on what is put away."""
        event.stop()
        old = self.landing.put_away
        if event.value != (old.words if old else ""):
            self.land(put_away=PutAway(event.value, old.until if old else None) if event.value else None)

    @on(Input.Submitted, "#away")
    def named(self, event: Input.Submitted) -> None:
        """Ask until when; with nothing to put away there is nothing to ask."""
        event.stop()
        if event.value:
            self.query_one("#times").focus()
        else:
            self.post_message(self.Onward())

    @on(Choices.Chosen, "#times")
    def chosen(self, event: Choices.Chosen) -> None:
        """Take one of the times, and go on."""
        event.stop()
        self._until_when(until.named(event.choice.id, self.world.now()))
        self.post_message(self.Onward())

    @on(Input.Submitted, "#time")
    def typed(self, event: Input.Submitted) -> None:
        """Take a time of somebody's own."""
        event.stop()
        moment = until.typed(event.value, self.world.now())
        if moment is None and event.value:
            self.query_one("#until", Static).update(say("landing.bad_time"))
            return
        self._until_when(moment)
        self.post_message(self.Onward())

    def _until_when(self, moment: object) -> None:
        if put_away := self.landing.put_away:
            self.land(put_away=msgspec.structs.replace(put_away, until=moment))

    def back(self) -> bool:
        """Go back from the times to the line."""
        if self.query_one("#away").has_focus:
            return False
        self.query_one("#away").focus()
        return True


class KindThing(Part):
    """One practical kind thing; the last part, which stays until somebody has enough."""

    rows = 0

    def compose(self) -> ComposeResult:
        """Lay out the kind things."""
        kind = self.landing.kind_thing
        offered = Family("", tuple(table("landing")["kinds"].values()))
        yield WordField([offered], (kind,) if kind else (), alone=True, listed=True)
        yield self.ways_on()

    def ways_on(self, **more: str) -> Choices:
        return Choices([Choice("enough", say("landing.enough"), "")], id="ways")

    @property
    def first(self) -> Widget:
        return self.query_one(WordField)

    @property
    def writing(self) -> bool:
        return self.query_one(WordField).has_focus

    @on(WordField.Chose)
    def chose(self, event: WordField.Chose) -> None:
        """Hand on the kind thing, and offer the end."""
        event.stop()
        self.land(kind_thing="".join(event.chosen))
        if event.chosen:
            self.query_one("#ways").focus()

    def back(self) -> bool:
        """Go back from the end to the words."""
        if self.writing:
            return False
        self.query_one(WordField).focus()
        return True
