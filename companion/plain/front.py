"""The flows' front end over lines."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from companion.content import people as help_lines
from companion.content.catalog import phrase
from companion.core.questions import Go
from companion.core.runner import Ending
from companion.flows.context import Context
from companion.flows.front import Left
from companion.plain.choices import choose, named
from companion.plain.keys import as_typed
from companion.plain.locking import Locking
from companion.plain.terminal import Back, Terminal
from companion.text.people import emergency

if TYPE_CHECKING:
    from companion.content.cards import Card
    from companion.core.entry import Rating
    from companion.core.exercise import Exercise
    from companion.flows.form import Form
    from companion.flows.front import Decision, Offer
    from companion.flows.practice_log import PracticeLog
    from companion.flows.walk import ExerciseRun, Picked, RatingRequest
    from companion.store.errors import StoreError

T = TypeVar("T")


class PlainFront:
    """Answers flows with lines on a terminal; no method suspends."""

    def __init__(self, terminal: Terminal, context: Context) -> None:
        self.terminal = terminal
        self.context = context
        self._shows_people = False
        self.locking = Locking(terminal, context)
        terminal.people = self._show_people

    @property
    def unattended(self) -> bool:
        """Whether nobody can be asked anything any more."""
        return self.terminal.unattended

    async def ask(self, form: Form) -> Go | int:
        """Ask the form's question."""
        from companion.plain.questions import ask

        with self.locking.writing():
            return ask(self.terminal, self.context, form)

    async def choose(self, offer: Offer) -> str | None:
        """Return the name of a choice; where there may be a danger the emergency number stands first."""
        numbers = self._emergency() if offer.number else []
        question = [*numbers, *map(as_typed, (offer.sentence, *filter(None, offer.more.split("\n"))))]
        enter = offer.choices.get(offer.on) or phrase("plain.back")
        try:
            return choose(self.terminal, question, named(offer.choices), enter) or offer.on or None
        except Back:
            return None

    async def line(self, question: str, words: str = "", *, saves: bool = True) -> str | None:
        """Return one line of own words; Enter alone returns those that were there."""
        enter = phrase("plain.as_it_is" if words else "plain.on")
        try:
            asked = [question, *([words] if words else []), phrase("plain.enter", does=enter)]
            return self.terminal.ask(*asked, own=True) or words
        except Back:
            return None

    async def secret(self, question: str) -> str | None:
        """Return a passphrase, which is not shown while it is typed."""
        from companion.plain.secret import hidden

        try:
            with hidden():
                return self.terminal.ask(question, phrase("plain.enter", does=phrase("plain.back")), own=True)
        except Back:
            return None

    async def pick(
        self,
        names: Mapping[str, str],
        heading: str,
        now: str,
        also: Mapping[str, Sequence[str]] | None = None,
    ) -> str | None:
        """Return the id of a name in a long list, of which a part is typed."""
        from companion.plain.pick import pick

        try:
            return pick(self.terminal, names, heading, now, also or {})
        except Back:
            return None

    async def card(self, card: Card) -> str | None:
        """Show one of the person's own cards; return "on", or what one word asks for."""
        from companion.plain.walk import show_card

        return show_card(self.terminal, card)

    async def walk(self, run: ExerciseRun) -> Ending:
        """Walk an exercise."""
        from companion.plain.walk import walk

        return walk(self.terminal, self.context, run)

    async def ask_rating(self, request: RatingRequest) -> str | None:
        """Return the name of a choice; the rating goes into `request`."""
        from companion.plain.afterwards import ask_after

        return ask_after(self.terminal, self.context, request)

    async def ask_before(self, exercise: Exercise, rating: Rating) -> Rating | None:
        """Say what to be careful of, and return how it is before the exercise."""
        from companion.plain.afterwards import ask_before

        return ask_before(self.terminal, exercise, rating)

    async def pick_exercise(self, log: PracticeLog) -> Picked | None:
        """Let an exercise be chosen from the list."""
        from companion.plain.exercises import pick_exercise

        return await pick_exercise(self, self.terminal, self.context, log)

    async def look_back(self) -> None:
        """Show the history, until it is locked."""
        from companion.plain.history import look_back

        with self.locking.reading():
            await look_back(self, self.terminal, self.context)

    async def read_pages(self) -> None:
        """Show the pages to read."""
        from companion.plain.pages import read_pages

        read_pages(self.terminal)

    async def people(self) -> None:
        """Show who can be reached."""
        self._show_people()

    async def not_saved(self, error: StoreError) -> Decision:
        """Ask what to do about an entry that can't be written."""
        from companion.plain.not_saved import not_saved

        return not_saved(self.terminal, error)

    def notify(self, sentence: str) -> None:
        """Say one sentence that needs no answer."""
        self.terminal.say(as_typed(sentence))

    def say_progress(self, sentence: str) -> None:
        """Say how far slow work has come."""
        if self.unattended:
            raise Left
        self.terminal.say(*filter(None, [sentence]))

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do slow work; nothing goes on meanwhile."""
        return work()

    def _emergency(self) -> list[str]:
        return [str(line) for line in emergency(help_lines.here(self.context.settings.country))]

    def _show_people(self) -> None:
        """Show who can be reached, unless that is what is shown now."""
        from companion.plain.people import show_people

        if self._shows_people:
            return
        self._shows_people = True
        try:
            finish(show_people(self, self.terminal, self.context))
        finally:
            self._shows_people = False


def finish(flow: Coroutine[Any, Any, T]) -> T:
    """Run a flow whose front end answers at once, without an event loop; return what it returns."""
    try:
        flow.send(None)
    except StopIteration as ended:
        result: T = ended.value
        return result
    raise RuntimeError("the front end did not answer at once")
