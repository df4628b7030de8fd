"""Has a script's answers typed in plain mode, too."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, TypeAlias

from companion.content.catalog import phrase
from companion.core import exercise as steps
from companion.core import questions
from companion.core.entry import Rating, Sensation, State
from companion.core.questions import Go
from companion.core.runner import Ending
from companion.flows.form import Form
from companion.flows.front import Left, Offer
from companion.flows.walk import ExerciseRun, RatingRequest
from companion.plain.front import PlainFront, finish
from companion.plain.questions import ways_on
from companion.plain.terminal import Terminal
from companion.text.entries import fixed_answer, words_shown
from tests.flows.twice import Ask, Twice
from tests.plain.typed import Typed

Lines: TypeAlias = list[str] | None
"""What a person types; None where that is not all of it."""
STEPS = {steps.Breath: 2, steps.Press: 2, steps.Tap: 2, steps.PutIn: 2}
"""How often Enter is typed at a step, where that is more than once."""


class OverPlain(Twice):
    """Plain mode for one test."""

    LEAVES = ["q"]

    def compare(self, ask: Ask, typed: list[Any], expected: Any) -> None:
        lines = Typed(self.clock, *typed)
        terminal = Terminal(io.StringIO(), lines, size=lambda: (80, 24))
        try:
            answer = finish(ask(PlainFront(terminal, self.context)))  # type: ignore[arg-type]
        except Left:
            answer = Left
        assert (answer, list(lines.typed)) == (expected, []), typed


def _choose(name: str | None, offer: Offer) -> Lines:
    return ["b"] if name is None else [str(list(offer.choices).index(name) + 1)]


def _line(words: str | None, question: str, there: str = "", *, saves: bool = True) -> Lines:
    if words is None:
        return ["b"]
    return None if not words.strip() and (there or words) else ["" if words == there else words]


def _pick(id: str | None, names: Any, heading: str, now: str, also: Any = None) -> Lines:
    return ["b"] if id is None else [names[id]]


def _card(name: str | None, card: Any) -> Lines:
    return ["b"] if name is None else ["" if name == "on" else phrase(f"ways.commands.{name}.label")]


def _walk(ending: Ending, run: ExerciseRun) -> Lines:
    all_steps = run.exercise.steps
    match ending:
        case Ending.FINISHED:
            return [""] * sum(STEPS.get(type(step), 1) for step in all_steps)
        case Ending.LEFT:
            return ["b"]
        case Ending.SOMETHING_ELSE:
            return ["something else"]
        case Ending.PEOPLE | Ending.UNSURE:
            found = [step for step in all_steps if isinstance(step, steps.Ask) and _means(step, ending)]
            if not found:
                return None
            before = all_steps[: all_steps.index(found[0])]
            return [""] * sum(STEPS.get(type(each), 1) for each in before) + [_means(found[0], ending)[0]]
        case _:
            return [phrase(f"ways.commands.{ending}.label")] if run.ways else None


def _means(step: steps.Ask, ending: Ending) -> Sequence[str]:
    return step.danger if ending is Ending.PEOPLE else step.unsure


def _rating(rating: Rating) -> Lines:
    """Return what is typed for a rating, on one line or, without a number, on two."""
    if rating.state is None:
        return None if rating else [""]
    word = phrase(f"states.{rating.state.name.lower()}.key")
    if rating.intensity is not None:
        return None if rating.state is State.SETTLED else [f"{word} {rating.intensity}"]
    return [word] if rating.state is State.SETTLED else [word, ""]


def _ask_rating(name: str | None, request: RatingRequest) -> Lines:
    rating, verdict = request.practice.after, request.practice.again
    lines = _rating(rating)
    if lines is None or (rating.state is State.SETTLED and name not in ("enough", "leave", None)):
        return None
    if name == "once_more" and request.is_worse:
        return None
    judged = [phrase(f"plain.{'again' if verdict == 'again' else 'not_for_me'}")] if verdict else []
    if name is None and not request.asks_verdict:
        return [*lines, *judged, "b", "b"] if not rating else None
    return [*lines, *judged, request.choices[name] if name else ""]


def _ask_before(rating: Rating | None, exercise: Any, known: Rating) -> Lines:
    if rating is None:
        return ["b"]
    if known:
        return [""] if rating == known else None
    lines = _rating(rating)
    return None if lines is None else ["", *lines]


def _ask(go: Go | int, form: Form, twin: Form) -> Lines:
    question, value, before = form.question, form.given, twin.given
    if not isinstance(go, Go) or form._typed is not None:
        return None
    changed = value != before
    if go is Go.BACK:
        return None if changed else ["b"]
    if go not in (Go.NEXT, *question.actions):
        return None if changed else _way(go, form)
    match question:
        case questions.RateQuestion():
            taken_back = [phrase("plain.take_back")]
            lines = (_rating(value) if value else taken_back) if changed else [""]
            if lines is None or go not in (Go.NEXT, Go.SAVE):
                return None if changed else _way(go, form)
            if Go.SAVE in question.actions and form.has_answers:
                return [*lines, "save" if go is Go.SAVE else "2"]
            return lines if go is Go.NEXT else None
        case questions.RestQuestion() | questions.ReviewQuestion():
            return [_word(go)] if go in question.actions and form.offers(go) else None
        case questions.ChooseQuestion():
            if value.choice and value.words:
                return None
            shown = fixed_answer(question, value.choice) if value.choice else value.words
            return ([shown] if changed else [""]) if go is Go.NEXT and (shown or not changed) else None
        case questions.WordsQuestion(alone=True):
            return [words_shown(question, [value])[0] if changed else ""] if go is Go.NEXT else None
        case questions.WordsQuestion():
            lines = [",".join(words_shown(question, value)), ""] if changed and not before else [""]
            return lines if go is Go.NEXT and (not changed or not before) else None
        case questions.BodyQuestion():
            lines = [line for each in value for line in _felt(each)] if changed and not before else []
            return [*lines, ""] if go is Go.NEXT and (not changed or not before) else None
        case questions.TextQuestion():
            lines = [*value.split("\n"), ""] if changed else [""]
            return lines if go is Go.NEXT and not before and "" not in lines[:-1] else None
        case questions.SetAsideQuestion():
            return [""] if not changed and go is Go.NEXT and value is None else None
    raise AssertionError(question)


def _felt(felt: Sensation) -> list[str]:
    words = [",".join(felt.words)] if felt.words else []
    strength = [phrase("plain.strength"), felt.strength] if felt.strength else []
    change = [phrase("plain.change"), felt.change] if felt.change else []
    return [felt.region, *words, *strength, *change, ""]


def _way(go: Go, form: Form) -> Lines:
    """Return what is typed for a way on that is named with the question; none where one writes or rests."""
    if isinstance(
        form.question, questions.TextQuestion | questions.SetAsideQuestion | questions.RestQuestion
    ):
        return None
    return next(([each.words] for each in ways_on(form) if each.name == go), None)


def _word(go: Go) -> str:
    return phrase(f"questions.actions.{go}")


OverPlain.CHECKS = {
    **{"choose": _choose, "line": _line, "pick": _pick, "card": _card, "walk": _walk, "ask": _ask},
    **{"ask_rating": _ask_rating, "ask_before": _ask_before},
}
