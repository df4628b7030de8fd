"""What the widgets of steps share: what they are made with, and what they post and hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from companion.core.exercise import Step
from companion.core.pacing import Beat, Phase
from companion.core.runner import Ending
from companion.tui.widgets.note_input import NoteInput

if TYPE_CHECKING:
    from companion.core.entry import SetAside
    from companion.core.runner import Runner
    from companion.flows.context import Context


AT_REST = Beat(Phase.REST, 0.0, 0.0, 0)

S = TypeVar("S", bound=Step)


@dataclass(frozen=True)
class StepContext:
    """The exercise that a step belongs to. `earlier` returns the person's own sentences from other times."""

    context: Context
    runner: Runner
    earlier: Callable[[], tuple[str, ...]]

    @property
    def still(self) -> bool:
        """Whether motion is reduced."""
        return self.context.settings.motion == "reduced"

    @property
    def in_words(self) -> bool:
        """Whether words stand for shapes."""
        return self.context.settings.screen_reader

    def beat(self) -> Beat:
        """Return where the movement is; at rest for a widget whose step has just been left."""
        return self.runner.beat or AT_REST


@dataclass
class Answered(Message):
    """A question was answered; `ending` is set for an answer that ends the exercise."""

    answer: str
    ending: Ending | None = None


class StepWidget(Vertical, Generic[S]):
    """What stands below the text of a step, and may hold something to save when the step is left."""

    DEFAULT_CSS = "StepWidget { height: auto; width: 1fr; margin-top: 1; }"

    def __init__(self, step: S, context: StepContext) -> None:
        super().__init__()
        self.step = step
        self.step_context = context

    def on_mount(self) -> None:
        """Take the focus where keys mean something, unless there is a line, which has it."""
        if self.can_focus and not self.query(NoteInput):
            self.focus()

    @property
    def spoken(self) -> str:
        """What is read aloud after the words of the step; never what the person has written."""
        return ""

    @property
    def noticed(self) -> tuple[str, ...]:
        """What to save with the practice: by default all that was typed."""
        return tuple(words for note in self.query(NoteInput) for words in note.all_noticed)

    @property
    def put_away(self) -> SetAside | None:
        """What was put away for later."""
        return None


class NotingStep(StepWidget[S]):
    """Something to read, and a line to type in below it."""

    DEFAULT_CSS = """
    NotingStep { align-horizontal: center; }
    NotingStep > #shown { width: 1fr; text-align: center; padding: 0 2; }
    NotingStep > NoteInput { margin-top: 1; }
    """

    def shown(self) -> Content | str:
        """Return what there is to read now."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out what there is to read, and the line."""
        above = Static(self.shown(), id="shown", markup=False)
        above.display = bool(self.shown())
        yield above
        yield self.line()

    def line(self) -> NoteInput:
        """Return the line."""
        return NoteInput()

    def update(self) -> None:
        """Show what there is to read now."""
        self.query_one("#shown", Static).update(self.shown())
