"""The person's own plan: read, written, hidden in parts, printed; nothing written is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import TextArea

from companion.content.catalog import phrase
from companion.content.plan import PARTS, own_plan
from companion.flows.context import Context
from companion.flows.plan import hide, save_text
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.home import Home
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.plan import PlanPage, PlanText
from companion.tui.screens.plan_part import PlanPartPage
from companion.tui.screens.rating import RatingPage
from companion.tui.widgets.people_line import PeopleLine
from companion.tui.widgets.ways import Ways
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]


def shown(app: CompanionApp) -> str:
    return "\n".join(part.words for part in app.screen.query_one(PlanText).parts)


async def test_an_empty_plan_is_headings_and_no_more(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "p")
        assert isinstance(app.screen, PlanPage)
        assert shown(app).startswith(phrase("plan.first"))
        assert all(phrase(f"plan.headings.{part}") in shown(app) for part in PARTS)
        assert app.screen.query(PeopleLine)
        # Nothing is marked, and nothing opens, before a key has moved the cursor.
        await settle(pilot, "enter")
        assert isinstance(app.screen, PlanPage)


async def test_a_part_is_written_and_brought_back(companion: Open, context: Context) -> None:
    save_text(context, "notice", "before")
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark", "p", "tab", "enter")
        assert isinstance(app.screen, PlanPartPage)
        await settle(pilot, "enter", *"tea?", "escape")
        assert own_plan(context.places.plan).texts == {"notice": "before\ntea?"}
        assert "tea?" in shown(app)
        await settle(pilot, "z")
        assert own_plan(context.places.plan).texts == {"notice": "before"}


async def test_people_and_plan_lead_back_to_each_other(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        # Each used to open over the other, and Esc led back through all of them.
        await settle(pilot, "question_mark", "p", "question_mark", "p", "tab", "enter", *"tea", "f1", "p")
        assert isinstance(app.screen, PlanPartPage)
        await settle(pilot, "escape", "question_mark")
        assert isinstance(app.screen, PeoplePage)
        await settle(pilot, "escape")
        assert isinstance(app.screen, Home)


async def test_leaving_while_writing_loses_nothing(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "p", "tab", "enter", *"walk", "ctrl+c")
    assert own_plan(context.places.plan).texts == {"notice": "walk"}


async def test_what_can_not_be_saved_stays_until_asked_again(
    companion: Open, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.places.config.parent.mkdir(parents=True)
    context.places.config.write_text("")
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "p", "tab", "enter", *"walk", "escape")
        page = app.screen
        assert isinstance(page, PlanPartPage)
        assert page.query_one(TextArea).text == "walk"
        assert page.query_one("#unsaved").display
        await settle(pilot, "escape")
        assert isinstance(app.screen, PlanPage)


async def test_a_part_is_hidden_and_shown(companion: Open, context: Context) -> None:
    save_text(context, "notice", "a sign")
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "p", "tab", "h")
        assert own_plan(context.places.plan).hidden == ("notice",)
        assert "a sign" not in shown(app)
        await settle(pilot, "z")
        assert own_plan(context.places.plan).hidden == ()
        await settle(pilot, "h")
        assert own_plan(context.places.plan).hidden == ("notice",)
        text = app.screen.query_one(PlanText)
        show_all = next(row for row in range(text.row_count) if _is_show_all(text, row))
        text.cursor = show_all
        await settle(pilot, "enter")
        assert "a sign" in shown(app)
        text.cursor = 0
        await settle(pilot, "tab", "h")
        assert own_plan(context.places.plan).hidden == ()


def _is_show_all(text: PlanText, row: int) -> bool:
    return text._rows[row][1] == phrase("plan.show_all")


@pytest.mark.posix
async def test_it_is_printed_without_what_is_hidden_and_deleted(
    companion: Open, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    save_text(context, "notice", "a sign <b>")
    save_text(context, "alone", "a secret")
    hide(context, ["alone"])
    app = companion()
    path = tmp_path / phrase("plan.file")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "p", "x", "enter")
        page = path.read_text()
        assert "a sign &lt;b&gt;" in page
        assert "a secret" not in page
        assert phrase("plan.source") in page
        assert path.stat().st_mode & 0o777 == 0o600
        assert isinstance(app.screen, ChoicePage)
        await settle(pilot, "down", "down", "enter")
        assert not path.exists()
        assert isinstance(app.screen, PlanPage)


async def test_home_names_it_once_it_is_there(companion: Open, context: Context) -> None:
    from companion.flows.waiting import waiting

    assert "plan" not in waiting(context)
    save_text(context, "staying", "the cat")
    assert waiting(context) == ["plan"]
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Home)
        await settle(pilot, "p")
        assert "the cat" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_it_is_offered_beside_people_while_it_is_still_high(
    companion: Open, context: Context, size: tuple[int, int]
) -> None:
    save_text(context, "staying", "the cat")
    app = companion("now", first_exercise="feet")
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "escape", "p")
        assert isinstance(app.screen, RatingPage)
        await settle(pilot, "u", "9")
        people = app.screen.query_one("#people", Ways).render().plain
        assert "?" in people
        assert ("p " in people) == (size[0] == 80)
        await settle(pilot, "p")
        assert "the cat" in shown(app)
        await settle(pilot, "escape", "s", "p")
        assert isinstance(app.screen, RatingPage)
