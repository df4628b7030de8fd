"""The widgets of steps: what moves, asks or can be typed into, one kind of step a file."""

from __future__ import annotations

from typing import TypeAlias, assert_never

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
    Reach,
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

RarerStep: TypeAlias = Hunt | Category | OwnWords | Listen | Today | Blocks | Wave | PutIn | Ask | Reach


def widget_for(step: AnyStep, context: StepContext) -> Widget | None:
    """Return the widget below the text of a step, None for text alone."""
    match step:
        case Words():
            return None
        case Breath() | Press():
            return BreathShape(context.beat, still=context.still, in_words=context.in_words)
        case Tap():
            return TapDots(context.beat)
        case Notice():
            return NoteInput(count=step.count, earlier=context.earlier)
        case _:
            return _rarer_widget(step, context)


def _rarer_widget(step: RarerStep, context: StepContext) -> Widget:
    """Return the widget of a step; imported here, as the first instruction is shown before it is needed."""
    match step:
        case Hunt() | Category() | OwnWords():
            from companion.tui.steps.offers import OffersStep

            return OffersStep(step, context)
        case Listen():
            from companion.tui.steps.listen import ListenStep

            return ListenStep(step, context)
        case Today():
            from companion.tui.steps.today import TodayStep

            return TodayStep(step, context)
        case Blocks():
            from companion.tui.steps.blocks import BlocksStep

            return BlocksStep(step, context)
        case Wave():
            from companion.tui.steps.wave import WaveStep

            return WaveStep(step, context)
        case PutIn():
            from companion.tui.steps.container import ContainerStep

            return ContainerStep(step, context)
        case Ask():
            from companion.tui.steps.ask import AskStep

            return AskStep(step, context)
        case Reach():
            from companion.tui.steps.reach import ReachStep

            return ReachStep(step, context)
        case _:
            assert_never(step)


def rows_needed(step: AnyStep, text: str, caution: str, width: int, *, alone: bool = False) -> int:
    """Return the rows that the text, the caution and the widget need at least.

    `alone` is for a tiny terminal, on which the widget has one row, two for a date, or one for each answer.
    """
    match step:
        case Words():
            below = 0
        case Ask() if alone:
            below = len(step.answers)
        case Today() if alone:
            below = 2
        case _:
            below = 1 if alone else 5 if isinstance(step, Notice) else 7
    return len(centred(text, width)) + len(centred(caution, width)) + below


def rows_of(step: AnyStep) -> int:
    """Return the rows that a step takes: a high one begins further up."""
    return STEP_ROWS.get(str(step.__struct_config__.tag), 1)
