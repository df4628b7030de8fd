"""Exercises in words: for the list, for the page before one, and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import assert_never

from companion.content.catalog import phrase
from companion.core import exercise as steps
from companion.core.exercise import AnyStep, Exercise
from companion.core.outcomes import Outcome
from companion.core.pacing import pacing_of
from companion.core.printable import printable
from companion.text.outcomes import line

WIDTH = 72


def on_paper(exercise: Exercise) -> str:
    """Return the exercise as plain text: the cautions first, then the steps, then what is known of it."""
    parts = [
        f"{exercise.name}\n{'=' * len(exercise.name)}",
        fill(exercise.about, WIDTH),
        "\n".join(_item("- ", caution) for caution in exercise.cautions),
        *(
            _item(f"{at + 1}. ", f"{step.text} {_beside(step)} {_new_caution(exercise, at)}")
            for at, step in enumerate(exercise.steps)
        ),
        _list("ways", exercise.ways),
        fill(exercise.why, WIDTH),
        fill(phrase(f"exercises_list.grades.{exercise.grade}"), WIDTH),
        _list("sources", exercise.sources),
    ]
    return "\n\n".join(filter(None, parts))


def line_below(exercise: Exercise, step: AnyStep, country: str) -> str:
    """Return the quiet line that stands below a step: a number to call, or the signs to stop at."""
    if exercise.help_line:
        from companion.text.people import one_line_to_people

        return one_line_to_people(country)
    # Where there is a breath or strain; elsewhere it would only be one more thing to read.
    return phrase("exercise.stop_signs") if isinstance(step, steps.Breath | steps.Press) else ""


def describe(exercise: Exercise, known: Sequence[Outcome] = (), *, first: bool = False) -> str:
    """Return in a few lines what an exercise is, how long it takes, and how good the evidence is.

    `known` is what this person's own times with it show; `first` says that it is their first exercise.
    """
    own = [phrase("exercises_list.own"), *(f"- {line(each)}" for each in known)]
    parts = [
        exercise.about,
        duration(exercise),
        phrase("exercises_list.first") if first else "",
        *exercise.cautions,
        "\n".join(own) if known else "",
        exercise.why,
        *(f"- {way}" for way in exercise.ways),
        phrase(f"exercises_list.grades.{exercise.grade}"),
    ]
    return "\n\n".join(filter(None, parts))


def duration(exercise: Exercise) -> str:
    """Return how long an exercise takes, in words."""
    shortest, longest = exercise.takes
    if longest < 60:
        return phrase("exercises_list.under_a_minute")
    if longest <= 90:
        return phrase("exercises_list.about_a_minute")
    least, most = max(1, shortest // 60), round(longest / 60)
    if least == most:
        return phrase("exercises_list.about_minutes", minutes=most)
    return phrase("exercises_list.minutes", least=least, most=most)


def list_item(key: str, exercise: Exercise, width: int) -> str:
    """Return an exercise as one line of a list: the key, padded to `width` cells, then the name."""
    return f"  {printable(key):<{width}}  {exercise.name}"


def _new_caution(exercise: Exercise, index: int) -> str:
    """Return a step's own caution, unless the step before has the same."""
    caution = exercise.steps[index].caution
    return "" if index and caution == exercise.steps[index - 1].caution else caution or ""


def _beside(step: AnyStep) -> str:
    """Return what a screen would show beside the words of a step."""
    match step:
        case steps.Breath() | steps.Press(cool=True):
            phases = (f"{phrase(f'phases.{each.phase}')} {each.seconds:g}" for each in pacing_of(step).phases)
            return phrase(
                "on_paper.breath", pattern=", ".join(phases), rounds=_counted("rounds", step.rounds)
            )
        case steps.Press():
            press, release = _seconds(step.press), _seconds(step.release)
            return phrase(
                "on_paper.press", press=press, release=release, rounds=_counted("rounds", step.rounds)
            )
        case steps.Tap():
            return phrase("on_paper.tap", taps=_counted("taps", step.taps), each=_seconds(step.each))
        case steps.Hunt() | steps.Category() | steps.OwnWords():
            return phrase("on_paper.offers", offers=", ".join(step.offers)) if step.offers else ""
        case steps.Ask():
            return phrase("on_paper.answers", answers=" / ".join(step.answers))
        case steps.Words() | steps.Notice() | steps.Listen() | steps.Today() | steps.Blocks():
            return ""
        case steps.Wave() | steps.PutIn():
            return ""
    assert_never(step)


def _counted(what: str, count: int) -> str:
    """Return "once", "5 taps"."""
    return phrase(f"on_paper.{what}", count=count)


def _seconds(count: float) -> str:
    return phrase("own_breath.seconds", count=count)


def _list(name: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    return "\n".join([phrase(f"on_paper.{name}"), *(_item("- ", line) for line in lines)])


def _item(mark: str, text: str) -> str:
    return fill(" ".join(text.split()), WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
