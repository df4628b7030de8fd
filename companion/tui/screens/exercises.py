"""The list of exercises: three that fit how it is, then all of them, in an order that is the person's own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from companion.content.catalog import phrase
from companion.content.library import moved, toggled
from companion.core.entry import UNRATED
from companion.core.layout import WIDE_COLUMN
from companion.core.suggest import Moment
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import Picked
from companion.text.entries import rating as rating_words
from companion.text.exercises import describe
from companion.tui.commands import command
from companion.tui.screens.before import BeforePage
from companion.tui.screens.page import Page
from companion.tui.screens.text_page import TextPage
from companion.tui.widgets.name_list import NameList
from companion.tui.widgets.rating import pressed


class ExercisesPage(Page[Picked]):
    """Lists all exercises under their headings, and describes the one under the cursor where there is room.

    A state's letter or a digit says how it is, and three that fit stand on top, each with its reason.
    """

    CSS_PATH = "exercises.tcss"
    HEADING = "exercises"
    COLUMN = WIDE_COLUMN
    BINDINGS = [
        command("exercises.explain", "i"),
        command("exercises.pin", "p"),
        command("exercises.hide", "x"),
        command("exercises.own_breath", "o"),
        command("exercises.hidden", "v", footer=False),
        command("exercises.first", "n", footer=False),
        command("exercises.earlier", "shift+up", "shift(-1)", footer=False),
        command("exercises.later", "shift+down", "shift(1)", footer=False),
        command("exercises.flashback", "b", footer=False),
    ]

    def __init__(self, practices: PracticeLog) -> None:
        super().__init__()
        self.practices = practices
        self.rating = UNRATED
        self.flashback = False
        self._with_hidden = False

    def content(self) -> ComposeResult:
        """Lay out the list, and beside it what the chosen one is."""
        yield Static(phrase("exercises_list.how"), id="how", markup=False)
        with Horizontal():
            yield NameList(id="list", markup=False)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="words", markup=False)
        if broken := self.context.library.broken:
            yield Static(
                "\n".join(each.sentence() for each in broken), id="broken", classes="at-foot", markup=False
            )

    async def on_mount(self) -> None:
        """Begin at the first exercise, with the rating of the last 20 minutes if there is one."""
        self._fill()
        await asyncio.to_thread(self.practices.read)
        if not self.rating and not self.flashback:
            self.rating = self.practices.rating
        self._fill(to_top=bool(self.rating))

    def _fill(self, key: str = "", *, to_top: bool = False) -> None:
        """Fill the list again, with the cursor at an exercise, by default at the same one as before.

        Where that is listed more than once, it is at the nearest.
        """
        shown = self.query_one(OptionList)
        key, near = key or self._key, shown.highlighted or 0
        shown.set_options(self._options())
        places = [at for at, option in enumerate(shown.options) if option.id and key_of(option.id) == key]
        if to_top or not places:
            shown.action_first()
        else:
            shown.highlighted = min(places, key=lambda at: abs(at - near))

    def _options(self) -> Iterator[Option]:
        """Return what is listed, in order; the id of each is its section, a slash and the exercise's key."""
        library, settings = self.context.library, self.context.settings
        if self.rating or self.flashback:
            key = "exercises_list.fits_flashback" if self.flashback else "exercises_list.fits"
            fitting = self.practices.suggest(Moment(self.rating, self.flashback))
            reasons = {one.key: phrase(f"exercises_list.reasons.{one.reason}") for one in fitting}
            yield from self._section("fits", phrase(key, how=rating_words(self.rating)), reasons, reasons)
        pinned = [key for key in settings.pinned if key not in settings.hidden]
        yield from self._section("pinned", phrase("exercises_list.pinned"), pinned)
        elsewhere = {*settings.hidden, *settings.pinned}
        for group in library.groups:
            yield from self._section("group", group.heading, [k for k in group.keys if k not in elsewhere])
        if self._with_hidden:
            yield from self._section("hidden", phrase("exercises_list.hidden"), settings.hidden)

    def _section(
        self, name: str, title: str, keys: Iterable[str], reasons: Mapping[str, str] | None = None
    ) -> Iterator[Option]:
        if listed := [key for key in keys if key in self.context.library]:
            yield Option(title, disabled=True)
            for key in listed:
                reason = f"\n    {reasons[key]}" if reasons else ""
                words = Content.assemble(f"  {self.context.library[key].name}", (reason, "$quiet"))
                yield Option(words, id=f"{name}/{key}")
            yield Option("", disabled=True)

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
        self.query_one("#words", Static).update(self._about(key_of(event.option_id)))

    def _about(self, key: str) -> str:
        first = key == self.context.settings.first_exercise
        return describe(self.context.library[key], self.practices.evidence(key), first=first)

    def action_explain(self) -> None:
        """Show a page about the exercise under the cursor."""
        if key := self._key:
            self.app.push_screen(TextPage(self.context.library[key].name, ("", self._about(key))))

    @on(OptionList.OptionSelected)
    @work
    async def choose(self, event: OptionList.OptionSelected) -> None:
        """Go to the page before the exercise."""
        key = key_of(event.option_id)
        before = await self.app.push_screen_wait(BeforePage(self.context.library[key], self.rating))
        if before is not None:
            self.dismiss(Picked(key, before, self.flashback))

    @property
    def _key(self) -> str:
        option = self.query_one(OptionList).highlighted_option
        return key_of(option.id) if option else ""

    def _set(self, **values: object) -> None:
        self.host.set_settings(**values)
        self._fill()

    def _notify(self, name: str, key: str) -> None:
        sentence = phrase(f"exercises_list.{name}", name=self.context.library[key].name)
        self.app.notify(sentence, markup=False)

    def action_pin(self) -> None:
        """Pin the exercise to the top, or unpin it."""
        if key := self._key:
            self._set(pinned=toggled(self.context.settings.pinned, key))

    def action_hide(self) -> None:
        """Hide the exercise, or show it again."""
        if key := self._key:
            self._set(hidden=toggled(self.context.settings.hidden, key))
            if key in self.context.settings.hidden:
                self._notify("now_hidden", key)

    @work
    async def action_own_breath(self) -> None:
        """Let the person set their own breath, and go to it in the list."""
        from companion.content.own_exercises import BREATH_KEY
        from companion.tui.screens.own_breath import OwnBreathPage

        if await self.app.push_screen_wait(OwnBreathPage()):
            self._fill(BREATH_KEY)

    def action_hidden(self) -> None:
        """Show hidden exercises at the end of the list, or stop showing them."""
        self._with_hidden = not self._with_hidden
        self._fill()

    def action_first(self) -> None:
        """Let `companion now` begin with this exercise."""
        if key := self._key:
            self._set(first_exercise=key)
            self._notify("now_first", key)

    def action_shift(self, by: int) -> None:
        """Move the exercise up or down, among the pinned ones or in its group."""
        settings, key = self.context.settings, self._key
        if key in settings.pinned:
            self._set(pinned=moved(settings.pinned, key, by))
        elif key:
            groups = (moved(group.keys, key, by) for group in self.context.library.groups)
            self._set(order=tuple(chain.from_iterable(groups)))


def key_of(option_id: str | None) -> str:
    """Return the key of the exercise that an option is for; empty for a heading."""
    return (option_id or "").partition("/")[2]
