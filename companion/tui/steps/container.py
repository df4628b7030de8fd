"""A container for what is put away: not shown again before the day on which it is to be opened."""

from __future__ import annotations

from datetime import datetime

from textual import on
from textual.content import Content

from companion.content.catalog import phrase
from companion.core.entry import SetAside
from companion.core.exercise import PutIn
from companion.text.dates import weekday_and_day
from companion.text.typed_dates import OPENS_IN, opens_at
from companion.tui.commands import command
from companion.tui.drawing import in_words
from companion.tui.steps.base import NotingStep
from companion.tui.widgets.note_input import NoteInput, Noticed


class ContainerStep(NotingStep[PutIn], can_focus=True):
    """The container, the day, and a line for words to put in."""

    BINDINGS = [
        command("steps.later", "down", "day(1)"),
        command("steps.sooner", "up", "day(-1)", footer=False),
    ]
    chosen = 0
    """The place in OPENS_IN of the day that is chosen."""

    def line(self) -> NoteInput:
        return NoteInput(hint="steps.container_type", shown=0)

    @on(Noticed)
    def noted(self) -> None:
        """Show that something is inside, but not what."""
        self.update()

    def shown(self) -> Content:
        """Return the container and the day."""
        inside = sum(len(note.noticed) for note in self.query(NoteInput))
        lid = "╭────────────╮" if inside else "╭─        ─╮"
        box = f"{lid}\n│{'●' * min(inside, 8):^12}│\n╰────────────╯\n"
        day = phrase("steps.opens", day=weekday_and_day(self.until)) if self.until else ""
        return Content.assemble(
            ("" if in_words(self) else box, "$shape"), day or phrase("steps.opens_sometime")
        )

    def action_day(self, by: int) -> None:
        """Choose a later or a sooner day, wrapping around."""
        self.chosen = (self.chosen + by) % len(OPENS_IN)
        self.update()

    @property
    def until(self) -> datetime | None:
        """When it may be shown again, None for a day that isn't known."""
        return opens_at(OPENS_IN[self.chosen], self.step_context.context.now())

    @property
    def noticed(self) -> tuple[str, ...]:
        """Nothing: what was put in must not be read among the notes."""
        return ()

    @property
    def put_away(self) -> SetAside | None:
        """What was put in, with its day; None where there is neither."""
        words = "; ".join(self.query_one(NoteInput).all_noticed)
        return SetAside(words, self.until) if words or self.until else None
