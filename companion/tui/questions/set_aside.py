"""Something to set aside until another time."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.events import Key
from textual.widgets import Input, Static

from companion.content.catalog import phrase, table
from companion.core.entry import SetAside
from companion.core.questions import Go, SetAsideQuestion
from companion.text.typed_dates import offered_time, time_ahead
from companion.tui.questions.base import QuestionWidget
from companion.tui.widgets.choices import Choices, numbered
from companion.tui.widgets.line_input import LineInput

OWN = "own"
"""The choice of a time that is typed in the line below the others."""


class SetAsideWidget(QuestionWidget[SetAsideQuestion]):
    """A line for what it is, and the times until which it can wait."""

    FIRST = "#away"
    ROWS = 12
    DEFAULT_CSS = """
    SetAsideWidget Input { width: 50; max-width: 90%; }
    SetAsideWidget Center { height: 1; }
    SetAsideWidget #until { width: 1fr; text-align: center; color: $quiet; margin: 1 0; }
    SetAsideWidget #times { margin-bottom: 1; }
    """

    @property
    def given(self) -> SetAside:
        """What is set aside so far; without words it is nothing."""
        return self.form.given or SetAside("")

    def compose(self) -> ComposeResult:
        """Lay out the line, the times, and a line for another time."""
        hint = phrase("landing.away_hint")
        yield Center(LineInput(self.given.words, placeholder=hint, id="away", select_on_focus=False))
        yield Static(self._until(), id="until", markup=False)
        times: dict[str, str] = {**table("landing")["times"], OWN: phrase("landing.own_time")}
        yield Choices(numbered(times), marked=False, id="times")
        yield Center(LineInput(placeholder=phrase("landing.until_hint"), id="time"))

    def _until(self) -> str:
        until = f" {self.given.until:%Y-%m-%d %H:%M}" if self.given.until else ""
        return phrase("landing.until") + until

    def use_key(self, event: Key) -> bool:
        """Choose a time by its digit."""
        return not self.writing and self.query_one("#times", Choices).press(event.character)

    @on(Input.Changed, "#away")
    def wrote(self, event: Input.Changed) -> None:
        """Set what is set aside; the time stays."""
        if event.value != self.given.words:
            self.answer(replace(self.given, words=event.value) if event.value else None)

    @on(Input.Submitted, "#away")
    def named(self, event: Input.Submitted) -> None:
        """Ask for a time; without anything to set aside, go on."""
        if event.value.strip():
            self.query_one("#times").focus()
        else:
            self.go(Go.NEXT)

    @on(Choices.Chosen, "#times")
    def chosen(self, event: Choices.Chosen) -> None:
        """Set one of the times and go on; another time is typed first."""
        if event.choice.id == OWN:
            self.query_one("#time").focus()
        else:
            self._set_until(offered_time(event.choice.id, self.host.context.now()))

    @on(Input.Submitted, "#time")
    def timed(self, event: Input.Submitted) -> None:
        """Set the typed time and go on, or say that it can't be read."""
        moment = time_ahead(event.value, self.host.context.now())
        if moment is None and event.value:
            self.query_one("#until", Static).update(phrase("landing.bad_time"))
        else:
            self._set_until(moment)

    @property
    def typed(self) -> SetAside | None:
        moment = time_ahead(self.query_one("#time", Input).value, self.host.context.now())
        return replace(self.given, until=moment) if self.form.given and moment else None

    def _set_until(self, moment: datetime | None) -> None:
        if self.form.given:
            self.answer(replace(self.given, until=moment))
        self.go(Go.NEXT)

    def back(self) -> bool:
        """Go back from the typed time to the times, from them to the line."""
        if self.query_one("#away").has_focus:
            return False
        self.query_one("#times" if self.query_one("#time").has_focus else "#away").focus()
        return True
