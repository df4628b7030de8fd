"""The widgets that ask questions, one for each kind of question."""

from __future__ import annotations

from typing import Any, assert_never

from companion.core import questions
from companion.flows.form import Form
from companion.tui.questions.base import QuestionWidget
from companion.tui.questions.body import BodyWidget
from companion.tui.questions.choose import ChooseWidget
from companion.tui.questions.rate import RateWidget
from companion.tui.questions.review import ReviewWidget
from companion.tui.questions.set_aside import SetAsideWidget
from companion.tui.questions.text import TextWidget
from companion.tui.questions.words import WordsWidget


def widget_for(form: Form) -> QuestionWidget[Any]:
    """Return a new widget for the question that the form is at."""
    match form.question:
        case questions.RateQuestion() as question:
            return RateWidget(question, form)
        case questions.ChooseQuestion() as question:
            return ChooseWidget(question, form)
        case questions.WordsQuestion() as question:
            return WordsWidget(question, form)
        case questions.BodyQuestion() as question:
            return BodyWidget(question, form)
        case questions.TextQuestion() as question:
            return TextWidget(question, form)
        case questions.SetAsideQuestion() as question:
            return SetAsideWidget(question, form)
        case questions.RestQuestion() as question:
            return QuestionWidget(question, form)
        case questions.ReviewQuestion() as question:
            return ReviewWidget(question, form)
        case never:
            assert_never(never)
