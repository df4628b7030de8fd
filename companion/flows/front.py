"""What flows ask of a front end, be it screens, lines on a terminal or a test's script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias, TypeVar, assert_never

from companion.core.questions import Go

if TYPE_CHECKING:
    from companion.content.cards import Card
    from companion.core.entry import Rating
    from companion.core.exercise import Exercise
    from companion.core.runner import Ending
    from companion.flows.form import Form
    from companion.flows.practice_log import PracticeLog
    from companion.flows.walk import ExerciseRun, Picked, RatingRequest
    from companion.store.errors import StoreError

T = TypeVar("T")
Decision: TypeAlias = Literal["retry", "discard"] | Path
"""What to do about an entry that can't be written: try again, discard it, or write it to a path."""


class Left(Exception):
    """Raised when the person leaves the app or the terminal closes; a flow saves in a `finally`."""


class Offer(NamedTuple):
    """A sentence and the words of some choices, by name.

    `on` is the choice that Enter makes as long as none is marked; "" is one step back. `more` is shown
    below the sentence and may be the person's own words, of any length. `number` asks for the emergency
    number above or below the words, because there is a danger, or there may be one. `private` says that
    entries are shown: it is answered with None once the notebook is locked.
    """

    sentence: str
    choices: Mapping[str, str]
    on: str
    more: str = ""
    number: Literal["", "above", "below"] = ""
    private: bool = False


class Asks(Protocol):
    """What a command can ask too, which opens no screen; see FrontEnd."""

    async def choose(self, offer: Offer) -> str | None:
        """Return the name of a choice."""

    async def line(self, question: str, words: str = "", *, saves: bool = True) -> str | None:
        """Return one line of own words; `words` stand there to begin with.

        `saves` says that what is typed is saved with it, and no other line is asked for first.
        """

    async def secret(self, question: str) -> str | None:
        """Return a passphrase, which is not shown while it is typed."""

    def notify(self, sentence: str) -> None:
        """Say one sentence that needs no answer."""

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do slow work where the front end goes on meanwhile."""


class FrontEnd(Asks, Protocol):
    """Each method returns the person's answer or raises Left; None is one step back."""

    @property
    def unattended(self) -> bool:
        """Whether nobody can be asked anything any more, since the terminal is gone."""

    async def ask(self, form: Form) -> Go | int:
        """Ask the form's question, writing each change into the form; a Go, or the index of a question."""

    async def pick(
        self,
        names: Mapping[str, str],
        heading: str,
        now: str,
        also: Mapping[str, Sequence[str]] | None = None,
    ) -> str | None:
        """Return the id of a name in a long list; `now` is the id of the one that is chosen.

        `also` are other names that each is found by, by id.
        """

    async def card(self, card: Card) -> str | None:
        """Show one of the person's own cards; return "on", or what one letter asks for."""

    async def walk(self, run: ExerciseRun) -> Ending:
        """Walk an exercise; what is noticed goes into `run` step by step."""

    async def ask_rating(self, request: RatingRequest) -> str | None:
        """Return the name of a choice; the rating goes into `request` as it is given."""

    async def ask_before(self, exercise: Exercise, rating: Rating) -> Rating | None:
        """Show what to be careful of, and return how it is before the exercise."""

    async def pick_exercise(self, log: PracticeLog) -> Picked | None:
        """Let an exercise be chosen from the list."""

    async def look_back(self) -> None:
        """Show the history."""

    async def read_pages(self) -> None:
        """Show the pages to read."""

    async def people(self) -> None:
        """Show who can be reached."""

    def say_progress(self, sentence: str) -> None:
        """Say how far slow work has come; called by that work. Raises Left once the person is leaving.

        "" only looks whether they are.
        """

    async def not_saved(self, error: StoreError) -> Decision:
        """Ask what to do about an entry that can't be written; asked while leaving, too."""


async def fill(front: FrontEnd, form: Form) -> Go:
    """Ask the questions of a form until the person goes where there is none, and return where."""
    while True:
        match await front.ask(form):
            case int() as place:
                form.go_to(place)
            case Go.NEXT if form.index == len(form.questions) - 1:
                return form.question.onward
            case Go.NEXT:
                form.go_to(form.index + 1)
            case Go.BACK if form.index == 0:
                return Go.LEAVE
            case Go.BACK:
                form.go_to(form.index - 1)
            case Go.ASK:
                form.go_to(form.index + 1)
            case Go.CHANGE:
                form.go_to(0)
            case Go.MORE:
                form.ask_more()
            case Go.WAIT:
                return Go.SAVE
            case (Go.SAVE | Go.DELETE | Go.LEAVE | Go.LAND | Go.LED | Go.EXERCISE | Go.ENOUGH) as go:
                return go
            case never:
                assert_never(never)
