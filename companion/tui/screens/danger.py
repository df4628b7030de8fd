"""A danger that is here, or may be: the emergency number, where to go, people, leaving."""

from __future__ import annotations

from dataclasses import replace

from textual import work
from textual.app import ComposeResult

from companion.content import people as help_lines
from companion.content.catalog import phrase, table
from companion.content.own_people import own_people
from companion.core.layout import TOGETHER
from companion.text.people import named
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.page import TINY
from companion.tui.screens.search_list import country_list
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.emergency_lines import EmergencyLines

MOST_PEOPLE = 2
"""The most of one's own people that are shown: more would push what is below out of sight."""


class DangerPage(ChoicePage[str]):
    """Offers people and leaving, with the emergency number above or below the words."""

    BINDINGS = [
        command("danger.now", "n", "go('now')", footer=False),
        command("danger.exercise", "e", "go('exercise')", footer=False),
        command("people.country", "c"),
    ]
    area = "danger."
    rows = 12

    def content(self) -> ComposeResult:
        """Lay out the number, the words, and one's own people."""
        self.set_class(self.offer.number == "below", "-unsure")
        number = EmergencyLines(help_lines.here(self.context.settings.country))
        words = [CentredText(self._sentence(), id="sentence"), *self.between()]
        parts = [number, *words] if self.offer.number == "above" else [*words, number]
        choices = Choices(self.choices(), marked=False, on=self.area + self.offer.on)
        yield CentredBlock(*parts, *self._people(), choices, rows=self.rows)

    @property
    def _is_tiny(self) -> bool:
        return self.app.size.height < TINY

    def _sentence(self) -> str:
        short = table("danger")["short"]["go" if self.offer.number == "above" else "unsure"]
        return short if self._is_tiny else self.offer.sentence

    def choices(self) -> list[Choice]:
        """Return the choices, in few words where these alone have room."""
        kind = "choices" if self.offer.number == "above" else "unsure_choices"
        words = table("danger")[f"short_{kind}"] if self._is_tiny else self.offer.choices
        return [replace(each, label=words[each.id.removeprefix(self.area)]) for each in super().choices()]

    def between(self) -> ComposeResult:
        """Yield the questions that help to look."""
        if self.offer.more:
            yield CentredText(self.offer.more, classes="more")

    def _people(self) -> ComposeResult:
        people, _ = own_people(self.context.places.people)
        if shown := [each for each in people if each.call][:MOST_PEOPLE]:
            names = (named(each).replace(" ", TOGETHER) for each in shown)
            yield CentredText(phrase("people.between").join(names), id="own")

    def shown(self) -> None:
        """Show one's own people on a short terminal too, where they have room."""
        super().shown()
        self._show_own()

    def on_resize(self) -> None:
        """Look again whether one's own people have room."""
        self.call_after_refresh(self._show_own)

    def _show_own(self) -> None:
        for own in self.query("#own").results(CentredText):
            block = self.query_one(CentredBlock)
            free = block.region.bottom - self.query_one(Choices).region.bottom
            needed = len(own.lines(block.size.width)) - (own.region.height if own.display else 0)
            own.set_class(needed <= free, "-fits")

    def key(self, name: str) -> str | None:
        """Show beside people and leaving the keys that lead there from everywhere."""
        return key_of(self, f"app.{name}") if name in ("people", "leave") else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether what a key would choose is offered here."""
        offered = action != "go" or str(parameters[0]) in self.offer.choices
        return offered and super().check_action(action, parameters)

    @work
    async def action_country(self) -> None:
        """Choose the country, and save it as a setting: from then on its number is no guess."""
        here = help_lines.here(self.context.settings.country)
        if code := await self.app.push_screen_wait(country_list(here.code)):
            self.host.set_settings(country=code)
            self.query_one(EmergencyLines).show(help_lines.here(code))
            self.call_after_refresh(self._show_own)
