"""The flows' front end on screens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from companion.content.catalog import phrase
from companion.core.questions import Go
from companion.core.runner import Ending
from companion.flows.front import Left
from companion.tui.host import SECONDS

if TYPE_CHECKING:
    from companion.content.cards import Card
    from companion.core.entry import Rating
    from companion.core.exercise import Exercise
    from companion.flows.form import Form
    from companion.flows.front import Decision, Offer
    from companion.flows.practice_log import PracticeLog
    from companion.flows.walk import ExerciseRun, Picked, RatingRequest
    from companion.store.errors import StoreError
    from companion.tui.host import Host
    from companion.tui.screens.page import Page

T = TypeVar("T")

DRAWN = 0.05
"""Seconds until what was said stands on the screen."""


class Screens:
    """Answers one flow: each page takes the place of the one before, so that nothing is seen between.

    `has_news` says that a sentence was said after the last page, and so was hardly seen yet. `ends_at_home`
    says that the person went on where nothing more was asked, and has not asked to leave.
    """

    def __init__(self, host: Host) -> None:
        self.host = host
        self.has_news = False
        self.ends_at_home = False
        self._page: Page[Any] | None = None
        self._left = self._tells_progress = self._is_unseen = False

    @property
    def unattended(self) -> bool:
        """Whether nobody can be asked anything any more, since the terminal is gone."""
        return self.host.unattended

    async def ask(self, form: Form) -> Go | int:
        """Ask the form's question; all questions of a form in a row are asked on one page."""
        from companion.tui.screens.form import FormPage

        page = self._page
        if not isinstance(page, FormPage) or page.form is not form:
            page = FormPage(form)
        return await self._show(page) or Go.BACK

    async def choose(self, offer: Offer) -> str | None:
        """Return the name of a choice."""
        from companion.tui.screens.choice import ChoicePage, EntriesPage
        from companion.tui.screens.danger import DangerPage

        kind = DangerPage if offer.number else EntriesPage if offer.private else ChoicePage
        chosen = await self._show(kind(offer))
        # What Enter alone does leaves no grounding for the shell; Esc and a choice to leave do.
        self.ends_at_home = self.host.opening == "now" and bool(offer.on) and chosen == offer.on
        return chosen

    async def line(self, question: str, words: str = "", *, saves: bool = True) -> str | None:
        """Return one line of own words."""
        from companion.tui.screens.line import LinePage

        return await self._show(LinePage(question, words, saves=saves))

    async def secret(self, question: str) -> str | None:
        """Return a passphrase; what is typed is shown as dots."""
        from companion.tui.screens.line import SecretPage

        return await self._show(SecretPage(question))

    async def pick(
        self,
        names: Mapping[str, str],
        heading: str,
        now: str,
        also: Mapping[str, Sequence[str]] | None = None,
    ) -> str | None:
        """Return the id of a name in a long list."""
        from companion.tui.screens.search_list import SearchList

        return await self._show(SearchList(names, heading, now, also))

    async def card(self, card: Card) -> str | None:
        """Show one of the person's own cards; return "on", or what one letter asks for."""
        from companion.tui.screens.card import CardPage

        return await self._show(CardPage(card))

    async def walk(self, run: ExerciseRun) -> Ending:
        """Walk an exercise."""
        from companion.tui.screens.player import PlayerPage

        return await self._show(PlayerPage(run)) or Ending.LEFT

    async def ask_rating(self, request: RatingRequest) -> str | None:
        """Return the name of a choice; the rating goes into `request`."""
        from companion.tui.screens.rating import HOME, RatingPage

        chosen = await self._show(RatingPage(request))
        self.ends_at_home = chosen == HOME
        return None if self.ends_at_home else chosen

    async def ask_before(self, exercise: Exercise, rating: Rating) -> Rating | None:
        """Show what to be careful of, and return how it is before the exercise."""
        from companion.tui.screens.before import BeforePage

        return await self._show(BeforePage(exercise, rating))

    async def pick_exercise(self, log: PracticeLog) -> Picked | None:
        """Let an exercise be chosen from the list."""
        from companion.tui.screens.exercises import ExercisesPage

        return await self._show(ExercisesPage(log))

    async def look_back(self) -> None:
        """Show the history."""
        from companion.tui.screens.history import HistoryPage

        await self._show(HistoryPage())

    async def read_pages(self) -> None:
        """Show the pages to read."""
        from companion.tui.screens.learn import LearnPage

        await self._show(LearnPage())

    async def people(self) -> None:
        """Show who can be reached."""
        from companion.tui.screens.people import PeoplePage

        await self._show(PeoplePage())

    async def not_saved(self, error: StoreError) -> Decision:
        """Ask what to do about an entry that can't be written; leaving means to discard it."""
        from companion.tui.screens.not_saved import NotSavedPage

        try:
            return await self._show(NotSavedPage(error), leaving=True) or "retry"
        except Left:
            self.host.failed = phrase("not_saved.left", path=error.path)
            raise

    def notify(self, sentence: str) -> None:
        """Say one sentence that needs no answer; once the person has left, on the terminal."""
        if self._left:
            self.host.failed = sentence
        else:
            self.has_news = self._is_unseen = True
            self.host.notify(sentence, markup=False)

    def say_progress(self, sentence: str) -> None:
        """Say how far slow work has come, from the thread that does it."""
        if self._left:
            raise Left
        if sentence:
            self._tells_progress = True
            self.host.call_later(self.notify, sentence)

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do slow work in a thread; what was said stays until it is done, how far it came goes then."""
        if self._is_unseen:
            self._is_unseen = False
            # A passphrase's work holds up every thread for seconds, the drawing too.
            await asyncio.sleep(DRAWN)
        doing = asyncio.ensure_future(asyncio.to_thread(work))
        try:
            while not (await asyncio.wait({doing}, timeout=SECONDS / 2))[0]:
                if self.host.said:
                    self.host.notify(self.host.said)
            return doing.result()
        finally:
            if self._tells_progress:
                self._tells_progress = False
                self.host.call_later(self.host.clear_notifications)

    async def _show(self, page: Page[T], *, leaving: bool = False) -> T | None:
        """Show a page until it is answered; with `leaving` also while the person is leaving."""
        if self._left and not leaving:
            raise Left
        # Made before the page is there: the person may leave while it opens.
        answer: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        page.awaited = answer
        self.has_news = False
        before, self._page = self._page, page
        if before is page:
            await page.ask_again()
        elif before is None or before is not self.host.screen:
            await self.host.push_screen(page)
        else:
            await self.host.switch_screen(page)
        try:
            return await answer
        finally:
            # Until another page, or the one below, is there.
            self.host.hold_keys()

    def leave(self) -> None:
        """Have the flow raise Left where it is, with what stands on its page written down."""
        self._left = True
        page = self._page
        if page is not None and page.awaited is not None and not page.awaited.done():
            page.submit()
            page.awaited.set_exception(Left())

    def close(self) -> None:
        """Take away the flow's page, and what was opened over it."""
        while self._page in self.host.screen_stack:
            self.host.pop_screen()
