"""What the widgets of steps share: what they are made with, and what they post and hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from companion.core.pacing import Beat, Phase
from companion.tui.widgets.note_input import NoteInput

if TYPE_CHECKING:
    from companion.core.entry import SetAside
    from companion.core.runner import Runner
    from companion.flows.context import Context


AT_REST = Beat(Phase.REST, 0.0, 0.0, 0)


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

    def beat(self) -> Beat:
        """Return where the movement is; at rest for a widget whose step has just been left."""
        return self.runner.beat or AT_REST


@dataclass
class Answered(Message):
    """A question was answered; `danger` marks an answer that means a real danger."""

    answer: str
    danger: bool


class StepWidget(Widget):
    """A widget that may hold something to save when its step is left."""

    @property
    def noticed(self) -> tuple[str, ...]:
        """What to save with the practice: by default all that was typed."""
        return tuple(words for note in self.query(NoteInput) for words in note.all_noticed)

    @property
    def put_away(self) -> SetAside | None:
        """What was put away for later."""
        return None
