"""The settings: a line each; Enter takes the next value, or opens a list."""

from __future__ import annotations

from typing import Any

from textual import on, work
from textual.app import ComposeResult

from companion.content import people
from companion.content.catalog import phrase
from companion.content.library import toggled
from companion.store.settings import Settings
from companion.tui.screens.choice import ListPage
from companion.tui.screens.page import Page
from companion.tui.screens.people import country_list
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer

VALUES: dict[str, tuple[Any, ...]] = {
    "theme": ("dusk", "paper", "ember", "contrast", "terminal"),
    "motion": ("full", "reduced"),
    "progress": (True, False),
    "bell": ("none", "phase"),
    "large": (False, True),
}
YES_OR_NO = {True: "yes", False: "no"}


class SettingsPage(Page[None]):
    """Changes what can be chosen from a few values; everything else is in the file, whose path is shown."""

    CSS_PATH = "settings.tcss"

    def compose(self) -> ComposeResult:
        """Lay out a line for each setting."""
        yield CentredBlock(Choices(self._choices()), rows=9)
        yield CentredText(phrase("settings.file", path=self.context.places.settings), id="file")
        yield Footer()

    def _choices(self) -> list[Choice]:
        settings = self.context.settings
        country = people.country(settings.country or people.guessed_country())
        shown = {
            "theme": self._value_words("theme"),
            "motion": self._value_words("motion"),
            "first_exercise": self._first_name(settings),
            "country": country.name if country else phrase("settings.none"),
            "hidden": self._hidden_words(len(self._hidden())),
            "progress": self._value_words("progress"),
            "bell": self._value_words("bell"),
            "large": self._value_words("large"),
        }
        if settings.hidden_regions:
            shown["hidden_regions"] = phrase("settings.hidden.some", count=len(settings.hidden_regions))
        # One width for all values, so that nothing moves when one changes.
        width = max(len(phrase(f"settings.theme.{theme}")) for theme in VALUES["theme"])
        return [
            Choice(name, f"{value:<{width}}", phrase(f"settings.names.{name}"))
            for name, value in shown.items()
        ]

    def _value_words(self, name: str) -> str:
        value = getattr(self.context.settings, name)
        return phrase(f"settings.{name}.{YES_OR_NO[value] if isinstance(value, bool) else value}")

    def _hidden(self) -> dict[str, str]:
        """The hidden exercises that there are, by key."""
        library = self.context.library
        return {key: library[key].name for key in self.context.settings.hidden if key in library}

    @staticmethod
    def _hidden_words(count: int) -> str:
        return phrase("settings.hidden.some", count=count) if count else phrase("settings.hidden.none")

    def _first_name(self, settings: Settings) -> str:
        exercise = self.context.library.get(settings.first_exercise)
        return exercise.name if exercise else settings.first_exercise

    @on(Choices.Chosen)
    def change(self, event: Choices.Chosen) -> None:
        """Take the next value, or open the list."""
        name = event.choice.id
        if name == "hidden_regions":
            self._set(hidden_regions=[])
            return
        if name in VALUES:
            values = VALUES[name]
            now = values.index(getattr(self.context.settings, name))
            self._set(**{name: values[(now + 1) % len(values)]})
        else:
            self._pick(name)

    @work
    async def _pick(self, name: str) -> None:
        if name == "country":
            chosen = await self.app.push_screen_wait(
                country_list(self.context.settings.country or people.guessed_country())
            )
        elif name == "hidden":
            await self._bring_back()
            return
        else:
            names = {key: exercise.name for key, exercise in self.context.library.items()}
            chosen = await self.app.push_screen_wait(ListPage(names, self.context.settings.first_exercise))
        if chosen:
            self._set(**{name: chosen})

    async def _bring_back(self) -> None:
        if hidden := self._hidden():
            chosen = await self.app.push_screen_wait(ListPage(hidden, ""))
            if chosen:
                self._set(hidden=toggled(self.context.settings.hidden, chosen))

    def _set(self, **values: Any) -> None:
        self.host.set_settings(**values)
        choices = self.query_one(Choices)
        choices.cursor = min(choices.cursor, len(self._choices()) - 1)
        choices.choices = tuple(self._choices())
