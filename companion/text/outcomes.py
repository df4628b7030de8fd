"""The outcomes of exercises in sentences, each with how many times it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from companion.content.catalog import number, phrase
from companion.content.exercise_names import name_shown
from companion.core.outcomes import MIN_TIMES, Outcome
from companion.text.entries import one_line


def paragraphs(found: Iterable[Outcome]) -> list[tuple[str, list[str]]]:
    """Return each exercise by name, with a line for all its times and one for each state it began in."""
    by_exercise: dict[str, tuple[str, list[str]]] = {}
    for each in found:
        _, lines = by_exercise.setdefault(each.exercise, (one_line(name_shown(each.exercise, each.name)), []))
        lines.append(line(each))
    return list(by_exercise.values())


def line(each: Outcome) -> str:
    """Return one outcome as a line of sentences."""
    return " ".join(phrase("helped.part", sentence=sentence) for sentence in _sentences(each))


def _sentences(each: Outcome) -> Iterator[str]:
    """Yield what is known; of one state only how it was afterwards, so that its line is short."""
    compared = {"easier": each.easier, "harder": each.harder, "compared": each.compared}
    if each.state is not None:
        state = phrase(f"helped.states.{each.state.name.lower()}")
        if each.compared >= MIN_TIMES:
            yield phrase("helped.compared_state", state=state, **compared)
        else:
            yield phrase("helped.times_state", state=state, times=each.times)
        return
    yield phrase("helped.times", times=each.times)
    if each.compared >= MIN_TIMES:
        yield phrase("helped.compared", **compared)
    if each.before is not None and each.after is not None:
        yield phrase("helped.numbers", before=number(each.before), after=number(each.after))
    if each.left:
        yield phrase("helped.left", count=each.left)
    if each.again:
        yield phrase("helped.again", count=each.again)
    if each.not_for_me:
        yield phrase("helped.not_for_me", count=each.not_for_me)
