"""What every widget of a step is handed, and what it may hand back."""

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
    """The walk that a step belongs to. `earlier` gives the person's own sentences from other times."""

    context: Context
    runner: Runner
    earlier: Callable[[], tuple[str, ...]]

    @property
    def still(self) -> bool:
        """Whether nothing is to move by itself."""
        return self.context.settings.motion == "reduced"

    def beat(self) -> Beat:
        """Where the movement is; at rest for a widget whose step has just been left."""
        return self.runner.beat or AT_REST


@dataclass
class Answered(Message):
    """Somebody answered a question; `danger` says that the answer means a danger that is real."""

    answer: str
    danger: bool


class StepWidget(Widget):
    """A widget that may have something to keep when its step is left."""

    @property
    def noticed(self) -> tuple[str, ...]:
        """Words to keep with the practice: what was typed, unless the widget says otherwise."""
        return tuple(words for notices in self.query(NoteInput) for words in notices.all_noticed)

    @property
    def put_away(self) -> SetAside | None:
        """What was set down for later."""
        return None
