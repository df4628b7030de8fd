"""The settings: a line each; Enter sets the next value, or opens a list."""

from __future__ import annotations

from typing import Any

from textual import on, work
from textual.app import ComposeResult

from companion.content import people
from companion.content.catalog import phrase
from companion.content.library import toggled
from companion.store.settings import options
from companion.tui.screens.choice import ListPage
from companion.tui.screens.page import Page
from companion.tui.screens.people import country_list
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices


class SettingsPage(Page[None]):
    """Changes each setting that has a few values or a list; the path of the file, with the rest, is shown."""

    CSS_PATH = "settings.tcss"

    def content(self) -> ComposeResult:
        """Lay out a line for each setting."""
        yield CentredBlock(Choices(self._choices()), rows=9)
        yield CentredText(phrase("settings.file", path=self.context.places.settings), id="file")

    def _choices(self) -> list[Choice]:
        # One width for all values, so that nothing moves when one changes.
        width = max(len(phrase(f"settings.theme.{theme}")) for theme in options()["theme"])
        return [
            Choice(name, f"{value:<{width}}", phrase(f"settings.names.{name}"))
            for name in options()
            if (value := self._value(name))
        ]

    def _value(self, name: str) -> str:
        """Return the words for the value of a setting, nothing for a setting that isn't shown."""
        value = getattr(self.context.settings, name)
        match name:
            case "first_exercise":
                return self._exercises().get(value, str(value))
            case "country":
                country = people.country(self._country())
                return country.name if country else phrase("settings.none")
            case "hidden":
                count = len(self._hidden())
                return self._count(count) if count else phrase("settings.hidden.none")
            case "hidden_regions":
                return self._count(len(value)) if value else ""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        return phrase(f"settings.{name}.{value}") if options()[name] else ""

    @staticmethod
    def _count(hidden: int) -> str:
        return phrase("settings.hidden.some", count=hidden)

    def _country(self) -> str:
        return self.context.settings.country or people.guessed_country()

    def _exercises(self) -> dict[str, str]:
        return {key: exercise.name for key, exercise in self.context.library.items()}

    def _hidden(self) -> dict[str, str]:
        hidden, names = self.context.settings.hidden, self._exercises()
        return {key: names[key] for key in hidden if key in names}

    @on(Choices.Chosen)
    @work
    async def change(self, event: Choices.Chosen) -> None:
        """Set the next value, or the one that is picked from a list."""
        name = event.choice.id
        value = await self._pick(name)
        if value is not None:
            self.host.set_settings(**{name: value})
            choices = self.query_one(Choices)
            choices.choices = tuple(self._choices())
            choices.cursor = min(choices.cursor, len(choices.choices) - 1)

    async def _pick(self, name: str) -> Any:
        """Return another value for a setting, None to leave it."""
        value = getattr(self.context.settings, name)
        match name:
            case "first_exercise":
                return await self.app.push_screen_wait(ListPage(self._exercises(), value))
            case "country":
                return await self.app.push_screen_wait(country_list(self._country()))
            case "hidden":
                if not (hidden := self._hidden()):
                    return None
                shown = await self.app.push_screen_wait(ListPage(hidden, ""))
                return toggled(value, shown) if shown else None
            case "hidden_regions":
                return ()
        values = options()[name]
        return values[(values.index(value) + 1) % len(values)]
