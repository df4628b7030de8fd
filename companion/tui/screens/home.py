"""The first screen: a calm line, one question, a few choices."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.app import ComposeResult
from textual.timer import Timer

from companion.content.catalog import is_translated, phrase
from companion.core.layout import HOME_ROWS
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.host import SECONDS
from companion.tui.screens.page import IMPORT, Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.ways import WAYS, Ways

CHOICES = ("ground", "exercises", "checkin", "after", "history")
LOOK_AFTER = 1.0
"""Seconds until the first look for what waits, which reads files."""

NOTICE_SECONDS = 30
"""How long a sentence stands that has to be read."""
WELCOME = command("home.welcome", "n", "open('welcome')", footer=False)


class Home(Page[None]):
    """Asks what would help; Enter grounds at once while nothing is marked."""

    STYLES = ()
    BINDINGS = [
        command("home.ground", "g", "open('ground')", footer=False),
        command("home.exercises", "e", "open('exercises')", footer=False),
        command("home.checkin", "c", "open('checkin')", footer=False),
        command("home.after", "a", "open('after')", footer=False),
        command("home.resume", "r", "open('resume')", footer=False),
        command("home.undelete", "z", "open('undelete')", footer=False),
        command("home.put_away", "d", "open('put_away')", footer=False),
        command("home.history", "h", "open('history')", footer=False),
        command("app.settings", "comma", "app.settings"),
        command("home.cards", "w", footer=False),
        command("home.plan", "p", "open('plan')", footer=False),
        command("home.learn", "l", "open('learn')"),
        command("home.leave", "escape", "app.leave"),
        WELCOME,
        IMPORT,
        *WAYS,
    ]

    def __init__(self, first_words: str) -> None:
        super().__init__()
        self.first_words = first_words
        self._has_looked = False
        self._reading: Timer | None = None

    def content(self) -> ComposeResult:
        """Lay out the block whose first row the splash has already drawn."""
        is_unused = self.context.places.are_unused
        note = phrase("home.translated", letter=key_of(self, "home.learn")) if is_translated() else ""
        yield CentredBlock(
            CentredText(self.first_words, id="first-words"),
            CentredText(phrase("home.question"), id="question"),
            Choices(self._choices(CHOICES), marked=False, on="home.ground"),
            Ways(),
            *([Ways([WELCOME], id="welcome")] if is_unused else []),
            *([CentredText(note, id="translated")] if is_unused and note else []),
            rows=HOME_ROWS,
        )

    def on_mount(self) -> None:
        """Look for what waits once the first frame is long out."""
        self.set_timer(LOOK_AFTER, self._look)

    def shown(self) -> None:
        """Look again for what waits, unless the first look is still to come.

        Keys are released by the app: this may be seen only in passing, between two pages.
        """
        if not self.context.places.are_unused:
            self.query("#welcome, #translated").set(display=False)
        if self._has_looked:
            self._look()

    @work(exclusive=True)
    async def _look(self) -> None:
        """Offer, below the choices, what was started and what was set aside until now."""
        from companion.flows.waiting import waiting

        self._has_looked = True
        found = await asyncio.to_thread(waiting, self.context)
        if self.app.screen is self:
            # During an exercise a notice can wait until this page is back.
            found_out = (phrase(notice.key, **notice.facts) for notice in self.context.pop_notices())
            self.host.unread.extend(found_out)
            self.say_unread()
        here = self.query_one(Choices)
        ids = [f"home.{name}" for name in (*CHOICES, *found)]
        if ids != [choice.id for choice in here.choices]:
            here.cursor = min(here.cursor, len(ids) - 1)
            here.choices = tuple(self._choices((*CHOICES, *found)))

    def _choices(self, names: Iterable[str]) -> list[Choice]:
        return [Choice(f"home.{name}", phrase(f"home.choices.{name}")) for name in names]

    def say_unread(self) -> None:
        """Say what has to be read, one sentence after another, for as long as this page is seen."""
        self._stop_reading()
        if self.app.screen is not self or not self.host.unread:
            return
        if self.host.said and self.host.said not in self.host.unread:
            # Said just now, about what was done last.
            self._reading = self.set_timer(SECONDS, self.say_unread)
        else:
            self.host.notify(self.host.unread[0], timeout=NOTICE_SECONDS)
            self._reading = self.set_timer(NOTICE_SECONDS, self._has_read)

    def _has_read(self) -> None:
        del self.host.unread[:1]
        self.say_unread()

    def _stop_reading(self) -> None:
        if self._reading:
            self._reading.stop()

    def on_screen_suspend(self) -> None:
        """Say it again when the page is back."""
        self._stop_reading()
        if self.host.said in self.host.unread:
            self.host.clear_notifications()

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Open what was chosen."""
        self.action_open(event.choice.id.removeprefix("home."))

    def action_open(self, what: str) -> None:
        """Begin the flow of a choice; the plan is a page and no flow."""
        if what == "plan":
            self.call_later(self.app.run_action, "app.plan")
        else:
            self.host.begin(what)

    action_begin = action_open

    def action_cards(self) -> None:
        """Show the person's own cards."""
        from companion.tui.screens.cards import CardsPage

        self.app.push_screen(CardsPage())
