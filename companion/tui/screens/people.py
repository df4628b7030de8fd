"""People: the emergency number first, then help lines, then one's own people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from companion.content import people as help_lines
from companion.content.catalog import phrase, table
from companion.content.own_people import Kind, Listed, OwnLine, OwnPerson, own_lines, own_people
from companion.flows import own_people as flows
from companion.flows.front import FrontEnd
from companion.text.help_lines import Own, Section, sections, violence_sections
from companion.tui.commands import UNLOCK, command
from companion.tui.drawing import key_of, problem_in_words
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.page import OPENING, Page
from companion.tui.screens.search_list import country_list
from companion.tui.widgets.emergency_lines import EmergencyLines
from companion.tui.widgets.people_list import PeopleList


class PeoplePage(Page[None]):
    """Who can be reached, for the country that is set or that the locale names.

    With `violence` it shows the lines about violence, which are not seen before they are asked for.
    """

    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "PeopleList"
    BINDINGS = [
        command("people.copy", "y"),
        command("people.violence", "w"),
        command("plan.open", "p", "app.plan"),
        command("people.add", "a"),
        command("people.country", "c"),
        UNLOCK,
    ]

    def __init__(self, *, violence: bool = False) -> None:
        super().__init__()
        self.heading = table("titles")["violence" if violence else "people"]
        self.here = help_lines.here(self.context.settings.country)
        self._violence = violence

    def content(self) -> ComposeResult:
        """Lay out the number, which stays in sight, and the rows."""
        yield EmergencyLines(self.here, left=True)
        yield Static(id="hide", markup=False)
        yield PeopleList()

    def on_mount(self) -> None:
        """Show the country's lines."""
        hide = self.query_one("#hide", Static)
        hide.display = self._violence
        hide.update(phrase("people.hide", cover=key_of(self, "app.cover")))
        self._show()

    def _show(self) -> None:
        self.query_one(EmergencyLines).show(self.here)
        path, shown = self.context.places.people, self.query_one(PeopleList)
        (people, broken), (lines, broken_line) = own_people(path), own_lines(path)
        problem = broken or broken_line
        own = Own(people, lines, problem, problem_in_words(self, problem) if problem else "")
        shown.fill(self._sections(own), shown.at)
        self.refresh_bindings()

    def show_own(self) -> None:
        """Show own people and lines as they are now."""
        self._show()

    def _sections(self, own: Own) -> Iterator[Section]:
        if self.here.country is None:
            yield Section(phrase("people.choose_country", letter=key_of(self, "people.country")))
        rows = violence_sections if self._violence else sections
        yield from rows(self.here, own, self.context.today, key_of(self, "people.add"))
        yield Section(phrase("people.keys", shown=key_of(self, "app.keys")))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy only where there is something, and the lines about violence only once."""
        row = self.query_one(PeopleList).row if self.is_mounted else None
        possible = {
            "copy": bool(row and row.number),
            "violence": not self._violence,
            "add": bool(self.here.code) or not self._violence,
        }
        return possible.get(action, True)

    @on(OptionList.OptionHighlighted)
    def moved(self) -> None:
        """Name what can be done with the row under the cursor."""
        self.refresh_bindings()

    def action_violence(self) -> None:
        """Show the lines about violence."""
        self.app.push_screen(PeoplePage(violence=True), lambda _: self._show())

    def action_copy(self) -> None:
        """Copy the number of the row under the cursor."""
        if row := self.query_one(PeopleList).row:
            self._copy(row.number)

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.app.notify(phrase("steps.copied"), markup=False)

    def action_add(self) -> None:
        """Add a person, or a help line."""
        kind: Kind | None = "violence" if self._violence else None
        self._change(lambda front: flows.add(front, self.context, self.here.code, kind))

    def _change(self, flow: Callable[[FrontEnd], Awaitable[None]]) -> None:
        # A worker of the app's own: one of the page's would end with it, before all is saved.
        self.app.run_worker(self._run(flow), group="flows", exclusive=False)

    async def _run(self, flow: Callable[[FrontEnd], Awaitable[None]]) -> None:
        shown = self.query_one(PeopleList)
        before = [row.about for row in shown.rows]
        async with self.host.screens() as front:
            await flow(front)
        if self.is_mounted:
            self._show()
            shown.mark_new(before)

    @on(OptionList.OptionSelected)
    @work(group=OPENING)
    async def open(self) -> None:
        """Show all that is known of a row, and what can be done with it."""
        if not (row := self.query_one(PeopleList).row):
            return
        chosen = await self.app.push_screen_wait(ChoicePage[str](flows.offer_for(row)))
        what, _, text = (chosen or "").partition(" ")
        match what, row.about:
            case "copy", _:
                self._copy(text)
            case "change", OwnPerson() as person:
                self._change(lambda front: flows.change_person(front, self.context, person))
            case "correct", Listed() as shown:
                self._change(lambda front: flows.correct(front, self.context, self.here.code, shown))
            case "remove", (OwnPerson() as own) | Listed(own=OwnLine() as own):
                self._change(lambda front: flows.remove(front, self.context, own))

    @work
    async def action_country(self) -> None:
        """Choose the country, and save it as a setting: from then on its number is no guess."""
        if code := await self.app.push_screen_wait(country_list(self.here.code)):
            self.host.set_settings(country=code)
            self.here = help_lines.here(code)
            self._show()
