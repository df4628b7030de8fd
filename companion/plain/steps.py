"""One step of an exercise over lines, by its kind."""

from __future__ import annotations

from typing import assert_never

from companion.content.catalog import phrase
from companion.core import exercise as steps
from companion.core.runner import Ending
from companion.flows.context import Context
from companion.flows.walk import ExerciseRun
from companion.plain.asking import Asking, go_on
from companion.plain.choices import Choice
from companion.plain.terminal import Terminal


def do_step(terminal: Terminal, context: Context, run: ExerciseRun, asking: Asking) -> str:
    """Do the step that the run is at; return "on", a choice or an ending. Raises Back, Left."""
    match run.runner.step:
        case steps.Words() | steps.Blocks():
            return go_on(terminal, asking)
        case steps.Breath() | steps.Press() | steps.Tap():
            from companion.plain.pace import move

            return move(terminal, context, run, asking)
        case steps.Notice() | steps.Hunt() | steps.Category() | steps.OwnWords() as step:
            from companion.plain.notes import note

            return note(terminal, run, step, asking)
        case steps.Listen() | steps.Today() as step:
            from companion.plain.notes import note

            return note(terminal, run, step, asking)
        case steps.Wave() as step:
            from companion.plain.pace import ride

            return ride(terminal, run, step, asking)
        case steps.PutIn():
            from companion.plain.notes import put_in

            return put_in(terminal, context, run, asking)
        case steps.Ask() as step:
            return _ask(terminal, run, step, asking)
        case steps.Reach() as step:
            return go_on(terminal, asking, *_reach(context, step))
        case step:
            assert_never(step)


def _ask(terminal: Terminal, run: ExerciseRun, step: steps.Ask, asking: Asking) -> str:
    """Ask a question of the exercise; an answer may mean a danger."""
    answers = [Choice(answer, answer) for answer in step.answers]
    name = go_on(terminal, asking._replace(choices=[*answers, *asking.choices], lists=True))
    if name not in step.answers:
        return name
    run.notice((name,))
    return str(Ending.PEOPLE if name in step.danger else Ending.UNSURE if name in step.unsure else "on")


def _reach(context: Context, step: steps.Reach) -> list[str]:
    from companion.content.own_people import own_people
    from companion.text.people import to_reach

    people, _ = own_people(context.places.people)
    sentences = (
        (who, phrase("steps.sentence", sentence=sentence)) for who, sentence in to_reach(people, step.say)
    )
    return [f"{who}: {sentence}" if who else sentence for who, sentence in sentences]
