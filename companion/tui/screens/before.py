"""The page before a chosen exercise: its cautions, and an optional rating."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key

from companion.content.catalog import phrase
from companion.core.entry import UNRATED, Rating
from companion.core.exercise import Exercise
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.exercise_list import CAUTION
from companion.tui.widgets.rating import STATE_KEYS, RatingLine


class BeforePage(Page[Rating]):
    """Returns the rating, which may be empty; None if the person went back."""

    CSS_PATH = "before.tcss"
    # The cautions are seen first; the arrows move to what has no room below them.
    AUTO_FOCUS = "VerticalScroll"
    ONCE = ("space", "enter", "escape")
    BINDINGS = [command("before.begin", "enter,space", "begin"), *STATE_KEYS]

    def __init__(self, exercise: Exercise, rating: Rating = UNRATED) -> None:
        super().__init__()
        self.heading = exercise.name
        self.rating = rating
        self.exercise = exercise

    def content(self) -> ComposeResult:
        """Lay out what it is, the cautions and the question."""
        with VerticalScroll():
            yield CentredText(self.exercise.about, id="about")
            for caution in self.exercise.cautions:
                yield CentredText(f"{CAUTION} {caution}", classes="caution")
            # A flow that suggests it brings something else after Esc.
            if self.exercise.ask_first or self.awaited:
                yield CentredText(phrase("exercises_list.ask_first"), id="ask")
            if not self._is_known:
                yield CentredText(phrase("exercises_list.question"), id="question")
                yield RatingLine(self.rating)

    @property
    def _is_known(self) -> bool:
        """Whether the person has just said how it is, and isn't asked again."""
        return bool(self.awaited and self.rating)

    def on_key(self, event: Key) -> None:
        """Rate by a digit, an arrow or a state's letter."""
        for line in self.query(RatingLine):
            line.take(event)

    def action_rate(self, letter: str) -> None:
        """Set a state, or take it back."""
        for line in self.query(RatingLine):
            line.press(letter)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take the letters of the states where they are shown."""
        return action != "rate" or not self._is_known

    def action_begin(self) -> None:
        """Begin the exercise."""
        self.dismiss(self.rating if self._is_known else self.query_one(RatingLine).rating)
