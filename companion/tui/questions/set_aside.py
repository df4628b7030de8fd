"""The part of a landing in which something is set down until another time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, Static

from companion.content.catalog import phrase, table
from companion.core.entry import SetAside
from companion.text.typed_dates import offered_time, time_ahead
from companion.tui.questions.rest import Part
from companion.tui.widgets.choices import Choice, Choices

OWN = "own"
"""The time that is written in the line below the others."""


class SetDown(Part):
    """What is put away, and until when."""

    rows = 12
    DEFAULT_CSS = """
    SetDown Input { width: 50; max-width: 90%; }
    SetDown Center { height: 1; }
    SetDown #until { width: 1fr; text-align: center; color: $quiet; margin: 1 0; }
    SetDown #times { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out a line for what it is, and the times."""
        put_away = self.landing.put_away
        words = put_away.words if put_away else ""
        yield Center(Input(words, placeholder=phrase("landing.away_hint"), id="away", select_on_focus=False))
        yield Static(self._until(), id="until", markup=False)
        times: dict[str, str] = table("landing")["times"]
        times = {**times, OWN: phrase("landing.own_time")}
        choices = [Choice(name, words, str(at)) for at, (name, words) in enumerate(times.items(), start=1)]
        yield Choices(choices, id="times")
        yield Center(Input(placeholder=phrase("landing.until_hint"), id="time"))

    def _until(self) -> str:
        put_away = self.landing.put_away
        if put_away and put_away.until:
            return f"{phrase('landing.until')} {put_away.until:%Y-%m-%d %H:%M}"
        return phrase("landing.until")

    @property
    def first(self) -> Widget:
        return self.query_one("#away")

    @property
    def writing(self) -> bool:
        return any(line.has_focus for line in self.query(Input))

    def take(self, event: Key) -> bool:
        choices = self.query_one("#times", Choices)
        digits = [choice.key for choice in choices.choices]
        if self.writing or event.character not in digits:
            return False
        choices.cursor = digits.index(event.character)
        choices.action_choose()
        return True

    @on(Input.Changed, "#away")
    def wrote(self, event: Input.Changed) -> None:
        """Hand on what is put away."""
        event.stop()
        old = self.landing.put_away
        if event.value != (old.words if old else ""):
            self.land(put_away=SetAside(event.value, old.until if old else None) if event.value else None)

    @on(Input.Submitted, "#away")
    def named(self, event: Input.Submitted) -> None:
        """Ask until when; with nothing to put away there is nothing to ask."""
        event.stop()
        if event.value:
            self.query_one("#times").focus()
        else:
            self.post_message(self.Onward())

    @on(Choices.Chosen, "#times")
    def chosen(self, event: Choices.Chosen) -> None:
        """Take one of the times, and go on; one of somebody's own has to be written first."""
        event.stop()
        if event.choice.id == OWN:
            self.query_one("#time").focus()
            return
        self._until_when(offered_time(event.choice.id, self.context.now()))
        self.post_message(self.Onward())

    @on(Input.Submitted, "#time")
    def typed(self, event: Input.Submitted) -> None:
        """Take a time of somebody's own."""
        event.stop()
        moment = time_ahead(event.value, self.context.now())
        if moment is None and event.value:
            self.query_one("#until", Static).update(phrase("landing.bad_time"))
            return
        self._until_when(moment)
        self.post_message(self.Onward())

    def unsaid(self) -> dict[str, Any]:
        put_away = self.landing.put_away
        moment = time_ahead(self.query_one("#time", Input).value, self.context.now())
        return (
            self.changed(put_away=msgspec.structs.replace(put_away, until=moment))
            if put_away and moment
            else {}
        )

    def _until_when(self, moment: datetime | None) -> None:
        if put_away := self.landing.put_away:
            self.land(put_away=msgspec.structs.replace(put_away, until=moment))

    def back(self) -> bool:
        """Go back, from the time to the times, from them to the line."""
        if self.query_one("#away").has_focus:
            return False
        self.query_one("#times" if self.query_one("#time").has_focus else "#away").focus()
        return True
