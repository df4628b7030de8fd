"""A page on which one can type at a step: no letter is lost, and what is typed goes into the run."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from textual import on
from textual.events import Key, Paste
from textual.widget import Widget

from companion.core.entry import SetAside
from companion.core.runner import Ending
from companion.flows.walk import ExerciseRun
from companion.tui.screens.page import Page
from companion.tui.steps.base import StepWidget
from companion.tui.widgets.footer import named
from companion.tui.widgets.note_input import NoteInput, Noticed

STILL_TYPING = 0.5
"""Seconds after a step that came by itself in which a key is still meant for the one before."""


class NotingPage(Page[Ending]):
    """Puts what is typed and answered at a step into the run, and its draft."""

    run: ExerciseRun

    def __init__(self) -> None:
        super().__init__()
        self._submitted: Widget | None = None
        self._came_alone = -STILL_TYPING

    async def action_next(self) -> None:
        """Go to the next step, or to the end."""
        raise NotImplementedError

    async def action_previous(self) -> None:
        """Go to the step before."""
        raise NotImplementedError

    async def on_key(self, event: Key) -> None:
        """Begin typing with the first letter where there is a line, unless it is a command's key."""
        is_letter = event.is_printable and event.character != " "
        if event.time - self._came_alone < STILL_TYPING and (event.key in self.ONCE[:3] or is_letter):
            event.stop()
            if is_letter and not self.query(NoteInput):
                await self.action_previous()
        elif event.key in {active.binding.key for active in named(self).values()}:
            return
        for note in self.query(NoteInput):
            if is_letter and not note.typing:
                event.stop()
                note.begin(event)

    def on_paste(self, event: Paste) -> None:
        """Type what is pasted while the line does not have the focus."""
        for note in self.query(NoteInput):
            note.on_paste(event)

    @on(NoteInput.Enough)
    def enough(self, event: NoteInput.Enough) -> None:
        """Go on after the last note, in the turn of the app: there it falls between two keys."""
        self.app.call_later(self._go_on_alone, event.note)

    async def _go_on_alone(self, note: NoteInput) -> None:
        if self.host.keys_wait or self.app.screen is not self:
            note.wait()
        elif note.is_attached and not note.line:
            await self.action_next()
            self._came_alone = monotonic()

    @on(Noticed)
    def noticed(self) -> None:
        """Write a draft of what has been typed so far."""
        for noticed, set_aside in self._here():
            self.run.draft(noticed, set_aside)

    def submit(self) -> None:
        """Put what was typed at this step into the run, once."""
        for noticed, set_aside in self._here():
            self.run.notice(noticed, set_aside)
        self._submitted = next(iter(self.query("#step > *")), None)

    def _here(self) -> Iterator[tuple[tuple[str, ...], SetAside | None]]:
        """Yield what was typed at this step and what was put away, unless it is in the run already."""
        for widget in self.query("#step > *"):
            if widget is self._submitted:
                continue
            if isinstance(widget, NoteInput):
                yield widget.all_noticed, None
            elif isinstance(widget, StepWidget):
                yield widget.noticed, widget.put_away
