"""An answer to any question, made from its kind alone, so that a new question is tested without more."""

from __future__ import annotations

from typing import Any, assert_never

from companion.core.answers import all_questions, is_asked
from companion.core.entry import Answer, Entry, Rating, Sensation, SetAside, State
from companion.core.questions import (
    AnyQuestion,
    BodyQuestion,
    ChooseQuestion,
    RateQuestion,
    RestQuestion,
    ReviewQuestion,
    SetAsideQuestion,
    TextQuestion,
    WordsQuestion,
)


def answer_to(question: AnyQuestion) -> Any:
    """Return an answer; None for a question that has none of its own."""
    match question:
        case RateQuestion():
            return Rating(State.SETTLED, 3)
        case ChooseQuestion():
            return Answer(question.answers[-1], own_words(question))
        case WordsQuestion():
            return own_words(question) if question.alone else (own_words(question), "woolly")
        case BodyQuestion():
            return (Sensation("chest", ("warm", own_words(question))),)
        case TextQuestion():
            return own_words(question)
        case SetAsideQuestion():
            return SetAside(own_words(question))
        case RestQuestion() | ReviewQuestion():
            return None
        case never:
            assert_never(never)


def own_words(question: AnyQuestion) -> str:
    """Return words of the person's own that are in the answer to this question and in no other."""
    return f"words about {question.field}"


def questions_for(entry: Entry, *, editing: bool) -> tuple[AnyQuestion, ...]:
    """Return the questions that are asked about an entry as it is, the review last."""
    return tuple(each for each in all_questions(entry) if is_asked(each, entry, editing=editing))
