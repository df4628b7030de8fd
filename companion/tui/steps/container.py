"""A container for what is put away: not shown again before the day on which it is to be opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from companion.content.catalog import phrase
from companion.core.entry import SetAside
from companion.text.dates import weekday_and_day
from companion.tui.commands import command
from companion.tui.steps.base import StepWidget
from companion.tui.widgets.note_input import NoteInput

DAYS: tuple[int | None, ...] = (None, 1, 3, 7, 14, 28)
"""In how many days it may be opened; None for a day that isn't known yet."""
OPENS_AT = 6
"""The hour from which it may be opened on that day."""


class ContainerStep(Vertical, StepWidget, can_focus=True):
    """The container, a line for words to put in, and the day."""

    BINDINGS = [
        command("steps.later", "down", "day(1)"),
        command("steps.sooner", "up", "day(-1)", footer=False),
    ]
    DEFAULT_CSS = """
    ContainerStep { height: auto; width: 1fr; align-horizontal: center; margin-top: 1; }
    ContainerStep > Static { width: 1fr; text-align: center; }
    ContainerStep > #box { color: $shape; }
    ContainerStep > #day { color: $accent; }
    ContainerStep > NoteInput { margin-top: 1; }
    """

    chosen = reactive(0)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the container, the day and the line."""
        yield Static(id="box", markup=False)
        yield Static(id="day", markup=False)
        yield NoteInput(hint="steps.container_type", shown=0)

    def on_mount(self) -> None:
        """Take the focus."""
        self._update()
        self.focus()

    def watch_chosen(self) -> None:
        """Show the day."""
        if self.is_mounted:
            self._update()

    @on(NoteInput.Added)
    def added(self) -> None:
        """Show that something is inside, but not what."""
        self._update()

    def _update(self) -> None:
        inside = len(self.query_one(NoteInput).noticed)
        middle = f"{'●' * min(inside, 8):^12}"
        lid = "╭────────────╮" if inside else "╭─        ─╮"
        self.query_one("#box", Static).update(f"{lid}\n│{middle}│\n╰────────────╯")
        self.query_one("#day", Static).update(self._day())

    def _day(self) -> str:
        until = self.until
        if until is None:
            return phrase("steps.opens_sometime")
        return phrase("steps.opens", day=weekday_and_day(until))

    def action_day(self, by: int) -> None:
        """Choose a later or a sooner day, wrapping around."""
        self.chosen = (self.chosen + by) % len(DAYS)

    @property
    def until(self) -> datetime | None:
        """When it may be shown again, None for a day that isn't known."""
        days = DAYS[self.chosen]
        if days is None:
            return None
        morning = self._now().replace(hour=OPENS_AT, minute=0, second=0, microsecond=0)
        return morning + timedelta(days=days)

    @property
    def noticed(self) -> tuple[str, ...]:
        """Nothing: what was put in must not be read among the notes."""
        return ()

    @property
    def put_away(self) -> SetAside | None:
        """What was put in, with its day; None where there is neither."""
        words = "; ".join(self.query_one(NoteInput).all_noticed)
        return SetAside(words, self.until) if words or self.until else None
