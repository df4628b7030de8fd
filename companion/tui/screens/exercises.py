"""The list of exercises: three that fit how it is, then all of them, in an order that is the person's own."""

from __future__ import annotations

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.widgets import OptionList, Static

from companion.content.catalog import phrase
from companion.content.library import moved, toggled
from companion.core.entry import UNRATED
from companion.core.suggest import Moment
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import Picked
from companion.text.exercises import describe
from companion.tui.commands import command
from companion.tui.screens.before import BeforePage
from companion.tui.screens.exercise_list import key_of, options
from companion.tui.screens.page import Page
from companion.tui.screens.text_page import Explained
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rating import pressed


class ExercisesPage(Page[Picked]):
    """Lists all exercises under their headings, and describes the one under the cursor where there is room.

    A state's letter or a digit says how it is, and three that fit stand on top, each with its reason.
    """

    CSS_PATH = "exercises.tcss"
    BINDINGS = [
        command("exercises.explain", "i"),
        command("exercises.pin", "p"),
        command("exercises.hide", "x"),
        command("exercises.own_breath", "o"),
        command("exercises.hidden", "v", footer=False),
        command("exercises.first", "n", footer=False),
        command("exercises.earlier", "shift+up,K", "shift(-1)", footer=False),
        command("exercises.later", "shift+down,J", "shift(1)", footer=False),
        command("exercises.flashback", "b", footer=False),
        command("exercises.up", "k", "cursor(-1)", footer=False),
        command("exercises.down", "j", "cursor(1)", footer=False),
    ]

    def __init__(self, practices: PracticeLog) -> None:
        super().__init__()
        self.practices = practices
        self.rating = UNRATED
        self.flashback = False
        self._with_hidden = False

    def compose(self) -> ComposeResult:
        """Lay out the list, and beside it what the chosen one is."""
        yield Static(phrase("exercises_list.how"), id="how", markup=False)
        with Horizontal():
            yield OptionList(id="list", markup=False)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="words", markup=False)
        yield Static(self._broken(), id="broken", markup=False)
        yield Footer()

    def _broken(self) -> str:
        return "\n".join(broken.sentence() for broken in self.context.library.broken)

    async def on_mount(self) -> None:
        """Begin at the first exercise, with the rating of the last 20 minutes if there is one."""
        self.query_one("#broken").display = bool(self.context.library.broken)
        self._fill()
        await asyncio.to_thread(self.practices.read)
        if not self.rating and not self.flashback:
            self.rating = self.practices.rating
        self._fill(to_top=bool(self.rating))

    @property
    def moment(self) -> Moment | None:
        """What suggestions are for; None while nothing is known."""
        return Moment(self.rating, self.flashback) if self.rating or self.flashback else None

    def _fill(self, *, to_top: bool = False) -> None:
        """Fill the list again, with the cursor at the same exercise as before."""
        shown, moment = self.query_one(OptionList), self.moment
        at = None if to_top or shown.highlighted is None else shown.highlighted
        key = key_of(shown.get_option_at_index(at).id) if at is not None else None
        found = self.practices.suggest(moment) if moment else ()
        new = list(
            options(self.context.library, self.context.settings, moment, found, with_hidden=self._with_hidden)
        )
        shown.set_options(new)
        places = [index for index, option in enumerate(new) if key is not None and key_of(option.id) == key]
        if places:
            shown.highlighted = min(places, key=lambda place: abs(place - (at or 0)))
        else:
            shown.action_first()

    def on_key(self, event: Key) -> None:
        """Rate by a digit or a state's letter."""
        rating = pressed(self.rating, event.character or "")
        if rating is not None:
            event.stop()
            self.rating = rating
            self._fill(to_top=True)

    def action_flashback(self) -> None:
        """Turn suggestions for a flashback on or off."""
        self.flashback = not self.flashback
        self._fill(to_top=True)

    @on(OptionList.OptionHighlighted)
    def describe_it(self, event: OptionList.OptionHighlighted) -> None:
        """Describe the exercise under the cursor."""
        if key := key_of(event.option_id):
            text = describe(
                self.context.library[key], self.practices.evidence(key), first=self._is_first(key)
            )
            self.query_one("#words", Static).update(text)

    def _is_first(self, key: str) -> bool:
        return key == self.context.settings.first_exercise

    def action_explain(self) -> None:
        """Show a page about the exercise under the cursor."""
        if key := self._key:
            known = self.practices.evidence(key)
            self.app.push_screen(Explained(self.context.library[key], known, first=self._is_first(key)))

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Go to the page before the exercise."""
        if key := key_of(event.option_id):
            self._begin(key)

    @work
    async def _begin(self, key: str) -> None:
        before = await self.app.push_screen_wait(BeforePage(self.context.library[key], self.rating))
        if before is not None:
            self.dismiss(Picked(key, before, self.flashback))

    @property
    def _key(self) -> str | None:
        option = self.query_one(OptionList).highlighted_option
        return key_of(option.id) if option else None

    def _set(self, **values: object) -> None:
        self.host.set_settings(**values)
        self._fill()

    def action_pin(self) -> None:
        """Pin the exercise to the top, or unpin it."""
        if key := self._key:
            self._set(pinned=toggled(self.context.settings.pinned, key))

    def action_hide(self) -> None:
        """Hide the exercise, or show it again."""
        if key := self._key:
            self._set(hidden=toggled(self.context.settings.hidden, key))
            if key in self.context.settings.hidden:
                name = self.context.library[key].name
                self.app.notify(phrase("exercises_list.now_hidden", name=name), markup=False)

    @work
    async def action_own_breath(self) -> None:
        """Let the person set their own breath, and go to it in the list."""
        from companion.content.own_exercises import BREATH_KEY
        from companion.tui.screens.own_breath import OwnBreathPage

        if await self.app.push_screen_wait(OwnBreathPage()):
            self._fill()
            shown = self.query_one(OptionList)
            keys = [key_of(shown.get_option_at_index(at).id) for at in range(shown.option_count)]
            shown.highlighted = keys.index(BREATH_KEY) if BREATH_KEY in keys else shown.highlighted

    def action_hidden(self) -> None:
        """Show hidden exercises at the end of the list, or stop showing them."""
        self._with_hidden = not self._with_hidden
        self._fill()

    def action_first(self) -> None:
        """Let `companion now` begin with this exercise."""
        if key := self._key:
            self._set(first_exercise=key)
            self.app.notify(
                phrase("exercises_list.now_first", name=self.context.library[key].name), markup=False
            )

    def action_shift(self, by: int) -> None:
        """Move the exercise up or down, among the pinned ones or in its group."""
        settings, key = self.context.settings, self._key
        if key is None:
            return
        if key in settings.pinned:
            self._set(pinned=moved(settings.pinned, key, by))
            return
        groups = [
            moved(group.keys, key, by) if key in group.keys else group.keys
            for group in self.context.library.groups
        ]
        self._set(order=tuple(key for keys in groups for key in keys))

    def action_cursor(self, by: int) -> None:
        """Move the cursor as the arrows do."""
        shown = self.query_one(OptionList)
        shown.action_cursor_down() if by > 0 else shown.action_cursor_up()
