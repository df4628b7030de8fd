"""The list of exercises: those that fit how it is, then all of them by kind, in the person's own order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus, Key
from textual.widgets import OptionList, Static

from companion.content.catalog import phrase
from companion.core.layout import WIDE_COLUMN
from companion.core.moment import Moment, Need
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import Picked
from companion.text.exercises import conditions, explain, find, moment_words
from companion.tui.commands import command
from companion.tui.screens.before import BeforePage
from companion.tui.screens.exercise_menu import ABOUT, ONLY, ExerciseMenu, change_exercise, set_own_breath
from companion.tui.screens.page import Page
from companion.tui.screens.text_page import TextPage
from companion.tui.widgets.exercise_list import ExerciseList, Section, described, fill_ends, is_beside, key_of
from companion.tui.widgets.rating import pressed
from companion.tui.widgets.search_line import SearchLine
from companion.tui.widgets.ways import PLACES, labels_of


class ExercisesPage(Page[Picked]):
    """Lists the exercises, one line each, and describes the marked one where there is room beside them.

    A state's letter or a digit says how it is, and three that fit stand on top. What changes the list is in
    a list of its own, so that no single letter does.
    """

    CSS_PATH = "exercises.tcss"
    HEADING = "exercises"
    COLUMN = WIDE_COLUMN
    AUTO_FOCUS = "ExerciseList"
    BINDINGS = [
        command("exercises.find", "slash"),
        command("exercises.explain", "i"),
        command("exercises.more", "m"),
        command("exercises.breath", "b", footer=False),
        command("exercises.flashback", "k", f"say('{Need.FLASHBACK}')", footer=False),
        *PLACES,
    ]

    def __init__(self, practices: PracticeLog) -> None:
        super().__init__()
        self.practices = practices
        self.moment = Moment()
        self._with_hidden = False
        self._words = self._only = ""
        self._reasons: dict[str, str] = {}

    def content(self) -> ComposeResult:
        """Lay out how it is, the list, and beside it what the marked exercise is."""
        listed = ExerciseList(self.context.library, id="list")
        yield Static(id="how", markup=False)
        yield SearchLine(self._search, listed, placeholder=phrase("exercises_list.find"), id="search")
        with Horizontal():
            yield listed
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="words", markup=False)
        yield Static(id="broken", classes="at-foot", markup=False)

    @property
    def listed(self) -> ExerciseList:
        """The list."""
        return self.query_one(ExerciseList)

    async def on_mount(self) -> None:
        """Begin at the first exercise, with the rating of the last 20 minutes if there is one."""
        self.query_one(SearchLine).display = False
        self.listed.unfolded = {"group0"}
        self._fill(to_top=True)
        await asyncio.to_thread(self.practices.read)
        if not self.moment.is_said and self.practices.rating:
            self._fill_for(Moment(self.practices.rating))

    def on_resize(self) -> None:
        """Describe an exercise beside the list where there is room."""
        self.set_class(not is_beside(self), "-single")
        self._fill()

    def _fill(self, key: str = "", *, to_top: bool = False) -> None:
        fill_ends(self, self.heading, self.context.library.broken)
        self.query_one("#how", Static).display = not self._words
        self.listed.exercises = self.context.library
        self.listed.fill(self._found() if self._words or self._only else self._sections(), key, to_top=to_top)
        if self.listed.highlighted is None:
            self.describe_it()
        self.refresh_bindings()

    show_own = _fill

    def _found(self) -> Iterator[Section]:
        """Yield what was searched for, and what the filter lets through."""
        library = self.context.library
        shown = {key: each for key, each in library.items() if self._shows(key)}
        keys = tuple(find(shown, self._words))
        if not keys:
            title = phrase("exercises_list.none_found")
        elif self._only:
            words = phrase(f"exercises_list.filters.{self._only}")
            title = phrase("exercises_list.only", filter=words, count=len(keys))
        else:
            title = phrase("exercises_list.found", count=len(keys))
        yield Section("found", title, keys)

    def _shows(self, key: str) -> bool:
        admitted = not self._only or self._only in conditions(self.context.library[key])
        return admitted and (self._with_hidden or key not in self.context.settings.hidden)

    def _sections(self) -> Iterator[Section]:
        """Yield what fits how it is, what is pinned, each kind, and what is hidden if that is shown."""
        library, settings = self.context.library, self.context.settings
        self._reasons = {}
        if self.moment.is_said:
            fitting = self.practices.suggest(self.moment)
            self._reasons = {one.key: phrase(f"exercises_list.reasons.{one.reason}") for one in fitting}
            words = moment_words(self.moment)
            yield Section("fits", phrase("exercises_list.fits", how=words), tuple(self._reasons))
        pinned = tuple(key for key in settings.pinned if key not in settings.hidden and key in library)
        if pinned:
            yield Section("pinned", phrase("exercises_list.pinned"), pinned)
        if self._reasons or pinned:
            yield Section("all", phrase("exercises_list.all"), ())
        elsewhere = {*settings.hidden, *settings.pinned}
        for number, group in enumerate(library.groups):
            if keys := tuple(key for key in group.keys if key not in elsewhere):
                yield Section(f"group{number}", group.heading, keys, folds=True)
        if self._with_hidden:
            hidden = tuple(key for key in settings.hidden if key in library)
            yield Section("hidden", phrase("exercises_list.hidden"), hidden)

    def on_key(self, event: Key) -> None:
        """Rate by a digit or a state's letter."""
        if (rating := pressed(self.moment.rating, event.character or "")) is not None:
            event.stop()
            self._fill_for(self.moment._replace(rating=rating))

    def action_say(self, need: str) -> None:
        """Say more about how it is, or where one is, for this sitting; said again it is taken back."""
        self._fill_for(self.moment.toggled(Need(need)))

    action_place = action_say

    @property
    def labels(self) -> dict[str, str]:
        """Which places were said."""
        return labels_of(self.moment.places)

    def _fill_for(self, moment: Moment) -> None:
        """Show what fits how it is; what usually is the beginning is folded then."""
        self.moment = moment
        if moment.is_said:
            self.listed.unfolded = self.listed.unfolded - {"group0"}
        self._fill(to_top=True)

    def action_breath(self) -> None:
        """Go to the breaths."""
        for group in self.context.library.groups:
            if all(self.context.library[key].through == "breath" for key in group.keys):
                self._fill(group.keys[0])

    @on(DescendantFocus)
    @on(DescendantBlur)
    def name_the_key(self) -> None:
        """Name above the list the key that leads to people now."""
        fill_ends(self, self.heading, self.context.library.broken)

    def action_find(self) -> None:
        """Open the line to search on."""
        self.query_one(SearchLine).open(self._words)

    def _search(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._fill(to_top=True)

    def action_back(self) -> None:
        """End the search or take the filter off, otherwise go back."""
        search = self.query_one(SearchLine)
        if search.display or self._words or self._only:
            search.value = self._only = ""
            search.close()
            self._fill()
        else:
            super().action_back()

    @on(OptionList.OptionHighlighted)
    def describe_it(self) -> None:
        """Describe the marked exercise."""
        key, kind = self.listed.key, self.listed.kind
        names = [self.context.library[each].name for each in kind.keys] if kind else []
        self.query_one("#words", Static).update(self._about(key) if key else "\n".join(names))
        self.refresh_bindings()

    def _about(self, key: str, *, named: bool = True) -> Content:
        own, first = self.practices.outcome(key), key == self.context.settings.first_exercise
        return described(self.context.library[key], own, self._reasons.get(key, ""), first=first, named=named)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the page about an exercise where one is marked."""
        return action != "explain" or bool(self.listed.key)

    def action_explain(self) -> None:
        """Show a page about the marked exercise."""
        key = self.listed.key
        more = explain(self.context.library[key], self.practices.evidence(key))
        about = self._about(key, named=False)
        self.app.push_screen(TextPage(self.context.library[key].name, ("", about), ("below", more)))

    @on(OptionList.OptionSelected)
    @work
    async def choose(self, event: OptionList.OptionSelected) -> None:
        """Go to the page before the exercise; unfold a kind that was clicked, or fold it."""
        if self.listed.kind:
            self.listed.action_fold(self.listed.kind.id not in self.listed.unfolded)
            return
        key = key_of(event.option_id)
        before = await self.app.push_screen_wait(BeforePage(self.context.library[key], self.moment.rating))
        if before is not None:
            self.dismiss(Picked.at(key, self.moment._replace(rating=before)))

    @work
    async def action_more(self) -> None:
        """Let the person choose what to do with the list, and do it."""
        # A letter that comes before the menu does is meant for it.
        self.host.hold_keys()
        match await self.app.push_screen_wait(ExerciseMenu(key := self.listed.key, self._only)):
            case "own_breath":
                self._fill(await set_own_breath(self.host))
            case "hidden":
                self._with_hidden = not self._with_hidden
                self._fill()
            case str(name) if name.startswith(ABOUT):
                self.action_say(name.removeprefix(ABOUT))
            case str(name) if name.startswith(ONLY):
                self._only = name.removeprefix(ONLY)
                self._fill(to_top=True)
            case str(name):
                change_exercise(self.host, name, key)
                self._fill()
