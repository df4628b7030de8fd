"""The settings: a line each; Enter sets the next value, or opens a list."""

from __future__ import annotations

from typing import Any

from textual import on, work
from textual.app import ComposeResult

from companion.content.catalog import phrase
from companion.content.library import toggled
from companion.content.people import countries, guessed_country
from companion.store.settings import options
from companion.tui.screens.choice import ListPage
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices

PACES = (0.8, 1.0, 1.2, 1.4, 1.6)
"""The paces that can be set here, in times as long as an exercise's file says."""


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
        value, listed = getattr(self.context.settings, name), self._listed(name)
        match name:
            case "first_exercise":
                return listed.get(value, str(value))
            case "country":
                return listed.get(value.upper() or guessed_country(), phrase("settings.none"))
            case "pace":
                return phrase(f"settings.pace.{'own' if value == 1 else 'other'}", pace=f"{value:g}")
            case "hidden" | "hidden_regions" if listed:
                return phrase("settings.hidden.some", count=len(listed))
            case "hidden":
                return phrase("settings.hidden.none")
        if isinstance(value, bool):
            value = "yes" if value else "no"
        return phrase(f"settings.{name}.{value}") if options()[name] else ""

    def _listed(self, name: str) -> dict[str, str]:
        """Return what a setting is chosen from, or taken from, with the words for each."""
        settings = self.context.settings
        exercises = {key: exercise.name for key, exercise in self.context.library.items()}
        match name:
            case "first_exercise":
                return exercises
            case "country":
                return {each.code: each.name for each in countries()}
            case "hidden":
                return {key: exercises[key] for key in settings.hidden if key in exercises}
        return dict.fromkeys(settings.hidden_regions, "") if name == "hidden_regions" else {}

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
        value, listed = getattr(self.context.settings, name), self._listed(name)
        if name == "hidden_regions":
            return ()
        if name == "pace":
            return next((pace for pace in PACES if pace > value), PACES[0])
        if values := options()[name]:
            return values[(values.index(value) + 1) % len(values)]
        if not listed:
            return None
        now = value.upper() or guessed_country() if name == "country" else str(value)
        chosen = await self.app.push_screen_wait(ListPage(listed, now))
        return toggled(value, chosen) if chosen and name == "hidden" else chosen
