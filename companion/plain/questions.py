"""The questions of a form over lines, one kind after another."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from companion.content.catalog import phrase
from companion.content.wordlists import WordFamily, feelings, sensations
from companion.core import questions
from companion.core.entry import AfterSession, Answer, Led, Rating
from companion.core.questions import Go
from companion.flows.context import Context
from companion.flows.form import Form
from companion.plain.choices import Choice, choose, exactly, listed, plain
from companion.plain.keys import as_typed
from companion.plain.rating import ask_rating
from companion.plain.terminal import Back, Terminal
from companion.plain.words import ask_words
from companion.text.entries import answer as in_words
from companion.text.entries import fixed_answer, summary, title, words_shown

SHOWN = (Go.LAND, Go.LED, Go.ENOUGH)
"""The ways on that are named with each question of a form that has them."""
TAKE_BACK = "take_back"
LETTERS = 4
"""The longest answer that is a letter or initials."""


def ask(terminal: Terminal, context: Context, form: Form) -> Go:
    """Ask the question that the form is at, and write each change into it; return where to go.

    Raises Left.
    """
    try:
        return _ask(terminal, context, form)
    except Back:
        return Go.BACK


def _ask(terminal: Terminal, context: Context, form: Form) -> Go:
    if isinstance(form.question, questions.ReviewQuestion):
        return _rest(terminal, form, form.question, [summary(form.entry), phrase("checkin.and_now")])
    asked, more = _question(form), ways_on(form)
    match form.question:
        case questions.RateQuestion() as question:
            return _rate(terminal, form, question, asked, more)
        case questions.ChooseQuestion() as question:
            return _choose(terminal, form, question, asked, more)
        case questions.WordsQuestion(alone=True) as question:
            return _word(terminal, form, question, asked, more)
        case questions.WordsQuestion() as question:
            own = getattr(form.vocabulary, question.own) if question.own else ()
            families = _families(question)
            return _go(ask_words(terminal, asked, families, form.given, form.answer, own=own, more=more))
        case questions.BodyQuestion():
            from companion.plain.body import ask_body

            return _go(ask_body(terminal, context, form, asked, more))
        case questions.TextQuestion():
            from companion.plain.own_words import write

            return _go(write(terminal, form, asked, more))
        case questions.SetAsideQuestion():
            from companion.plain.own_words import set_aside

            return _go(set_aside(terminal, context, form, asked, more))
        case questions.RestQuestion() as question:
            return _rest(terminal, form, question, asked)
        case never:
            assert_never(never)


def _question(form: Form) -> list[str]:
    """Return the question; before the first one what this is, and why nothing can be saved if that is so."""
    lines = [as_typed(phrase(f"{form.question.key}.ask"))]
    if form.index == 0 and not form.has_answers:
        lines.insert(0, title(form.entry))
    if error := form.problem:
        lines.insert(0, phrase("checkin.unsaved", why=phrase(error.key, **error.facts)))
    return lines


def ways_on(form: Form) -> list[Choice]:
    """Return the ways on from every question: saving, and those of SHOWN that this form has."""
    actions = {go for question in form.questions for go in question.actions}
    ways = []
    if Go.SAVE in actions and form.has_answers:
        is_session = isinstance(form.entry, AfterSession | Led)
        ways.append(
            Choice("save", phrase("after.that_is_enough" if is_session else "questions.actions.save"))
        )
    here = form.question.actions
    ways += [
        Choice(str(go), phrase(f"questions.actions.{go}"))
        for go in SHOWN
        if (go in here and form.offers(go)) or (go is Go.ENOUGH and go in actions)
    ]
    return ways


def _go(name: str) -> Go:
    return Go.NEXT if name in ("on", "") else Go(name)


def _rate(
    terminal: Terminal, form: Form, question: questions.RateQuestion, asked: list[str], more: list[Choice]
) -> Go:
    """Ask for a state and a number; where saving is enough, Enter saves then."""
    given = ask_rating(terminal, asked, form.given, more, form.answer)
    if not isinstance(given, Rating):
        return _go(given)
    if given != form.given:
        form.answer(given)
    if Go.SAVE not in question.actions or not form.has_answers:
        return Go.NEXT
    save = phrase("questions.actions.save")
    ways = [Choice("save", save), Choice("next", phrase("questions.actions.more"))]
    return Go(choose(terminal, [phrase("checkin.and_now")], ways, save) or "save")


def _choose(
    terminal: Terminal, form: Form, question: questions.ChooseQuestion, asked: list[str], more: list[Choice]
) -> Go:
    """Ask for one of the answers, or for own words."""
    answers = [Choice(each, fixed_answer(question, each)) for each in question.answers]
    given = form.given
    now = [phrase("plain.now", name=in_words(question, given))] if given else []
    back = [Choice(TAKE_BACK, phrase("plain.take_back"))] if given else []
    choices = [*answers, *back, *more]
    enter = phrase("plain.enter", does=phrase("plain.as_it_is" if given else "plain.on"))
    lines = [*asked, *now, *listed(choices), phrase("plain.own_words"), enter]
    said = terminal.ask(*lines, own=True)
    while said:
        name = exactly(said, choices)
        if name is None and plain(said).isdecimal():
            said = terminal.ask(phrase("plain.unknown"), *lines, own=True)
            continue
        if name in [each.name for each in more]:
            return _go(str(name))
        if name == TAKE_BACK:
            form.answer(Answer())
            return _choose(terminal, form, question, asked, ways_on(form))
        form.answer(replace(given, choice=name) if name else replace(given, words=said))
        break
    return Go.NEXT


def _word(
    terminal: Terminal, form: Form, question: questions.WordsQuestion, asked: list[str], more: list[Choice]
) -> Go:
    """Ask for one word: one that is offered, or another."""
    own = getattr(form.vocabulary, question.own) if question.own else ()
    last = (each for each in own[:1] if each in question.answers)
    offered = dict.fromkeys((*last, *question.answers, *own))
    choices = [*(Choice(each, fixed_answer(question, each)) for each in offered), *more]
    now = [phrase("plain.now", name=words_shown(question, [form.given])[0])] if form.given else []
    enter = phrase("plain.enter", does=phrase("plain.as_it_is" if form.given else "plain.on"))
    short = "plain.type_letter" if question.longest <= LETTERS else "plain.type_word"
    typed = phrase("plain.own_word" if offered else short)
    said = terminal.ask(*asked, *now, *listed(choices), typed, enter, own=True)
    name = exactly(said, choices) or ""
    if name in [each.name for each in more]:
        return _go(name)
    if said:
        form.answer(name or said[: question.longest])
    return Go.NEXT


def _families(question: questions.WordsQuestion) -> tuple[WordFamily, ...]:
    match question.offers:
        case "feelings":
            return feelings()
        case "sensations":
            return sensations()
        case "":
            return (WordFamily("", {each: fixed_answer(question, each) for each in question.answers}),)
        case never:
            assert_never(never)


def _rest(
    terminal: Terminal,
    form: Form,
    question: questions.RestQuestion | questions.ReviewQuestion,
    asked: list[str],
) -> Go:
    """Offer the ways on from something to do, or from the end of a form."""
    ways = [go for go in question.actions if form.offers(go)]
    choices = [Choice(str(go), phrase(f"questions.actions.{go}")) for go in ways]
    enter = phrase(f"questions.actions.{question.onward}")
    return Go(choose(terminal, asked, choices, enter) or question.onward)
