"""All there is to say about one exercise, and what it has been like for this person."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.core.exercise import Exercise
from companion.core.outcomes import Outcome
from companion.text.exercises import describe
from companion.tui.screens.page import Page
from companion.tui.widgets.footer import Footer


class Explained(Page[None]):
    """A page to read, which scrolls; for who wants to know, or where there is no room beside the list."""

    CSS_PATH = "text_page.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, exercise: Exercise, known: Sequence[Outcome], *, first: bool) -> None:
        super().__init__()
        self.exercise = exercise
        self.told = describe(exercise, known, first=first)

    def compose(self) -> ComposeResult:
        """Lay out the name and the words."""
        with VerticalScroll():
            yield Static(self.exercise.name, id="name", markup=False)
            yield Static(self.told, markup=False)
        yield Footer()
