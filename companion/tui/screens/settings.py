"""The settings: a line each under titled groups, with a sentence about the value that each has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from companion.content.catalog import phrase
from companion.content.people import guessed_country
from companion.core.layout import wrap
from companion.flows.cover import TEXTS
from companion.flows.settings_in_words import (
    GROUPS,
    LISTS,
    SettingsInWords,
    reset_offer,
    reset_values,
    values,
)
from companion.store.settings import Settings
from companion.tui.commands import command
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.line import LinePage
from companion.tui.screens.page import Page
from companion.tui.screens.search_list import SearchList, ToggleList, country_list
from companion.tui.widgets.entry_rows import fitted
from companion.tui.widgets.name_list import NameList

OWN_TEXT = "own"
"""What is chosen for a cover of one's own."""
HEADING = "group."
"""What the id of a row with the title of a group begins with."""
FIRST = next(iter(GROUPS.values()))[0]
MOST_ROWS = 2
"""Rows below the marked setting for its sentence, so that an arrow doesn't move the rows after it."""
NAMES = 16
"""Cells for the name of a setting."""


class SettingsList(NameList):
    """The rows; ← and → change the marked one, Enter changes it or opens its list."""

    BINDINGS = [
        command("settings.open", "enter", "select"),
        command("settings.change", "enter", "change(1)"),
        command("settings.next", "right,space", "change(1)", footer=False),
        command("settings.before", "left", "change(-1)", footer=False),
        command("settings.usual", "backspace"),
    ]

    def __init__(self, options: Iterable[Option]) -> None:
        super().__init__(*options, markup=False)
        # Nothing can be changed by a key that was pressed too often: an arrow marks the first row.
        self.highlighted = None

    @property
    def marked(self) -> str:
        """The setting of the marked row, "" while none is marked."""
        option = self.highlighted_option
        return option.id or "" if option else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the marked row has a list, several values, or another one than at first."""
        if action == "usual":
            page = self.screen
            return isinstance(page, SettingsPage) and page.has_other_value(self.marked)
        if action not in ("select", "change"):
            return True
        return bool(self.marked) and (action == "change") == bool(values(self.marked))

    def action_change(self, by: int) -> None:
        """Set the next value of the marked row, or the one before."""
        self.post_message(self.Changed(self.marked, by))

    def action_usual(self) -> None:
        """Set the value of the marked row that it had at first."""
        self.post_message(self.Changed(self.marked, 0))

    @dataclass
    class Changed(Message):
        """The next value of a setting was asked for, the one before, or with 0 the first of all."""

        name: str
        by: int


class SettingsPage(Page[None]):
    """Changes every setting; the path of the file, with what else it may hold, is shown at the foot."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "SettingsList"
    HEADING = "settings"
    with_gaps = with_all_sentences = False

    def __init__(self) -> None:
        super().__init__()
        self._words = SettingsInWords(self.context)

    def content(self) -> ComposeResult:
        """Lay out the rows; none is marked until an arrow or the mouse marks one."""
        yield SettingsList(self._options())
        yield Static(
            phrase("settings.file", path=self.context.places.settings), classes="at-foot", markup=False
        )

    def _options(self) -> Iterator[Option]:
        for group, names in GROUPS.items():
            if group != "all":
                yield Option(phrase(f"settings.groups.{group}"), id=HEADING + group, disabled=True)
            yield from (Option(phrase(f"settings.names.{name}"), id=name) for name in names)

    @on(Resize)
    def use_room(self) -> None:
        """Show the sentence of every row where there is room, or at least gaps between the groups."""
        rows, room = sum(map(len, GROUPS.values())), self.query_one(SettingsList).size.height
        self.with_gaps = room >= rows + 2 * len(GROUPS) + MOST_ROWS
        self.with_all_sentences = room >= 2 * rows + 2 * len(GROUPS)
        self.show_values()

    @on(OptionList.OptionHighlighted)
    def show_values(self) -> None:
        """Show every value as it is now, and the sentence under the marked row."""
        shown = self.query_one(SettingsList)
        for option in shown.options:
            id = option.id or ""
            row = self._heading(id) if id.startswith(HEADING) else self._row(id, shown)
            if option.prompt != row:
                shown.replace_option_prompt(id, row)
        self.refresh_bindings()
        self.call_after_refresh(shown.scroll_to_highlight)

    show_own = show_values

    def _heading(self, id: str) -> Content:
        above = "\n" if self.with_gaps and id != HEADING + next(iter(GROUPS)) else ""
        return Content.styled(above + phrase(f"settings.groups.{id.removeprefix(HEADING)}"), "$quiet")

    def _row(self, name: str, shown: SettingsList) -> Content:
        """Return the name of a setting, its value, and below them what the value means."""
        value = self._words.words(name)
        marked = name == shown.marked
        # Before a row is marked the first has its sentence, so that the first arrow moves nothing.
        explained = marked or self.with_all_sentences or (not shown.marked and name == FIRST)
        if marked and values(name):
            value = f"‹ {value} ›"
        width = max(NAMES, shown.scrollable_content_region.width - 2)
        label = fitted(phrase(f"settings.names.{name}"), NAMES - 1)
        line = f"{label} {fitted(value, width - NAMES)}".rstrip()
        if not explained:
            return Content(line)
        sentence = wrap(self._words.meaning(name), width - 2)
        room = [""] * (0 if self.with_all_sentences else MOST_ROWS - len(sentence))
        below = "".join(f"\n  {each}" for each in (*sentence, *room))
        return Content.assemble(line, (below, "$quiet"))

    @on(SettingsList.Changed)
    def change(self, event: SettingsList.Changed) -> None:
        """Set the next value of a setting, or the one before; after the last comes the first."""
        if not event.by:
            self._set(event.name, getattr(Settings(), event.name))
            return
        value = getattr(self.context.settings, event.name)
        all_values = values(event.name)
        if value not in all_values:
            all_values = sorted((*all_values, value))
        self._set(event.name, all_values[(all_values.index(value) + event.by) % len(all_values)])

    def has_other_value(self, name: str) -> bool:
        """Return whether a setting that is no list of the person's own has another value than at first."""
        usual = getattr(Settings(), name, None)
        return name not in LISTS and usual != getattr(self.context.settings, name, None)

    def _set(self, name: str, value: Any) -> None:
        self.host.set_settings(**{name: value})
        self.show_values()

    @on(OptionList.OptionSelected)
    @work
    async def open(self, event: OptionList.OptionSelected) -> None:
        """Open the list of a setting; a click on a row of a few values sets the next one."""
        name = event.option_id or ""
        heading = phrase(f"settings.names.{name}")
        if values(name):
            self.query_one(SettingsList).action_change(1)
        elif name == "reset":
            await self._reset()
        elif name in ("import", "sealing"):
            await self.app.run_action(f"app.{name}")
        elif name == "keys":
            await self._change_keys()
        elif name in ("first_exercise", "country"):
            value = getattr(self.context.settings, name)
            found = SearchList(self._words.names(name), heading, value)
            shown = country_list(value or guessed_country()) if name == "country" else found
            if chosen := await self.app.push_screen_wait(shown):
                self._set(name, chosen)
        elif name in ("cover", "uncover"):
            await self._change_cover(name, heading)
        else:
            chosen_ids = getattr(self.context.settings, name)
            marked = ToggleList(self._words.names(name), heading, chosen_ids, partial(self._set, name))
            await self.app.push_screen_wait(marked)

    async def _change_cover(self, name: str, heading: str) -> None:
        """Ask which text covers the screen, or which keys bring it back; an empty line changes nothing."""
        value = getattr(self.context.settings, name)
        chosen: str | None = OWN_TEXT
        if name == "cover":
            now = value if value in TEXTS else OWN_TEXT
            chosen = await self.app.push_screen_wait(SearchList(self._words.names(name), heading, now))
        if chosen == OWN_TEXT:
            question = phrase("cover.keys" if name == "uncover" else "cover.own")
            line = "" if value in TEXTS else value
            chosen = await self.app.push_screen_wait(LinePage(question, line))
        if chosen and chosen.strip():
            self._set(name, chosen.strip())

    async def _change_keys(self) -> None:
        from companion.tui.screens.change_keys import ChangeKeysPage

        await self.app.push_screen_wait(await ChangeKeysPage.make(self.host))
        self.show_values()

    async def _reset(self) -> None:
        """Ask once, and set all back but what the person has made."""
        if await self.app.push_screen_wait(ChoicePage[str](reset_offer())) == "reset":
            self.host.set_settings(**reset_values(self.context.settings))
            self.show_values()
