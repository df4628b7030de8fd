"""`companion after --state up --bring ...`: one entry after a session, with `--led` of one that was led."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from companion.cli import checkin
from companion.cli.output import filled, refuse

LETTERS = 4
"""The most letters of the name of a person whose session one led: what they told is private."""


def options() -> dict[str, dict[str, Any]]:
    """Return the options of the command: those of a check-in, and some about the session."""
    shared = checkin.options()
    return {
        "--state": shared.pop("--state"),
        "--intensity": shared.pop("--intensity"),
        "--person": {"metavar": "NAME", "type": filled("--person")},
        "--answer": {"nargs": "+", "action": "extend", "default": [], "metavar": "QUESTION=ANSWER"},
        "--bring": checkin.text_option("--bring"),
        **shared,
        # Alone, it opens a screen.
        "--led": {"action": "store_true"},
    }


def run(options: Namespace) -> int:
    """Save one entry after a session and print its id."""
    person = options.person or ""
    if options.led and (options.state or options.intensity is not None or options.feeling):
        refuse("command_line.after.led_alone")
    if options.led and len(person) > LETTERS:
        refuse("command_line.after.led_person", given=person)
    answers = _answers(options.answer, led=options.led) if options.answer else {}
    kind, rated, text = ("led", "", "next_time") if options.led else ("after", "left", "bring")
    words = {text: checkin.text_of(options.bring or [])}
    return checkin.save(kind, rated, options, person=person, **words, **answers)


def _answers(given: list[str], *, led: bool) -> dict[str, dict[str, str]]:
    """Return the answers of `heard=yes`, as they are stored: one that is offered, or own words."""
    from companion.core.questions import AFTER_SESSION, LED, ChooseQuestion
    from companion.text.entries import fixed_answer

    questions = {
        each.field: each
        for each in (LED if led else AFTER_SESSION)
        if isinstance(each, ChooseQuestion) and each.when in ("always", "more")
    }
    answers = {}
    for part in given:
        name, _, said = (each.strip() for each in part.partition("="))
        question = questions.get(name.lower().replace("-", "_"))
        if question is None or not said:
            refuse("command_line.after.bad_answer", given=part, names=", ".join(questions))
        offered = {fixed_answer(question, each).casefold(): each for each in question.answers}
        offered |= {each.casefold(): each for each in question.answers}
        chosen = offered.get(said.casefold())
        answers[question.field] = {"choice": chosen} if chosen else {"words": said}
    return answers
