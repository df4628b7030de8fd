"""What all pages have in common: one column in the middle, a title in one place, one sign for a row."""

from collections.abc import Callable, Iterator

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets._toast import ToastRack

from companion.core.layout import COLUMN, WIDE_COLUMN
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.home import Home
from companion.tui.screens.page import Column, Page
from companion.tui.screens.player import PlayerPage
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rows import MARK
from tests.tui.pilot import settle
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
SIZES = ((80, 24), (200, 60), (61, 20), (40, 15))
WAYS = {
    "home": "",
    "step": "g",
    "people": "question_mark",
    "countries": "question_mark c",
    "exercises": "e",
    "about an exercise": "e i",
    "before": "e enter",
    "own breath": "e m o",
    "exercise menu": "e m",
    "state": "c",
    "body": "c s tab",
    "feelings": "c s tab tab",
    "session": "s",
    "history": "h",
    "more": "h m",
    "filters": "h f",
    "date": "h f s down down down down down down enter",
    "entry": "h enter",
    "tag": "h t",
    "over time": "h o",
    "body over time": "h b",
    "helped": "h h",
    "person": "h p enter",
    "since": "h p enter s",
    "card": "h p enter c",
    "export": "h x",
    "settings": "comma",
    "to read": "l",
}
UNTITLED = (Home, PlayerPage, ChoicePage)
"""Home, the steps of an exercise, and a single question with its choices."""


@pytest.fixture
def written(context: Context, fill: Callable[..., None]) -> Context:
    """A notebook with entries of every kind."""
    fill(60, years=1)
    return context


async def go(pilot: Pilot[None], name: str) -> None:
    await settle(pilot, *WAYS[name].split())
    await pilot.pause(0.05)


def seen(app: CompanionApp) -> Iterator[Widget]:
    """Yield the widgets of the page that can be seen."""
    for widget in app.screen.walk_children(Widget):
        if widget.region and widget.visible and not isinstance(widget, Column | ToastRack):
            yield widget


@pytest.mark.parametrize("name", WAYS)
async def test_all_stands_in_one_column_with_a_title(companion: Open, written: Context, name: str) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, name)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause(0.05)
            check_column(app, *size)
            check_title(app, size[0])


def check_column(app: CompanionApp, width: int, height: int) -> None:
    """All that can be seen is within the footer's width, which is in the middle."""
    footer, most = app.screen.query_one(Footer).region, app.screen.query_one(Column).most
    assert most in (COLUMN, WIDE_COLUMN)
    assert footer.x == width - footer.right
    assert most >= footer.width >= min(most, width) - 1
    for widget in seen(app):
        assert footer.x <= widget.region.x <= widget.region.right <= footer.right, widget


def check_title(app: CompanionApp, width: int) -> None:
    """A title stands alone in its row, at the left; the dots of a form can be beside it, or in its place."""
    page = app.screen
    assert isinstance(page, Page)
    assert bool(page.heading) is not isinstance(page, UNTITLED)
    at = page.query_one(Footer).region.x + 2
    # A list of exercises begins lower on a screen with room to spare.
    line = next(row for row in rows(app) if row.strip())
    if page.heading and width > COLUMN:
        assert line[at:].startswith(page.heading[:20])
        assert not line[:at].strip()


@pytest.mark.parametrize("name", ["home", "countries", "exercises", "history", "more", "settings", "to read"])
@pytest.mark.parametrize("size", [(80, 24), pytest.param((40, 15), marks=pytest.mark.slow)], ids=str)
async def test_one_row_is_marked_by_a_sign_and_a_raised_ground(
    companion: Open, written: Context, name: str, size: tuple[int, int]
) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await go(pilot, name)
        await settle(pilot, "down")
        strips = app.screen._compositor.render_strips()
        signs = [segment for strip in strips for segment in strip if segment.text.lstrip().startswith(MARK)]
        assert len(signs) == 1
        style = signs[0].style
        assert style is not None
        assert style.bgcolor is not None
        assert style.bgcolor.get_truecolor().hex == app.theme_variables["raised"].lower()


async def test_all_steps_of_an_exercise_stand_on_one_axis(companion: Open) -> None:
    """The words of each step are in the middle of the terminal, and so is what is below them."""
    app = companion("now", first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        while isinstance(app.screen, PlayerPage):
            for row in rows(app)[2:-1]:
                if text := row.strip():
                    left, right = row.index(text), len(row) - row.index(text) - len(text)
                    assert abs(left - right) <= 1, row
            await settle(pilot, "space")
