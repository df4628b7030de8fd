"""Before and after an exercise: what to be careful of, how it is now, and what next."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.content.plan import own_plan
from companion.core.entry import Rating, State
from companion.core.exercise import Exercise
from companion.core.moment import Need
from companion.core.still_high import PeopleOffered
from companion.flows.context import Context
from companion.flows.walk import RatingRequest, Verdict
from companion.plain.choices import Choice, choose
from companion.plain.keys import as_typed
from companion.plain.rating import ask_rating
from companion.plain.terminal import Back, Terminal

STOPS = ("enough", "leave")
"""The ways on that begin nothing."""
ELSE = "something_else"
VERDICTS: dict[str, Verdict] = {"again": "again", "not_for_me": "not for me"}
PLACES = (Need.PUBLIC, Need.STILL)


def ask_before(terminal: Terminal, exercise: Exercise, rating: Rating) -> Rating | None:
    """Say what to be careful of before an exercise; return how it is now, None to go back. Raises Left.

    What was said just now is not asked again.
    """
    asked = [exercise.name, exercise.about, *map(as_typed, exercise.cautions)]
    asked += [phrase("plain.ask_first")] if exercise.ask_first else []
    asked.append(phrase("plain.enter", does=phrase("before.commands.begin.label")))
    while True:
        try:
            terminal.ask(*asked)
        except Back:
            return None
        if rating:
            return rating
        try:
            given = ask_rating(terminal, [phrase("exercises_list.question")])
        except Back:
            continue
        return given if isinstance(given, Rating) else None


def ask_after(terminal: Terminal, context: Context, request: RatingRequest) -> str | None:
    """Ask how it is now and what comes next; return the name of a choice, None where there is no more.

    The rating, the verdict and the place go into the request as they are given. Raises Left.
    """
    question = [phrase("afterwards.rest"), request.question]
    more = [Choice(ELSE, request.choices[ELSE], "o")] if ELSE in request.choices else []
    while True:
        try:
            given = ask_rating(terminal, question, request.practice.after, more, request.rate)
        except Back:
            return None
        if isinstance(given, str):
            return given
        if given != request.practice.after:
            request.rate(given)
        try:
            return _ask_next(terminal, context, request)
        except Back:
            question = [request.question]


def _ask_next(terminal: Terminal, context: Context, request: RatingRequest) -> str | None:
    """Ask what comes next until that is known; None for nothing more. Raises Back, Left."""
    on = "" if request.asks_verdict else next(iter(request.choices))
    enter = request.choices[on] if on else phrase("plain.enough")
    said = phrase("checkin.and_now")
    while True:
        name = choose(terminal, [said], _ways(context, request), enter) or on
        match name:
            case "people":
                terminal.people()
            case "plan":
                plan = own_plan(context.places.plan)
                shown = {part: text for part, text in plan.texts.items() if part not in plan.hidden}
                parts = (f"{phrase(f'plan.headings.{part}')}: {text}" for part, text in shown.items())
                terminal.ask(*parts, phrase("plain.enter", does=phrase("plain.back")))
            case "again" | "not_for_me":
                request.judge(VERDICTS[name])
                said = phrase(f"plain.judged.{name if request.practice.again else 'nothing'}")
            case "public" | "still":
                request.place(Need(name))
                said = phrase(f"plain.place.{'said' if Need(name) in request.places else 'taken_back'}")
            case _:
                return name or None


def _ways(context: Context, request: RatingRequest) -> list[Choice]:
    """Return what fits the answer: people as the answers of this sitting ask for, marked by nobody."""
    has_plan, offered = bool(own_plan(context.places.plan).texts), request.people
    people = [Choice("people", phrase("afterwards.people"))]
    people += [Choice("plan", phrase("home.choices.plan"), "p")] if has_plan else []
    letters = {ELSE: "o", "once_more": "r", "checkin": "c"}
    ways = [
        Choice(name, words, letters.get(name, ""))
        for name, words in request.choices.items()
        if _fits(request, name)
    ]
    if request.asks_verdict:
        ways += [Choice(name, phrase(f"plain.{name}"), name[0]) for name in VERDICTS]
    if _fits(request, ELSE):
        ways += [Choice(str(place), phrase(f"ways.commands.{place}.label")) for place in PLACES]
    if offered is PeopleOffered.FIRST:
        return [*people, *ways]
    return [*ways, *people] if offered is PeopleOffered.BESIDE else ways


def _fits(request: RatingRequest, name: str) -> bool:
    """Return whether there is such a way on: only the end when settled, not the same one when worse."""
    if request.practice.after.state is State.SETTLED and name not in STOPS:
        return False
    return name in request.choices and not (name == "once_more" and request.is_worse)
