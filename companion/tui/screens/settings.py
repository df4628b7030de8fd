"""The settings: a line each; Enter takes the next value, or opens a list."""

from __future__ import annotations

from typing import Any

from textual import on, work
from textual.app import ComposeResult

from companion.content import help_lines
from companion.content.phrases import say
from companion.store.settings import Settings
from companion.tui.screens.page import Page
from companion.tui.screens.people import Countries, guessed_country
from companion.tui.screens.pick import Pick
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.hints import Hints
from companion.tui.widgets.line import Line
from companion.tui.widgets.placed import Placed
from companion.tui.world import World

VALUES: dict[str, tuple[str, ...]] = {
    "theme": ("dusk", "paper", "ember", "contrast", "terminal"),
    "motion": ("full", "reduced"),
}


class SettingsPage(Page[None]):
    """Changes what can be chosen from a few values; everything else is in the file, whose path is shown."""

    CSS_PATH = "settings.tcss"

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def compose(self) -> ComposeResult:
        """Lay out a line for each setting."""
        yield Placed(Choices(self._choices()), rows=8)
        yield Line(say("settings.file", path=self.world.places.settings), id="file")
        yield Hints()

    def _choices(self) -> list[Choice]:
        settings = self.world.settings
        country = help_lines.country(settings.country or guessed_country())
        shown = {
            "theme": say(f"settings.theme.{settings.theme}"),
            "motion": say(f"settings.motion.{settings.motion}"),
            "first_exercise": self._first_name(settings),
            "country": country.name if country else say("settings.none"),
        }
        # One width for all values, so that nothing moves when one changes.
        width = max(len(say(f"settings.theme.{theme}")) for theme in VALUES["theme"])
        return [
            Choice(name, f"{value:<{width}}", say(f"settings.names.{name}")) for name, value in shown.items()
        ]

    def _first_name(self, settings: Settings) -> str:
        exercise = self.world.library.get(settings.first_exercise)
        return exercise.name if exercise else settings.first_exercise

    @on(Choices.Chosen)
    def change(self, event: Choices.Chosen) -> None:
        """Take the next value, or open the list."""
        name = event.choice.id
        if name in VALUES:
            values = VALUES[name]
            now = values.index(getattr(self.world.settings, name))
            self._set(**{name: values[(now + 1) % len(values)]})
        else:
            self._pick(name)

    @work
    async def _pick(self, name: str) -> None:
        if name == "country":
            chosen = await self.app.push_screen_wait(
                Countries(self.world.settings.country or guessed_country())
            )
        else:
            names = {key: exercise.name for key, exercise in self.world.library.items()}
            chosen = await self.app.push_screen_wait(Pick(names, self.world.settings.first_exercise))
        if chosen:
            self._set(**{name: chosen})

    def _set(self, **values: Any) -> None:
        self.companion.set_settings(**values)
        self.query_one(Choices).choices = tuple(self._choices())
