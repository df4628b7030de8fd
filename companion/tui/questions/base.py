"""What the widgets of all questions have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.core.layout import COLUMN
from companion.core.questions import Go, Question, RestQuestion
from companion.flows.form import Form
from companion.tui.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from companion.tui.host import Host

COMMANDS = {
    Go.SAVE: "end.save",
    Go.LED: "after.led",
    Go.MORE: "end.more",
    Go.CHANGE: "end.change",
    Go.DELETE: "end.let_go",
}
"""The commands of the actions that have a key."""

Q = TypeVar("Q", bound=Question)


class QuestionWidget(Vertical, Generic[Q]):
    """Asks the question that the form is at, and writes each change of the answer into the form at once.

    It is made anew each time from the form, so that going back loses nothing. By itself it has the ways on.
    """

    DEFAULT_CSS = "QuestionWidget { height: 1fr; width: 1fr; }"
    FIRST: ClassVar[str] = "#ways"
    """The selector of the widget that has the focus to begin with."""
    COLUMN: ClassVar[int] = COLUMN
    """The most cells of the page while this is asked."""
    ROWS: ClassVar[int] = 6
    ENTER: ClassVar[bool] = True
    """Whether Enter goes on where no widget uses it."""

    class Changed(Message):
        """The answer in the form is a different one now."""

    @dataclass
    class Went(Message):
        """The person wants to go on from the question."""

        go: Go

    def __init__(self, question: Q, form: Form) -> None:
        super().__init__()
        self.question = question
        self.form = form

    def compose(self) -> ComposeResult:
        """Lay out what the question is answered with."""
        yield self.ways_on()

    @property
    def host(self) -> Host:
        """The app, as its pages know it."""
        return cast("Host", self.app)

    @property
    def rows(self) -> int:
        """Its height, for one that stands a little above the middle; 0 if it takes all rows there are."""
        return self.ROWS

    @property
    def first(self) -> Widget:
        """The widget that has the focus to begin with."""
        return self.query_one(self.FIRST)

    @property
    def writing(self) -> bool:
        """Whether keys are text in a line at the moment."""
        return isinstance(self.screen.focused, Input)

    @property
    def typed(self) -> Any:
        """The answer including what is typed and not yet part of it; None if nothing is."""
        return None

    def answer(self, value: Any) -> None:
        """Set the answer."""
        self.form.answer(value)
        self.post_message(self.Changed())

    def go(self, go: Go) -> None:
        """Go on from the question."""
        self.post_message(self.Went(go))

    def use_key(self, event: Key) -> bool:
        """Use a key that no other widget has used; False if it means nothing here."""
        ways = self.query("#ways").results(Choices)
        return isinstance(self.question, RestQuestion) and any(way.press(event.character) for way in ways)

    def enter(self) -> None:
        """Do what Enter means here."""
        self.go(Go.NEXT)

    def back(self) -> bool:
        """Go one step back within the question; False if there is none."""
        return False

    def ways_on(self) -> Choices:
        """The question's actions as choices."""
        on, ways = self.question.onward, [go for go in self.question.actions if self.form.offers(go)]
        # A digit each, where nothing else has one.
        numbered = isinstance(self.question, RestQuestion)
        choices = [
            Choice(
                COMMANDS.get(go, go),
                phrase(f"questions.actions.{go}"),
                None if go in COMMANDS else str(number) if numbered else "",
            )
            for number, go in enumerate(ways, 1)
        ]
        return Choices(choices, marked=False, on=COMMANDS.get(on, on), id="ways")

    @on(Choices.Chosen, "#ways")
    def way_chosen(self, event: Choices.Chosen) -> None:
        """Go the way that was chosen."""
        self.go(next(go for go in self.question.actions if COMMANDS.get(go, go) == event.choice.id))
