"""People: the emergency number first, then help lines, then one's own people."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from companion.content import people as help_lines
from companion.content.catalog import phrase
from companion.content.people import Country, HelpLine
from companion.flows.context import Context
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.footer import Footer


class PeoplePage(Page[None]):
    """Who can be reached, for the country that is set or that the locale names."""

    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        command("people.country", "c"),
        command("people.up", "k", "scroll(-1)", footer=False),
        command("people.down", "j", "scroll(1)", footer=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.code = context.settings.country or guessed_country()

    def compose(self) -> ComposeResult:
        """Lay out the page, which scrolls."""
        with VerticalScroll():
            yield Static(id="emergency", markup=False)
            yield Static(id="lines", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the country's lines."""
        self._show()

    def _show(self) -> None:
        country = help_lines.country(self.code)
        emergency = self._emergency(country) if country else ""
        self.query_one("#emergency", Static).update(emergency)
        self.query_one("#emergency").display = bool(emergency)
        self.query_one("#lines", Static).update("\n\n".join(self._paragraphs(country)))

    def _emergency(self, country: Country) -> str:
        numbers = ", ".join(country.emergency)
        if country.emergency_note:
            return phrase("people.emergency_note", note=country.emergency_note, numbers=numbers)
        return phrase("people.emergency", numbers=numbers)

    def _paragraphs(self, country: Country | None) -> Iterator[str]:
        yield phrase("people.when")
        yield from self._own()
        if country:
            yield phrase("people.country", name=country.name)
            for line in country.lines:
                yield "\n".join(self._line(line))
            yield phrase("people.busy")
            yield phrase("people.not_dialled")
        else:
            yield phrase("people.no_lines") if self.code else phrase("people.no_country")
        yield "\n".join(
            phrase(f"people.directories.{name}") for name in ("heading", "throughline", "befrienders")
        )

    def _own(self) -> Iterator[str]:
        people, problem = help_lines.own_people(self.context.places.people)
        if problem:
            yield problem.sentence()
        for person in people:
            call = (
                phrase("people.own.call", name=person.name, call=person.call) if person.call else person.name
            )
            yield call + (f"\n{phrase('people.own.words', words=person.words)}" if person.words else "")

    def _line(self, line: HelpLine) -> Iterator[str]:
        yield line.service
        reach = [phrase("people.call", number=phrase("people.call_or").join(line.call))] if line.call else []
        if line.text and line.word:
            reach.append(phrase("people.text_word", word=line.word, number=line.text))
        elif line.text:
            reach.append(phrase("people.text", number=line.text))
        if line.whatsapp:
            reach.append(phrase("people.whatsapp", number=line.whatsapp))
        if line.web:
            reach.append(phrase("people.web", web=line.web))
        yield from (f"  {way}" for way in reach)
        if line.hours:
            yield "  " + phrase("people.hours", hours=line.hours)
        if line.languages:
            yield "  " + phrase("people.languages", languages=line.languages)
        yield "  " + (phrase("people.seen", seen=line.seen) if line.seen else phrase("people.seen_undated"))
        if help_lines.is_old(line.seen, self.context.today):
            yield "  " + (phrase("people.old") if line.seen else phrase("people.old_undated"))

    @work
    async def action_country(self) -> None:
        """Choose another country, and remember it."""
        code = await self.app.push_screen_wait(Countries(self.code))
        if code:
            self.code = code
            self._show()
            self.companion.set_settings(country=code)

    def action_scroll(self, by: int) -> None:
        """Scroll a line, as the arrows do."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


class Countries(Page[str]):
    """The countries with a line, by name."""

    CSS_PATH = "people.tcss"

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield OptionList(*(Option(each.name, id=each.code) for each in help_lines.countries()), markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the country that is shown now."""
        if help_lines.country(self.code):
            options = self.query_one(OptionList)
            options.highlighted = options.get_option_index(self.code)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Bring back the country."""
        self.dismiss(event.option_id)


def guessed_country() -> str:
    """The country that the locale names, or an empty string."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LANG")]
    if os.name == "nt":
        # Elsewhere this answers en_US for a terminal that names no country.
        names.append(locale.getlocale()[0] or "")
    return next((code for name in names if (code := help_lines.guess(name))), "")
