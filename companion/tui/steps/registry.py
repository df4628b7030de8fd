"""Which widget a step has, and how much room it wants; a kind of step is added here and nowhere else."""

from __future__ import annotations

from textual.widget import Widget

from companion.core.exercise import (
    AnyStep,
    Ask,
    Blocks,
    Breath,
    Category,
    Hunt,
    Listen,
    Notice,
    OwnWords,
    Press,
    PutIn,
    Tap,
    Today,
    Wave,
    Words,
)
from companion.core.layout import STEP_ROWS, centred
from companion.tui.steps.base import StepContext
from companion.tui.widgets.breath_shape import BreathShape
from companion.tui.widgets.note_input import NoteInput
from companion.tui.widgets.tap_dots import TapDots


def widget_for(step: AnyStep, scene: StepContext) -> Widget | None:
    """Give what stands below the words of a step; nothing for words alone."""
    match step:
        case Words():
            return None
        case Breath() | Press():
            return BreathShape(scene.beat, still=scene.still)
        case Tap():
            return TapDots(scene.beat, lambda: scene.runner.over)
        case Notice():
            return NoteInput()
    return _rarer(step, scene)


def _rarer(step: AnyStep, scene: StepContext) -> Widget | None:
    # Imported here because the first instruction is on the screen before any of these is needed.
    match step:
        case Hunt() | Category() | OwnWords():
            from companion.tui.steps.offers import OffersStep

            return OffersStep(step, scene)
        case Listen():
            from companion.tui.steps.listen import ListenStep

            return ListenStep(step.far)
        case Today():
            from companion.tui.steps.today import TodayStep

            return TodayStep(scene.context.now)
        case Blocks():
            from companion.tui.steps.blocks import BlocksStep

            return BlocksStep(step, scene)
        case Wave():
            from companion.tui.steps.wave import WaveStep

            return WaveStep(step, scene)
        case PutIn():
            from companion.tui.steps.container import ContainerStep

            return ContainerStep(scene.context.now)
        case Ask():
            from companion.tui.steps.ask import AskStep

            return AskStep(step)
    return None


def least(step: AnyStep, words: str, width: int) -> int:
    """How many rows the words need with their widget, one row between them; 0 for words alone."""
    if isinstance(step, Words):
        return 0
    return len(centred(words, width)) + (3 if isinstance(step, Notice) else 5)


def rows_of(step: AnyStep) -> int:
    """How many rows the words and the widget want together: a block that is high begins further up."""
    return STEP_ROWS.get(str(step.__struct_config__.tag), 1)
