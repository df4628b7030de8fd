"""Exercises in words: for the list, for the page before one, and for paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import assert_never

from companion.content.catalog import compared, number, phrase
from companion.core import exercise as steps
from companion.core.exercise import AnyStep, Exercise
from companion.core.moment import Moment
from companion.core.outcomes import Outcome
from companion.core.pacing import pacing_of
from companion.core.printable import printable
from companion.text.entries import rating
from companion.text.outcomes import line

WIDTH = 72


def moment_words(moment: Moment) -> str:
    """Return what was said about a moment: the state and number, a flashback, an occasion, where one is."""
    named = (*(("flashback",) if moment.flashback else ()), *((moment.occasion,) if moment.occasion else ()))
    more = (*named, *sorted(moment.places))
    words = [rating(moment.rating), *(phrase(f"exercises_list.occasions.{name}") for name in more)]
    return ", ".join(filter(None, words))


def on_paper(exercise: Exercise) -> str:
    """Return the exercise as plain text: the cautions first, then the steps, then what is known of it."""
    parts = [
        f"{exercise.name}\n{'=' * len(exercise.name)}",
        fill(exercise.about, WIDTH),
        *cautions_and_steps(exercise),
        _list("ways", exercise.ways),
        fill(exercise.why, WIDTH),
        fill(phrase(f"exercises_list.grades.{exercise.grade}"), WIDTH),
        _list("sources", exercise.sources),
    ]
    return "\n\n".join(filter(None, parts))


def cautions_and_steps(exercise: Exercise) -> tuple[str, ...]:
    """Return the cautions of an exercise, "" if it has none, then each of its steps with its number."""
    return (
        "\n".join(_item("- ", caution) for caution in exercise.cautions),
        *(
            _item(f"{at + 1}. ", f"{step.text} {_beside(step)} {_new_caution(exercise, at)}")
            for at, step in enumerate(exercise.steps)
        ),
    )


def line_below(exercise: Exercise, step: AnyStep, country: str, *, short: bool = False) -> str:
    """Return the quiet line that stands below a step: a number to call, people, or signs to stop at."""
    if exercise.help_line:
        from companion.text.people import one_line_to_people, shortest_line_to_people

        return (shortest_line_to_people if short else one_line_to_people)(country)
    if isinstance(step, steps.OwnWords | steps.PutIn) or (isinstance(step, steps.Notice) and step.count == 1):
        return phrase("plan.people_line")
    # Where there is a breath or strain; elsewhere it would only be one more thing to read.
    return phrase("exercise.stop_signs") if isinstance(step, steps.Breath | steps.Press) else ""


def explain(exercise: Exercise, known: Sequence[Outcome] = ()) -> str:
    """Return why an exercise may help, other ways to do it, how good the evidence is and where it is from.

    `known` is what this person's own times with it show.
    """
    own = [phrase("exercises_list.own"), *(f"- {line(each)}" for each in known)]
    ways = [phrase("on_paper.ways"), *(f"- {way}" for way in exercise.ways)]
    sources = [phrase("on_paper.sources"), *(f"- {source}" for source in exercise.sources)]
    parts = [
        "\n".join(own) if known else "",
        exercise.why,
        "\n".join(ways) if exercise.ways else "",
        phrase(f"exercises_list.grades.{exercise.grade}"),
        "\n".join(sources) if exercise.sources else "",
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


def short_duration(exercise: Exercise) -> str:
    """Return how long an exercise takes in a few cells: "1-3 min"."""
    shortest, longest = exercise.takes
    if longest < 60:
        return phrase("exercises_list.half_minute")
    least, most = max(1, round(shortest / 60)), round(longest / 60)
    span = str(least) if longest <= 90 or least == most else f"{least}-{most}"
    return phrase("exercises_list.short_minutes", minutes=span)


def uses(exercise: Exercise) -> str:
    """Return what an exercise works through, "" where its file doesn't say."""
    return phrase(f"exercises_list.through.{exercise.through}") if exercise.through else ""


def conditions(exercise: Exercise) -> tuple[str, ...]:
    """Return the names of the filters that let an exercise through: what it needs, how it can be done."""
    return (*(exercise.needs or ("nothing needed",)), *exercise.fits)


def conditions_in_words(exercise: Exercise) -> str:
    """Return what an exercise needs and how it can be done, in one line."""
    names = (phrase(f"exercises_list.filters.{name}") for name in conditions(exercise))
    return phrase("exercises_list.and").join(names)


def find(exercises: Mapping[str, Exercise], words: str) -> list[str]:
    """Return the keys of the exercises in which all of the words are; those with them in the name first."""
    wanted = compared(words).split()
    found = [key for key, each in exercises.items() if all(word in _searchable(each) for word in wanted)]
    return sorted(found, key=lambda key: not all(w in compared(exercises[key].name) for w in wanted))


def _searchable(exercise: Exercise) -> str:
    texts = (step.text for step in exercise.steps)
    parts = (exercise.name, uses(exercise), conditions_in_words(exercise), exercise.about)
    return compared("\n".join((*parts, *texts, *exercise.cautions, *exercise.ways)))


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
            phases = (f"{phrase(f'phases.{at.phase}')} {number(at.seconds)}" for at in pacing_of(step).phases)
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
        case steps.Reach():
            return phrase("on_paper.say", sentence=step.say)
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
