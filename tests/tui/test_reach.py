"""One line to someone: the person's own people and sentence, and only the sentence goes to the clipboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from companion.content.catalog import phrase
from companion.content.library import shipped
from companion.core.exercise import Reach
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.people import PeoplePage
from companion.tui.widgets.centred_text import CentredText
from tests.tui.pilot import saved, settle
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
KEY = "one_line_to_someone"
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
PEOPLE = """
[[people]]
name = "Ana"
call = "0123 456 789"
words = "Could you ring me? I need not say much."

[[people]]
name = "Ben"
"""


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that was sent to the clipboard."""
    sent: list[str] = []
    monkeypatch.setattr(CompanionApp, "copy_to_clipboard", lambda self, text: sent.append(text))
    return sent


def ready() -> str:
    (step,) = (step for step in shipped()[KEY].steps if isinstance(step, Reach))
    return step.say


def own(context: Context) -> None:
    context.places.people.parent.mkdir(parents=True, exist_ok=True)
    context.places.people.write_text(PEOPLE, encoding="utf-8")


def shown(app: CompanionApp) -> tuple[str, ...]:
    """Return for whom it is, the sentence, and what is said below it."""
    names = ("who", "sentence", "said")
    return tuple(app.screen.query_one(f"#{name}", CentredText).words for name in names)


async def reach(pilot: Pilot[None]) -> None:
    await pilot.pause(0.05)
    await settle(pilot, "space")
    await pilot.pause()


@SIZES
async def test_without_own_people_there_is_a_ready_sentence(
    companion: Open, terminal: list[str], size: tuple[int, int]
) -> None:
    app = companion("now", first_exercise=KEY)
    async with app.run_test(size=size) as pilot:
        await reach(pilot)
        assert shown(app) == ("", f"“{ready()}”", phrase("steps.reach_more", copy="y"))
        await settle(pilot, "down")
        assert shown(app)[1] == f"“{ready()}”"
        assert terminal == []
        await settle(pilot, "y")
        assert terminal == [ready()]
        text = " ".join(" ".join(rows(app)).split())
        assert ready() in text
        assert phrase("steps.copied") in text
        await settle(pilot, "question_mark")
        assert isinstance(app.screen, PeoplePage)


@SIZES
async def test_own_people_come_with_their_own_sentence_which_alone_is_copied(
    companion: Open, context: Context, terminal: list[str], size: tuple[int, int]
) -> None:
    own(context)
    app = companion("now", first_exercise=KEY)
    async with app.run_test(size=size) as pilot:
        await reach(pilot)
        assert shown(app)[:2] == ("‹  Ana: 0123 456 789  ›", "“Could you ring me? I need not say much.”")
        await settle(pilot, "y")
        assert terminal == ["Could you ring me? I need not say much."]
        await settle(pilot, "down")
        assert shown(app) == ("‹  Ben  ›", f"“{ready()}”", phrase("steps.reach_more", copy="y"))
        await settle(pilot, "up", "up", "y")
        assert terminal[1:] == [ready()]


async def test_nobody_is_named_in_what_is_saved(companion: Open, context: Context) -> None:
    own(context)
    app = companion("now", first_exercise=KEY)
    async with app.run_test(size=(80, 24)) as pilot:
        await reach(pilot)
        await settle(pilot, "y", "space", "space")
        assert "Ana" not in repr(saved(context))
