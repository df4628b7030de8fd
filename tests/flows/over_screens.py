"""Has a script's answers given by keys on the screens, too."""

from __future__ import annotations

import asyncio
from typing import Any, NamedTuple, TypeAlias

import pytest

from companion.core import exercise as steps
from companion.core import questions
from companion.core.entry import Rating, State
from companion.core.questions import Go
from companion.core.runner import Ending
from companion.flows.form import Form
from companion.flows.front import Left, Offer
from companion.flows.walk import ExerciseRun, RatingRequest
from companion.tui.app import CompanionApp
from companion.tui.questions.base import COMMANDS
from companion.tui.widgets.choices import Choices
from tests.flows.twice import Ask, Twice
from tests.tui import conftest
from tests.tui.pilot import idle, settle


def without_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have keys count at once, as in the tests of the screens."""
    for fixture in (conftest.at_once, conftest.every_key_counts, conftest.rests_at_once):
        fixture.__wrapped__(monkeypatch)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


class Choice(NamedTuple):
    """A choice of the list on the screen, by its name; it is marked with arrows and taken with Enter."""

    name: str


Keys: TypeAlias = list[str | Choice] | None
"""What a person presses; None where that is not all of it."""
WAYS = {"breath": "b", "flashback": "k", "flat": "f", "public": "q", "still": "d"}
NOTING = (steps.Notice, steps.Hunt, steps.Category, steps.OwnWords, steps.Listen, steps.Today, steps.PutIn)


class OverScreens(Twice):
    """The screens for one test."""

    LEAVES = ["ctrl+c"]

    def compare(self, ask: Ask, typed: list[Any], expected: Any) -> None:
        assert asyncio.run(self._answer(ask, typed)) == expected, typed

    async def _answer(self, ask: Ask, keys: list[Any]) -> Any:
        app = CompanionApp(self.context)
        async with app.run_test(size=(80, 30)) as pilot, app.screens() as front:
            asked = asyncio.ensure_future(ask(front))
            while front._page is None or app.screen is not front._page:
                await pilot.pause(0.01)
            await idle(pilot)
            await pilot.pause()
            for key in keys[:-1]:
                await settle(pilot, key)
            *before, last = _to(app, keys[-1].name) if isinstance(keys[-1], Choice) else keys[-1:]
            await settle(pilot, *before)
            # Behind the last one keys are held until another page comes.
            await pilot.press(last)
            try:
                return await asyncio.wait_for(asked, 5)
            except Left:
                return Left


def _to(app: CompanionApp, name: str) -> list[str]:
    """Return the keys that take a choice of the list on the screen."""
    listed = [each.id.rpartition(".")[2] for each in app.screen.query_one(Choices).choices]
    return ["down"] * (listed.index(name.rpartition(".")[2]) + 1) + ["enter"]


def _choose(name: str | None, offer: Offer) -> Keys:
    return ["escape"] if name is None else [Choice(name)]


def _typed(words: str) -> Keys:
    return [*words, "enter"] if words.isalnum() else None


def _line(words: str | None, question: str, there: str = "", *, saves: bool = True) -> Keys:
    if words is None:
        return ["escape"]
    return ["enter"] if words == there else None if there else _typed(words)


def _pick(id: str | None, names: Any, heading: str, now: str, also: Any = None) -> Keys:
    return ["escape"] if id is None else _typed(names[id])


def _card(name: str | None, card: Any) -> Keys:
    return ["escape" if name is None else WAYS.get(name, "space")]


def _walk(ending: Ending, run: ExerciseRun) -> Keys:
    all_steps = run.exercise.steps
    match ending:
        case Ending.FINISHED:
            return ["space"] * len(all_steps)
        case Ending.LEFT:
            return ["escape"]
        case Ending.SOMETHING_ELSE:
            return None if isinstance(all_steps[0], NOTING) else ["o"]
        case Ending.PEOPLE | Ending.UNSURE:
            found = [step for step in all_steps if isinstance(step, steps.Ask)]
            means = [*(found[0].danger if ending is Ending.PEOPLE else found[0].unsure)] if found else []
            if not means:
                return None
            return ["space"] * all_steps.index(found[0]) + [str(found[0].answers.index(means[0]) + 1)]
        case _:
            return [WAYS[ending.value]] if run.ways and not isinstance(all_steps[0], NOTING) else None


def _rating(rating: Rating) -> list[str] | None:
    """Return the letter of a state and the digits of a number, which is asked for with a state only."""
    if rating.state is None:
        return None if rating else []
    if rating.state is State.SETTLED and rating.intensity is not None:
        return None
    letter = {State.UP: "u", State.FLAT: "f", State.SETTLED: "s", State.CANT_TELL: "t"}[rating.state]
    return [letter, *(str(rating.intensity) if rating.intensity is not None else "")]


def _ask_rating(name: str | None, request: RatingRequest) -> Keys:
    rating, verdict = request.practice.after, request.practice.again
    keys = _rating(rating)
    if keys is None or (rating.state is State.SETTLED and name not in ("enough", "leave", None)):
        return None
    if name == "once_more" and request.is_worse:
        return None
    judged = [verdict[0]] if verdict else []
    shown = keys or ["enter"]
    if name is None:
        return [*shown, *judged, "enter"] if request.asks_verdict else [*shown, "escape"]
    return [*shown, *judged, Choice(name)]


def _ask_before(rating: Rating | None, exercise: Any, known: Rating) -> Keys:
    if rating is None:
        return ["escape"]
    keys = [] if known else _rating(rating)
    return None if keys is None or (known and rating != known) else [*keys, "enter"]


def _ask(go: Go | int, form: Form, twin: Form) -> Keys:
    question, value, changed = form.question, form.given, form.given != twin.given
    if not isinstance(go, Go) or form._typed is not None:
        return None
    if isinstance(question, questions.RestQuestion | questions.ReviewQuestion):
        is_offered = go in question.actions and form.offers(go)
        return [Choice(COMMANDS.get(go, go))] if is_offered else None
    if go is Go.BACK:
        return None if changed else ["escape"]
    if go is not Go.NEXT or form.index == len(form.questions) - 1:
        return None
    match question:
        case questions.RateQuestion() if changed and not twin.given:
            keys = _rating(value)
            return [*keys, "tab"] if keys else None
        case questions.ChooseQuestion() if changed and value.choice and not (value.words or twin.given):
            return [str(question.answers.index(value.choice) + 1)]
        case questions.TextQuestion() if changed and not twin.given:
            return [*value, "tab"] if value.isalnum() else None
    return None if changed else ["tab"]


OverScreens.CHECKS = {
    **{"choose": _choose, "line": _line, "pick": _pick, "card": _card, "walk": _walk, "ask": _ask},
    **{"ask_rating": _ask_rating, "ask_before": _ask_before},
}
