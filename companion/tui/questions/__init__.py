"""The widgets that ask questions, one for each kind of question."""

from __future__ import annotations

from typing import Any, assert_never

from companion.core.questions import (
    BodyQuestion,
    ChooseQuestion,
    RateQuestion,
    RestQuestion,
    ReviewQuestion,
    SetAsideQuestion,
    TextQuestion,
    WordsQuestion,
)
from companion.flows.context import Context
from companion.flows.form import Form
from companion.tui.questions.base import QuestionWidget
from companion.tui.questions.body import BodyWidget
from companion.tui.questions.choose import ChooseWidget
from companion.tui.questions.rate import RateWidget
from companion.tui.questions.rest import RestWidget
from companion.tui.questions.review import ReviewWidget
from companion.tui.questions.set_aside import SetAsideWidget
from companion.tui.questions.text import TextWidget
from companion.tui.questions.words import WordsWidget


def widget_for(form: Form, context: Context) -> QuestionWidget[Any]:
    """Return a new widget for the question that the form is at."""
    match form.question:
        case RateQuestion() as question:
            return RateWidget(question, form, context)
        case ChooseQuestion() as question:
            return ChooseWidget(question, form, context)
        case WordsQuestion() as question:
            return WordsWidget(question, form, context)
        case BodyQuestion() as question:
            return BodyWidget(question, form, context)
        case TextQuestion() as question:
            return TextWidget(question, form, context)
        case SetAsideQuestion() as question:
            return SetAsideWidget(question, form, context)
        case RestQuestion() as question:
            return RestWidget(question, form, context)
        case ReviewQuestion() as question:
            return ReviewWidget(question, form, context)
        case never:
            assert_never(never)
