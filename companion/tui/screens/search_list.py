"""Lists of names that typing makes shorter: to choose one, or to say of each whether it is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from companion.content.catalog import capital, phrase
from companion.content.library import toggled
from companion.content.people import countries
from companion.core.bare import bare
from companion.tui.commands import command
from companion.tui.drawing import LEADS_CURSOR
from companion.tui.screens.page import Page
from companion.tui.widgets.name_list import NameList


class _NameInput(Input):
    """A line for a part of a name; `does` is what Enter does, in a word."""

    BINDINGS = [command("choices.choose", "enter", "submit")]

    def __init__(self, does: str) -> None:
        super().__init__(placeholder=phrase("settings.search"))
        self.labels = {"choices.choose": phrase(f"settings.does.{does}")}


class SearchList(Page[str]):
    """Returns the id of a name in a list; `now` is the id of the one that is chosen, which has a dot.

    `also` are other names by id, which are found but not shown.
    The line for a part of the name has the focus, the arrows move through what is found.
    """

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "Input"
    does = "choose"
    BINDINGS = [
        command("choices.up", "up", "move('cursor_up')", footer=False),
        command("choices.down", "down", "move('cursor_down')", footer=False),
        command("choices.page_up", "pageup", "move('page_up')", footer=False),
        command("choices.page_down", "pagedown", "move('page_down')", footer=False),
    ]

    def __init__(
        self,
        names: Mapping[str, str],
        heading: str,
        now: str = "",
        also: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__()
        self.names = names
        self.also = also or {}
        self.heading = capital(heading)
        self.now = now

    def content(self) -> ComposeResult:
        """Lay out the line and the list."""
        yield _NameInput(self.does)
        found = NameList(markup=False)
        found.can_focus = False
        yield found

    def on_mount(self) -> None:
        """Begin at the one that is chosen."""
        self.fill(self.now)

    def is_on(self, id: str) -> bool:
        """Return whether a name has a dot."""
        return id == self.now

    def fill(self, at: str = "") -> None:
        """List the names with the typed part, the nearest first; the cursor at one of them."""
        part = bare(self.query_one(Input).value.strip())
        all_names = {
            id: [bare(each) for each in (name, *self.also.get(id, ()))] for id, name in self.names.items()
        }
        ids = [id for id, found in all_names.items() if any(part in each for each in found)]
        ids.sort(key=lambda id: not any(each.startswith(part) for each in all_names[id]))
        ids.sort(key=lambda id: part not in all_names[id])
        found = self.query_one(NameList)
        found.set_options(Option(f"{'•' if self.is_on(id) else ' '} {self.names[id]}", id=id) for id in ids)
        if not ids:
            found.add_option(Option(phrase("settings.none_found"), disabled=True))
        found.highlighted = ids.index(at) if at in ids else 0 if ids else None

    @on(Input.Changed)
    def search(self) -> None:
        """List what has the typed part, the cursor at the nearest."""
        self.query_one(NameList).remove_class(LEADS_CURSOR)
        self.fill("" if self.query_one(Input).value.strip() else self.now)

    @property
    def marked(self) -> str:
        """The id of the name under the cursor, "" if there is none."""
        option = self.query_one(NameList).highlighted_option
        return option.id or "" if option else ""

    def action_move(self, way: str) -> None:
        """Move the cursor: cursor_up, cursor_down, page_up or page_down."""
        found = self.query_one(NameList)
        getattr(found, f"action_{way}")()
        found.add_class(LEADS_CURSOR)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def chosen(self) -> None:
        """Take the name under the cursor."""
        if self.marked:
            self.choose(self.marked)

    def choose(self, id: str) -> None:
        """Return the id."""
        # The next key is meant for what comes, and chooses nothing more here.
        self.host.hold_keys()
        self.dismiss(id)


class ToggleList(SearchList):
    """Says of each name whether it is among the chosen ones, and tells `changed` after each change."""

    does = "toggle"

    def __init__(
        self,
        names: Mapping[str, str],
        heading: str,
        chosen: Sequence[str],
        changed: Callable[[tuple[str, ...]], None],
    ) -> None:
        super().__init__(names, heading, next(iter(chosen), ""))
        self.chosen_ids = tuple(chosen)
        self.changed = changed

    def is_on(self, id: str) -> bool:
        """Return whether a name is among the chosen ones."""
        return id in self.chosen_ids

    def choose(self, id: str) -> None:
        """Take a name in, or out."""
        self.chosen_ids = toggled(self.chosen_ids, id)
        self.changed(self.chosen_ids)
        self.fill(id)


def country_list(now: str) -> SearchList:
    """Return the list of the countries; `now` is the code of the one that is chosen or guessed."""
    found = countries()
    names = {each.code: each.name for each in found}
    return SearchList(names, phrase("people.which_country"), now, {each.code: each.also for each in found})
