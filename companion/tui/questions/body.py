"""Where in the body something is felt, and what it is like there."""

from __future__ import annotations

import os
from typing import Any

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Click, Key, Resize
from textual.widget import Widget
from textual.widgets import Static

from companion.content.catalog import phrase, table
from companion.content.wordlists import region_name, sensation_word, sensations
from companion.core.entry import Sensation
from companion.core.layout import WIDE_COLUMN
from companion.core.questions import BodyQuestion
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.drawing import in_words
from companion.tui.questions.base import QuestionWidget
from companion.tui.questions.places import RegionPicker
from companion.tui.widgets.body_drawing import fits
from companion.tui.widgets.body_figure import START, BodyFigure
from companion.tui.widgets.choice_row import ChoiceRow
from companion.tui.widgets.word_picker import WordPicker

DIGITS = "?123456"
BESIDE = 33
"""Columns for the words beside the figure."""


class BodyWidget(QuestionWidget[BodyQuestion]):
    """A figure with the words for a region beside it; with little room a list of regions, then the words."""

    BINDINGS = [command("body.leave_out", "x", footer=False)]
    COLUMN = WIDE_COLUMN
    ROWS = 0
    DEFAULT_CSS = """
    BodyWidget Horizontal { height: 1fr; }
    BodyWidget #felt { width: 35; height: 1fr; }
    BodyWidget #felt WordPicker, BodyWidget #felt ChoiceRow { margin-left: 1; }
    BodyWidget #region { height: 1; color: $accent; margin-bottom: 1; }
    BodyWidget #felt #strength { margin: 1 0 0 1; }
    BodyWidget #places { width: 1fr; display: none; }
    BodyWidget.-list #places { display: block; }
    BodyWidget.-list #figure { display: none; }
    BodyWidget.-list #felt { width: 1fr; display: none; }
    BodyWidget.-list.-open #felt { display: block; }
    BodyWidget.-list.-open #places { display: none; }
    BodyWidget.-list #region { margin-bottom: 0; }
    BodyWidget.-unmarked #felt { visibility: hidden; }
    BodyWidget.-unmarked #region { visibility: visible; color: $quiet; height: auto; }
    BodyWidget.-list #felt #strength { margin: 0 0 0 1; }
    """

    _left_out: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the figure, the list that stands in for it, and the words for a region."""
        self.here = next(iter(self.body), START[1])
        hidden = self.host.context.settings.hidden_regions
        with Horizontal():
            yield BodyFigure(hidden, marked=False, id="figure")
            yield RegionPicker(hidden, id="places")
            with Vertical(id="felt"):
                yield Static(region_name(self.here), id="region", markup=False)
                used = (word for felt in self.body.values() for word in felt.words)
                own = (*self.form.vocabulary.sensations, *used)
                yield WordPicker(sensations(), own=own, reserved=DIGITS, id="words")
                yield ChoiceRow(table("body")["strengths"], 1, id="strength")
                yield ChoiceRow(table("body")["changes"], 4, id="change")

    @property
    def body(self) -> dict[str, Sensation]:
        """The answer so far, by region."""
        return {felt.region: felt for felt in self.form.given}

    def on_mount(self) -> None:
        """Show the answer so far, the cursor on its first region."""
        self.query_one(BodyFigure).show_region(self.here)
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Show a list where the figure would be too small to point at."""
        # The console of Linux has no braille characters.
        can_draw = os.environ.get("TERM") != "linux" and not in_words(self)
        drawn = can_draw and fits(event.size.width - BESIDE, event.size.height)
        self.set_class(not drawn, "-list")
        self.set_class(self._open, "-open")
        if self.screen.focused in (None, self.query_one("#places"), self.query_one(BodyFigure)):
            self.first.focus()
        self._show()

    @property
    def _open(self) -> bool:
        return self.screen.focused is self.query_one("#words")

    @property
    def _marked(self) -> bool:
        """Whether there is a region that words and strength belong to."""
        return self.has_class("-list") or self.query_one(BodyFigure).marked

    @property
    def first(self) -> Widget:
        return self.query_one("#places" if self.has_class("-list") else "#figure")

    @on(BodyFigure.Moved)
    def moved(self, event: BodyFigure.Moved) -> None:
        """Show the words for the region under the cursor."""
        self.here = event.region
        self._show()

    @on(BodyFigure.Marked)
    def marked(self, event: BodyFigure.Marked) -> None:
        """Mark a region, or take its mark away; what was answered for it comes back with the mark."""
        self.here = event.region
        body, taken_back = self.body, self.form.taken_back
        if self.here in body:
            taken_back[self.here] = body.pop(self.here)
        else:
            body[self.here] = taken_back.pop(self.here, Sensation(self.here))
        self._set(body)

    @on(BodyFigure.Opened)
    def opened(self, event: BodyFigure.Opened) -> None:
        """Go to the words for a region."""
        self.here = event.region
        self._set(self._changed())
        self.add_class("-open")
        self.query_one("#words").focus()

    def on_click(self, event: Click) -> None:
        """Mark the region by its name too, or take its mark away."""
        if self._marked and event.widget is self.query_one("#region"):
            self.post_message(BodyFigure.Marked(self.here))

    @on(WordPicker.Chose)
    def chose(self, event: WordPicker.Chose) -> None:
        """Set the words."""
        self._set(self._changed(words=event.chosen))

    @on(ChoiceRow.Chose)
    def took(self, event: ChoiceRow.Chose) -> None:
        """Set the strength, or whether it is more or less than before."""
        self._set(self._changed(**{event.row.id or "": event.value}))

    @property
    def typed(self) -> tuple[Sensation, ...] | None:
        field = self.query_one("#words", WordPicker)
        return tuple(self._changed(words=field.meant).values()) if field.typed else None

    @property
    def _felt(self) -> Sensation:
        return self.body.get(self.here) or Sensation(self.here)

    def _changed(self, **changes: Any) -> dict[str, Sensation]:
        return self.body | {self.here: replace(self._felt, **changes)}

    def _set(self, body: dict[str, Sensation]) -> None:
        self.answer(tuple(body.values()))
        self._show()

    def _show(self) -> None:
        felt, strengths = self._felt, list(table("body")["strengths"])
        body = {
            key: strengths.index(each.strength) + 1 if each.strength else 0 for key, each in self.body.items()
        }
        self.set_class(not self._marked, "-unmarked")
        self.query_one("#region", Static).update(self._heading() if self._marked else phrase("body.unmarked"))
        self.query_one(BodyFigure).chosen = body
        self.query_one(RegionPicker).mark(body)
        self.query_one("#words", WordPicker).chosen = felt.words
        self.query_one("#strength", ChoiceRow).chosen = felt.strength
        self.query_one("#change", ChoiceRow).chosen = felt.change

    def _heading(self) -> str:
        """Return the region with all that is answered for it, as far as there is room."""
        felt, words = self._felt, table("body")
        answered = list(map(sensation_word, felt.words))
        answered += [words["strengths"][felt.strength]] if felt.strength else []
        answered += [words["changes"][felt.change]] if felt.change else []
        place, is_marked, mark = region_name(self.here), self.here in self.body, ""
        if not in_words(self):
            mark = "● " if is_marked else "○ "
        elif is_marked:
            place = phrase("body.marked", place=place)
        text = ": ".join(filter(None, (place, ", ".join(answered))))
        # Behind the list it has no width yet.
        width = self.query_one("#region").size.width or self.size.width
        return f"{mark}{one_line(text, max(8, width - 2))}"

    def use_key(self, event: Key) -> bool:
        """Set the strength or the change by its digit."""
        return self._marked and any(row.press(event.character) for row in self.query(ChoiceRow))

    def back(self) -> bool:
        """Go back from the words to the figure."""
        if not self._open:
            return False
        self.remove_class("-open")
        self.first.focus()
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Regions are left out in the figure alone, where one is marked."""
        return action != "leave_out" or not (self.has_class("-list") or self._open or not self._marked)

    def action_leave_out(self) -> None:
        """Leave out the region under the cursor while this is shown; the last one stays.

        A letter changes no setting: what is left out each time is chosen in the settings.
        """
        if len(self.query_one(BodyFigure).places) < 2:
            return
        body, region = self.body, self.here
        body.pop(region, None)
        self._left_out = (*self._left_out, region)
        self.query_one(BodyFigure).hide_regions((*self.host.context.settings.hidden_regions, *self._left_out))
        self._set(body)
        self.notify(phrase("body.left_out", name=region_name(region)), markup=False)
