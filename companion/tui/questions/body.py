"""Where in the body, and what it is like there."""

from __future__ import annotations

import os
from typing import Any

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Click, Key, Resize
from textual.widget import Widget
from textual.widgets import Static

from companion.content.catalog import table
from companion.content.wordlists import kinds, region_name
from companion.core.entry import Sensation
from companion.core.vocabulary import Vocabulary
from companion.tui.questions.base import Ask
from companion.tui.questions.places import Places
from companion.tui.widgets.body_drawing import fits
from companion.tui.widgets.body_figure import START, BodyFigure
from companion.tui.widgets.choice_row import ChoiceRow
from companion.tui.widgets.word_layout import Family
from companion.tui.widgets.word_picker import WordPicker

DIGITS = "?123456"
BESIDE = 33
"""Columns for the words beside the figure."""


class Where(Ask):
    """A figure with its words beside it; with little room a list of places, and the words after it."""

    DEFAULT_CSS = """
    Where Horizontal { height: 1fr; }
    Where #felt { width: 35; height: 1fr; }
    Where #felt WordPicker, Where #felt ChoiceRow { margin-left: 1; }
    Where #region { height: 1; color: $accent; margin-bottom: 1; }
    Where #felt #strength { margin: 1 0 0 1; }
    Where #places { width: 1fr; }
    Where.-list #felt { width: 1fr; }
    Where.-list #felt.-closed { display: none; }
    Where.-list #region { margin-bottom: 0; }
    Where.-list #felt #strength { margin: 0 0 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the figure, the list that stands in for it, and the words for a place."""
        self.body: dict[str, Sensation] = {felt.region: felt for felt in self.entry.body}
        self.place = next(iter(self.body), START[1])
        hidden = self.context.settings.hidden_regions
        with Horizontal():
            yield BodyFigure(hidden, id="figure")
            yield Places(hidden, id="places")
            with Vertical(id="felt", classes="-closed"):
                yield Static(region_name(self.place), id="region", markup=False)
                yield WordPicker([Family(k.name, k.words) for k in kinds()], reserved=DIGITS, id="words")
                yield ChoiceRow(table("body")["strengths"], 1, id="strength")
                yield ChoiceRow(table("body")["changes"], 4, id="change")

    def on_mount(self) -> None:
        """Show what was said."""
        figure = self.query_one(BodyFigure)
        for spot in figure.places:
            if spot[1] == self.place:
                figure.set_reactive(BodyFigure.cursor, spot)
                break
        self.remember(self.remembered)
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Have a list where a figure would be too small to point at."""
        # The console of Linux has no signs for dots.
        drawn = fits(event.size.width - BESIDE, event.size.height) and os.environ.get("TERM") != "linux"
        self.set_class(not drawn, "-list")
        self.query_one(BodyFigure).display = drawn
        self.query_one("#places").display = not drawn and not self._open
        self.query_one("#felt").set_class(not drawn and not self._open, "-closed")
        if self.screen.focused in (None, self.query_one("#places"), self.query_one(BodyFigure)):
            self.first.focus()

    @property
    def listed(self) -> bool:
        """Whether places are a list just now."""
        return self.has_class("-list")

    @property
    def _open(self) -> bool:
        return self.screen.focused is self.query_one("#words")

    @property
    def first(self) -> Widget:
        return self.query_one("#places") if self.listed else self.query_one(BodyFigure)

    @property
    def writing(self) -> bool:
        return isinstance(self.screen.focused, WordPicker)

    def remember(self, remembered: Vocabulary) -> None:
        super().remember(remembered)
        self.query_one("#words", WordPicker).own = remembered.sensations

    @on(BodyFigure.Moved)
    def moved(self, event: BodyFigure.Moved) -> None:
        """Show what was said about the place under the cursor."""
        event.stop()
        self.place = event.region
        self._show()

    @on(BodyFigure.Marked)
    def marked(self, event: BodyFigure.Marked) -> None:
        """Keep a place, or let go of it and of what was said about it."""
        event.stop()
        self._mark(event.region)

    @on(BodyFigure.Opened)
    def opened(self, event: BodyFigure.Opened) -> None:
        """Go to the words for a place."""
        event.stop()
        self._open_words(event.region)

    def on_click(self, event: Click) -> None:
        """Mark the place by its name too, or take its mark away."""
        if event.widget is self.query_one("#region"):
            self._mark(self.place)

    def _mark(self, region: str) -> None:
        self.place = region
        if self.body.pop(region, None) is None:
            self.body[region] = Sensation(region)
        self._hand_on()

    def _open_words(self, region: str) -> None:
        self.place = region
        self.body.setdefault(region, Sensation(region))
        self._hand_on()
        if self.listed:
            self.query_one("#felt").remove_class("-closed")
            self.query_one("#places").display = False
        self.query_one("#words").focus()

    @on(WordPicker.Chose, "#words")
    def chose(self, event: WordPicker.Chose) -> None:
        """Keep the words."""
        event.stop()
        self._change(words=event.chosen)

    @on(ChoiceRow.Took)
    def took(self, event: ChoiceRow.Took) -> None:
        """Keep how strong it is, or whether it is more or less than before."""
        event.stop()
        self._change(**{event.marks.id or "": event.value})

    def unsaid(self) -> dict[str, Any]:
        field = self.query_one("#words", WordPicker)
        if not field.typed:
            return {}
        return {"body": tuple((self.body | self._changed(words=field.meant)).values())}

    def _changed(self, **said: object) -> dict[str, Sensation]:
        felt = self.body.get(self.place) or Sensation(self.place)
        return {self.place: msgspec.structs.replace(felt, **said)}

    def _change(self, **said: object) -> None:
        self.body |= self._changed(**said)
        self._hand_on()

    def _hand_on(self) -> None:
        self._show()
        self.say(body=tuple(self.body.values()))

    def _show(self) -> None:
        felt = self.body.get(self.place) or Sensation(self.place)
        name = region_name(self.place)
        self.query_one("#region", Static).update(f"● {name}" if self.place in self.body else f"  {name}")
        self.query_one(BodyFigure).chosen = tuple(self.body)
        self.query_one("#words", WordPicker).chosen = felt.words
        self.query_one(Places).mark(tuple(self.body))
        self.query_one("#strength", ChoiceRow).taken = felt.strength
        self.query_one("#change", ChoiceRow).taken = felt.change

    def take(self, event: Key) -> bool:
        """Take a digit for how strong, or how it changed."""
        if self.place and event.character and event.character in "123456":
            return any(marks.press(event.character) for marks in self.query(ChoiceRow))
        return False

    def back(self) -> bool:
        """Go back from the words to the figure."""
        if not self._open:
            return False
        if self.listed:
            self.query_one("#felt").add_class("-closed")
            self.query_one("#places").display = True
        self.first.focus()
        return True

    def leave_out(self) -> str:
        """Never show the place under the cursor again; gives its name, empty where there is none."""
        if self._open or self.listed or len(self.query_one(BodyFigure).places) < 2:
            return ""
        name, region = region_name(self.place), self.place
        self.body.pop(region, None)
        self.query_one(BodyFigure).leave_out((*self.context.settings.hidden_regions, region))
        self._hand_on()
        return name
