"""Steps at which something may be typed, or only noticed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeAlias

from companion.content.catalog import phrase
from companion.core.entry import SetAside
from companion.core.exercise import AnyStep, Category, Hunt, Listen, Notice, OwnWords, Today
from companion.flows.context import Context
from companion.flows.walk import ExerciseRun
from companion.plain.asking import Asking, answer
from companion.plain.choices import Choice, choose, exactly
from companion.plain.terminal import PEOPLE, Back, Terminal
from companion.text.dates import heading_date, weekday_and_day
from companion.text.entries import one_line
from companion.text.typed_dates import OPENS_IN, opens_at

LONGEST = 160
Noted: TypeAlias = Notice | Hunt | Category | OwnWords | Listen | Today


def note(terminal: Terminal, run: ExerciseRun, step: Noted, asking: Asking) -> str:
    """Note each line that is typed, at once; Enter alone goes on, and so do as many as were asked for.

    Raises Back, Left.
    """
    offers = asking.offers
    another = [Choice("another", phrase("plain.another"))] if len(offers) > 1 else []
    choices = [*asking.choices, *another]
    asking, place, noted = asking._replace(choices=choices, lists=asking.lists or bool(another)), 0, 0
    asked, said = True, ""
    while True:
        if asked:
            shown = [one_line(offers[place], LONGEST)] if offers else []
            lines = partial(asking.lines, phrase("plain.on"), *shown, phrase("plain.type_here"))
            said = answer(terminal, asking, lines, own=True) or ""
        else:
            said = terminal.read(own=True)
        if not said:
            return "on"
        asked = said == PEOPLE
        if asked:
            continue
        if (name := exactly(said, choices)) == "another":
            place, asked = (place + 1) % len(offers), True
            asking.aloud.read(" ".join(spoken_offers(step, offers[place:])))
        elif name:
            return name
        else:
            run.notice((said,))
            noted += 1
            terminal.say(phrase("steps.heard"))
            if noted == getattr(step, "count", 0):
                return "on"


def spoken_offers(step: AnyStep, offers: Sequence[str]) -> Sequence[str]:
    """Return what is read aloud of the offers: the first one, if it can't be the person's own sentence."""
    return () if isinstance(step, OwnWords) else offers[:1]


def offers_at(context: Context, run: ExerciseRun) -> tuple[str, ...]:
    """Return what is offered at the step that a run is at, one at a time."""
    match run.runner.step:
        case OwnWords() as step:
            run.read_earlier()
            return tuple(dict.fromkeys((*run.earlier(), *step.offers)))
        case Hunt() as step:
            return step.offers
        case Category() as step:
            at = step.offers.index(context.choose(step.offers))
            return (*step.offers[at:], *step.offers[:at])
        case Today():
            now = context.now()
            return (phrase("steps.today", date=heading_date(now), time=f"{now:%H:%M}"),)
    return ()


def put_in(terminal: Terminal, context: Context, run: ExerciseRun, asking: Asking) -> str:
    """Choose a day on which to open what is put away, then put it in, in words or none.

    What was put in is not said again. Raises Back, Left.
    """
    days = {str(each): at for each in OPENS_IN if (at := opens_at(each, context.now()))}
    opens = [Choice(name, phrase("steps.opens", day=weekday_and_day(at))) for name, at in days.items()]
    choices = [*opens, *asking.choices] if asking.lists else opens
    name = choose(terminal, asking.paragraphs, choices, phrase("steps.opens_sometime"))
    if name and name not in days:
        return name
    until, words = days.get(name), list[str]()
    if until:
        run.notice((), SetAside("", until))
    try:
        said = terminal.ask(phrase("plain.put_in"), phrase("plain.enter_on"), own=True)
        while said:
            words.append(said)
            run.notice((), SetAside("; ".join(words), until))
            terminal.say(phrase("plain.inside"))
            while (said := terminal.read(own=True)) == PEOPLE:
                terminal.say(phrase("plain.enter_on"))
    except Back:
        return put_in(terminal, context, run, asking)
    return "on"
