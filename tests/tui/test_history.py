"""Looking back, by every way through it, with two years of made-up entries."""

import asyncio
import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key, MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, CheckIn, Entry, Practice, Rating, State
from companion.core.filters import About, Containing, InState, Kind, Since, Tagged, Until, WithPerson
from companion.flows.context import Context
from companion.flows.drafts import read_draft
from companion.store.drafts import Drafts
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from companion.text.filters import containing
from companion.tui.app import CompanionApp
from companion.tui.screens.body_over_time import BodyPage
from companion.tui.screens.choice import ListPage
from companion.tui.screens.date_picker import DatePicker
from companion.tui.screens.entry import EntryPage
from companion.tui.screens.export import ExportPage
from companion.tui.screens.history import HistoryPage
from companion.tui.screens.line import LinePage
from companion.tui.screens.text_page import TextPage
from companion.tui.screens.timeline import TimelinePage
from companion.tui.screens.with_person import CardPage, PersonPage
from companion.tui.widgets.calendar import Calendar
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.chips import Chips
from companion.tui.widgets.entry_rows import EntryRows
from companion.tui.widgets.letter_view import Letter
from companion.tui.widgets.rating import RatingLine
from companion.tui.widgets.side_by_side import SideBySide
from tests import make
from tests.tui.conftest import Still
from tests.tui.pilot import settle
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
COUNT = 600


@pytest.fixture
def two_years(context: Context, fill: Callable[..., None]) -> list[Entry]:
    """Fill the notebook; returns the entries, newest first."""
    fill(COUNT, years=2)
    return list(context.notebook.entries())


def page(app: CompanionApp) -> HistoryPage:
    assert isinstance(app.screen, HistoryPage), app.screen
    return app.screen


def said(app: CompanionApp) -> str:
    return str(app.screen.query_one("#sentence", Static).content)


def words(app: CompanionApp) -> str:
    return str(app.screen.query_one("#words", Static).content)


def message(app: CompanionApp) -> str:
    line = app.screen.query_one("#message", CentredText)
    return line.words if line.display else ""


def shown(app: CompanionApp) -> list[Entry]:
    return [row.entry for row in page(app).entries.rows if row.entry]


async def come(pilot: Pilot[None], *keys: str) -> None:
    """Open the history, then press keys."""
    await pilot.pause(0.05)
    await settle(pilot, *keys)


async def test_the_newest_are_there_and_the_rest_comes(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        assert said(app) == f"Everything, {COUNT}"
        assert page(app).current == two_years[0]
        await settle(pilot, "end")
        await pilot.pause(0.1)
        assert shown(app) == two_years
        assert page(app).current == two_years[-1]
        await settle(pilot, "home", "down", "down", "up")
        assert page(app).current == two_years[1]
        await settle(pilot, "pagedown", "pageup")
        assert page(app).current in two_years[:3]


async def test_scrolling_reads_on(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, *["pagedown"] * 60)
        assert len(shown(app)) == COUNT


async def test_days_are_headings_and_each_entry_is_under_its_own(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "end")
        await pilot.pause(0.1)
        day = None
        for row in page(app).entries.rows:
            day = row.day or day
            assert row.entry is None or row.entry.at.date() == day


async def test_the_chosen_one_stands_beside_the_list_on_wide_terminals(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(120, 40)) as pilot:
        await come(pilot, "down", "down")
        await pilot.pause(0.3)
        assert f"{two_years[2].at:%H:%M}" in app.screen.query_one(Letter).paragraphs[0].words
        assert app.screen.query_one("#reading").display


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (120, 40)])
async def test_enter_opens_an_entry_and_esc_comes_back(
    companion: Open, two_years: list[Entry], size: tuple[int, int]
) -> None:
    app = companion("history")
    async with app.run_test(size=size) as pilot:
        await come(pilot, "down", "enter")
        assert isinstance(app.screen, EntryPage)
        assert app.screen.entry == two_years[1]
        await settle(pilot, "escape")
        assert page(app).current == two_years[1]
        await settle(pilot, "escape")
    assert app.return_code == 0


async def test_searching_as_one_types(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "slash", *"bus late")
        await pilot.pause(0.3)
        found = [entry for entry in two_years if Containing("bus late").admits(entry)]
        assert found
        assert shown(app) == found
        assert said(app) == f"Everything with the words “bus late”, {len(found)}"
        assert not app.screen.query_one(Chips).display
        await settle(pilot, "enter")
        assert page(app).entries.has_focus
        assert app.screen.query_one(Chips).display
        await settle(pilot, "slash", "escape")
        await pilot.pause(0.3)
        assert said(app) == f"Everything, {COUNT}"


@pytest.mark.parametrize("leaving", ["escape", "enter", "down"])
async def test_a_key_right_after_the_search_is_for_the_page(
    companion: Open, two_years: list[Entry], leaving: str
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        for key in ("slash", "b", "u", "s", leaving, "o"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        async with asyncio.timeout(5):
            while not isinstance(app.screen, TimelinePage):
                await pilot.pause(0.05)


async def test_words_that_are_nowhere(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "slash", *"zzzz", "down")
        await pilot.pause(0.3)
        assert said(app) == "Everything with the words “zzzz”, none"
        assert shown(app) == []
        await settle(pilot, "enter", "e", "y", "d", "t", "down", "up", "pagedown", "end", "home", "backspace")
        await pilot.pause(0.1)
        assert said(app) == f"Everything, {COUNT}"
        assert len(shown(app)) > 100


async def test_escape_shows_everything_again_before_it_leaves(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "slash", *"zzzz", "enter")
        page(app).put_on(Kind("checkin"))
        await settle(pilot, "escape")
        assert page(app).filters == ()
        await settle(pilot, "escape")
        assert not app.is_running


async def test_filters_combine_and_can_be_taken_away(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", "enter", "enter")
        assert page(app).filters == (Kind("checkin"),)
        await settle(pilot, "f", "down", "enter", "enter")
        assert page(app).filters == (Kind("checkin"), InState(State.UP))
        found = [e for e in two_years if isinstance(e, CheckIn) and e.rating.state is State.UP]
        assert shown(app) == found
        assert said(app) == f"Check-ins when up, {len(found)}"
        # Another kind takes the place of the first.
        await settle(pilot, "f", "enter", "down", "enter")
        assert page(app).filters == (InState(State.UP), Kind("after"))
        await settle(pilot, "backspace")
        assert page(app).filters == (InState(State.UP),)
        await settle(pilot, "backspace", "backspace")
        assert page(app).filters == ()


@pytest.mark.parametrize(
    ("row", "expected"), [(2, WithPerson("Dr Okafor")), (3, Tagged("night")), (4, About("belly"))]
)
async def test_filters_offer_what_was_written(
    companion: Open, two_years: list[Entry], row: int, expected: object
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", *["down"] * row, "enter", "enter")
        assert page(app).filters == (expected,)
        assert shown(app) == [e for e in two_years if expected.admits(e)]  # type: ignore[attr-defined]


async def test_a_chip_is_clicked_away(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        page(app).put_on(Kind("checkin"), About("chest"))
        await pilot.pause(0.1)
        await pilot.click(Chips, offset=(3, 0))
        await pilot.pause(0.1)
        assert page(app).filters == (About("chest"),)


async def test_a_date_is_typed(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", "up", "up", "enter")
        assert isinstance(app.screen, DatePicker)
        await settle(pilot, "slash", *"nothing", "enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, DatePicker)
        assert "could not be read" in str(app.screen.query_one("#not_understood", Static).content)
        app.screen.query_one(Input).value = "march"
        await settle(pilot, "enter")
        await pilot.pause(0.2)
        assert page(app).filters == (Since(date(2026, 3, 1)),)
        assert said(app).startswith("Everything since March, ")


async def test_a_day_a_month_a_year_are_picked(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, first, last in (
            (("left", "up", "enter"), date(2026, 11, 14), date(2026, 11, 14)),
            (("pageup", "m"), date(2026, 10, 1), date(2026, 10, 31)),
            (("down", "y"), date(2026, 1, 1), date(2026, 12, 31)),
        ):
            await come(pilot, "f", *["down"] * 5, "enter", *keys)
            assert page(app).filters == (Since(first), Until(last))
            assert shown(app) == [e for e in two_years if first <= e.at.date() <= last]
        # The two ends of a time are one label.
        await settle(pilot, "backspace")
        assert page(app).filters == ()


async def test_the_calendar_marks_the_days_with_something(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", "up", "enter")
        counts = app.screen.query_one("Calendar").counts  # type: ignore[attr-defined]
        days = [e.at.date() for e in two_years if (e.at.year, e.at.month) == (2026, 11)]
        assert counts == {day: days.count(day) for day in days}
        await pilot.click("Calendar", offset=(2, 3))
        await pilot.pause(0.1)
        assert page(app).filters == (Until(date(2026, 11, 2)),)


async def test_a_date_is_searched_for_and_words_still_find_words(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    march = (Since(date(2026, 3, 1)), Until(date(2026, 3, 31)))
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "slash", *"march")
        await pilot.pause(0.2)
        assert page(app).filters == march
        assert said(app).startswith("Everything in March, ")
        assert said(app).endswith("Put it in quotes to search for words.")
        assert not app.screen.query_one(Chips).display
        # Typed on, it is words, and what was in the place of the date is back.
        await settle(pilot, *"ing")
        await pilot.pause(0.2)
        assert page(app).filters == (containing("marching"),)
        assert said(app) == "Everything with the words “marching”, none"
        await settle(pilot, *["backspace"] * 3, "enter")
        assert page(app).filters == march
        assert "quotes" not in said(app)
        assert app.screen.query_one(Chips).filters == march
        # A date that was searched for is a filter like any other: words are added to it.
        await settle(pilot, "slash", *"bus", "enter")
        assert page(app).filters == (*march, Containing("bus"))


async def test_a_date_that_is_left_leaves_the_time_that_was_chosen(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        page(app).put_on(Since(date(2026, 10, 1)))
        await settle(pilot, "slash", *"march")
        await pilot.pause(0.2)
        assert Since(date(2026, 3, 1)) in page(app).filters
        await settle(pilot, "escape")
        assert page(app).filters == (Since(date(2026, 10, 1)),)


async def test_words_in_quotes_stay_in_quotes_when_the_line_is_opened_again(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "slash")
        app.screen.query_one(Input).value = '"march"'
        await settle(pilot, "enter")
        assert page(app).filters == (containing("march"),)
        await settle(pilot, "slash", "enter")
        assert page(app).filters == (containing("march"),)


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 60)])
async def test_each_row_shows_why_it_was_found(
    companion: Open, two_years: list[Entry], size: tuple[int, int]
) -> None:
    app = companion("history")
    async with app.run_test(size=size) as pilot:
        await come(pilot, "slash", *"letter")
        await pilot.pause(0.2)
        found = [row for row in rows(app) if re.search(r"\d\d:\d\d  ", row[: size[0] // 2])]
        assert found
        assert all("letter" in row for row in found)
        await settle(pilot, "escape")
        await pilot.pause(0.1)
        assert not any("Held back:" in row[: size[0] // 2] for row in rows(app))


async def test_a_date_is_typed_into_the_calendar_at_once(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", "up", "up", "up", "enter", *"march")
        assert app.screen.query_one(Calendar).day == date(2026, 3, 1)
        await settle(pilot, "enter")
        assert page(app).filters == (Since(date(2026, 3, 1)), Until(date(2026, 3, 31)))
        # What was typed is seen in the calendar, and a day is chosen there.
        await settle(pilot, "f", "up", "up", "up", "enter", *"may", "down", "right", "enter")
        assert page(app).filters == (Since(date(2026, 5, 2)), Until(date(2026, 5, 2)))


async def test_enter_on_an_empty_line_goes_on_to_the_calendar(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", "up", "up", "up", "enter", "enter")
        assert isinstance(app.screen, DatePicker)
        assert isinstance(app.focused, Calendar)
        await settle(pilot, "enter")
        assert page(app).filters == (Since(app.context.today), Until(app.context.today))


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 60)])
async def test_a_legend_stands_below_the_calendar(
    companion: Open, two_years: list[Entry], size: tuple[int, int]
) -> None:
    app = companion("history")
    async with app.run_test(size=size) as pilot:
        await come(pilot, "f", "up", "up", "up", "enter")
        assert any("· 1 entry  • 2, 3  ● 4 or more" in row for row in rows(app)), rows(app)


async def test_the_wheel_changes_months(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", "up", "enter")
        calendar = app.screen.query_one(Calendar)
        month = (calendar.day.year, calendar.day.month)
        for event, expected in ((MouseScrollUp, (2026, 10)), (MouseScrollDown, month)):
            await pilot._post_mouse_events([event], Calendar)
            await pilot.pause(0.05)
            assert (calendar.day.year, calendar.day.month) == expected


async def test_the_calendar_ends_where_dates_do(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "f", "up", "enter")
        calendar = app.screen.query_one(Calendar)
        for day, key in ((date(1000, 1, 1), "pageup"), (date(9998, 12, 31), "pagedown")):
            calendar.day = day
            await settle(pilot, key, "left" if key == "pageup" else "right")
            assert calendar.day == day


async def test_letters_shown_in_the_menu_work_in_it(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        shown = (TimelinePage, BodyPage, TextPage, ListPage, ExportPage)
        for key, kind in zip("obhpx", shown, strict=True):
            await settle(pilot, "m")
            assert any(row.rstrip().endswith(f"   {key}") for row in rows(app)), key
            menu = app.screen
            await settle(pilot, key)
            await pilot.pause(0.1)
            assert isinstance(app.screen, kind)
            assert app.screen is not menu
            await settle(pilot, "escape")
            assert isinstance(app.screen, HistoryPage)


WAYS_IN = {"x": ["x"], "enter": ["up", "up", "enter"], "up": ["up", "enter"]}
"""To the page that saves to a file by its letter and its row, and to the import by its row."""


@pytest.mark.parametrize("way", WAYS_IN)
async def test_keys_right_after_a_choice_in_the_menu_are_for_the_page_that_comes(
    companion: Open, two_years: list[Entry], way: str
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        before = shown(app)
        opens = LinePage if way == "up" else ExportPage
        for key in ("m", *WAYS_IN[way], "d", "h"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        async with asyncio.timeout(5):
            while not isinstance(app.screen, opens):
                await pilot.pause(0.05)
        await pilot.pause(0.3)
        await settle(pilot)
        assert isinstance(app.screen, opens)
        await settle(pilot, "escape")
        assert shown(app) == before


async def test_editing(companion: Open, two_years: list[Entry], context: Context) -> None:
    at = next(number for number, entry in enumerate(two_years) if isinstance(entry, Practice))
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, *["down"] * at, "e", "tab")
        line = app.screen.query_one(RatingLine)
        state, key = (State.UP, "u") if line.rating.state is not State.UP else (State.FLAT, "f")
        number = 4 if line.rating.intensity != 4 else 5
        await settle(pilot, key, str(number), "tab")
        app.screen.query_one(TextArea).text = "another\nnote 眠れない"
        await settle(pilot, "ctrl+s")
        await pilot.pause(0.1)
        changed = page(app).current
        assert isinstance(changed, Practice)
        assert changed.note == "another\nnote 眠れない"
        assert changed == context.notebook.get(two_years[at].id)
        assert changed.changed is not None
        assert changed.after == Rating(state, number)


async def test_an_edit_that_is_left_stays_a_draft(
    companion: Open, two_years: list[Entry], context: Context
) -> None:
    at = next(number for number, entry in enumerate(two_years) if isinstance(entry, Practice))
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, *["down"] * at, "e", "escape")
        assert isinstance(app.screen, HistoryPage)
        await settle(pilot, "e", "tab", "tab", *"xyz", "ctrl+c")
    assert context.notebook.get(two_years[at].id) == two_years[at]
    draft = read_draft(Drafts(context.places.drafts), two_years[at].id)
    assert draft is not None
    assert draft.entry.note.startswith("xyz")


async def test_a_tag(companion: Open, two_years: list[Entry], context: Context) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "t", *"fog", "enter")
        await settle(pilot, "t", *"fog", "enter")
        tagged = context.notebook.get(two_years[0].id)
        assert tagged is not None
        assert tagged.tags == (*two_years[0].tags, "fog")


async def test_removing_and_bringing_back(companion: Open, two_years: list[Entry], context: Context) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "down", "d")
        # Sooner it would be the same press, held down.
        await pilot.pause(0.35)
        await settle(pilot, "d", "delete")
        assert shown(app)[:2] == [two_years[0], two_years[4]]
        assert context.notebook.count() == COUNT - 3
        assert said(app) == f"Everything, {COUNT - 3}"
        assert message(app) == "Deleted. u brings it back, until you leave this page."
        before = list(page(app).entries.rows)
        await settle(pilot, "u", "u", "u", "u")
        assert message(app) == "There is nothing to bring back."
        assert [e.id for e in shown(app)[:9]] == [e.id for e in two_years[:9]]
        assert len(page(app).entries.rows) > len(before)
        assert context.notebook.count() == COUNT
        assert [e.id for e in context.notebook.entries()] == [e.id for e in two_years]


async def test_bringing_back_after_another_filter(
    companion: Open, two_years: list[Entry], context: Context
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "d")
        page(app).put_on(Since(date(2026, 1, 1)))
        await pilot.pause(0.1)
        await settle(pilot, "u")
        await pilot.pause(0.1)
        assert shown(app)[0].id == two_years[0].id


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 8))])
async def test_any_order_of_removing_leaves_what_a_new_page_shows(
    companion: Open, two_years: list[Entry], seed: int
) -> None:
    chance = random.Random(seed)
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        for _ in range(25):
            await pilot.press(chance.choice(["down", "down", "up", "d", "d", "u", "home", "pagedown"]))
        await pilot.pause(0.1)
        there = [(row.day, row.words, row.entry and row.entry.id) for row in page(app).entries.rows]
        page(app).found.read()
        await pilot.pause(0.1)
        again = [(row.day, row.words, row.entry and row.entry.id) for row in page(app).entries.rows]
        least = min(len(there), len(again))
        assert there[:least] == again[:least]


async def test_removing_on_the_entry_s_own_page(
    companion: Open, two_years: list[Entry], context: Context
) -> None:
    app = companion("history")
    async with app.run_test(size=(40, 15)) as pilot:
        await come(pilot, "enter", "d")
        assert page(app).current == two_years[1]
        await settle(pilot, "u")
        assert page(app).current == two_years[0]
        await settle(pilot, "enter", "t", *"fog", "enter", "escape")
        assert page(app).current is not None
        assert "fog" in page(app).current.tags  # type: ignore[union-attr]


async def test_copying_says_so(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "y")
        assert f"{two_years[0].at:%H:%M}" in app.clipboard
        assert message(app) == "Copied to the clipboard, if this terminal allows it."


async def test_what_has_helped(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "h")
        assert isinstance(app.screen, TextPage)
        lines = [str(each.content) for each in app.screen.query(Static)]
        times = sum(isinstance(e, Practice) and e.exercise == "feet" for e in two_years)
        assert any(line.startswith(f"Done {times} times. ") for line in lines)


async def test_with_one_person(companion: Open, two_years: list[Entry], tmp_path: Path) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "p", "enter")
        assert isinstance(app.screen, PersonPage)
        theirs = [e for e in two_years if isinstance(e, AfterSession) and e.person == "Dr Okafor"]
        assert list(app.screen.found) == theirs[::-1]
        await settle(pilot, "left", "right", "down", "up", "c")
        assert isinstance(app.screen, CardPage)
        assert app.screen.words.startswith("For next time, with Dr Okafor")
        await settle(pilot, "y")
        assert app.clipboard == app.screen.words
        await settle(pilot, "x")
        app.screen.query_one(Input).value = str(tmp_path / "card.txt")
        await settle(pilot, "enter")
        assert (tmp_path / "card.txt").read_text().startswith("For next time")


@pytest.mark.parametrize(("presses", "ending"), [(0, "html"), (1, "csv"), (2, "json"), (3, "md")])
async def test_taking_along(
    companion: Open, two_years: list[Entry], tmp_path: Path, presses: int, ending: str
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        page(app).put_on(Kind("checkin"))
        await pilot.pause(0.1)
        await settle(pilot, "x", *["enter"] * presses)
        assert isinstance(app.screen, ExportPage)
        path = app.screen.query_one(Input)
        assert path.value.endswith(f"companion-2026-11-22.{ending}")
        path.value = str(tmp_path / f"out.{ending}")
        await settle(pilot, "down", "enter", "down", "enter")
        await pilot.pause(0.1)
        written = (tmp_path / f"out.{ending}").read_text(encoding="utf-8")
        assert "the bus was late" not in written
        assert app.screen.query_one("#said", CentredText).words.startswith("Saved to ")
        # Once more asks first, then writes.
        await settle(pilot, "up", "enter", "down", "enter")
        assert "already" in app.screen.query_one("#said", CentredText).words
        await settle(pilot, "enter")
        assert "the bus was late" in (tmp_path / f"out.{ending}").read_text(encoding="utf-8")


async def test_a_file_per_day_is_saved_to_a_folder(
    companion: Open, two_years: list[Entry], tmp_path: Path
) -> None:
    (tmp_path / "2001-01-01.md").write_text("not ours")
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "x", *["enter"] * 4)
        path = app.screen.query_one(Input)
        assert path.value.endswith("companion-days")
        path.value = str(tmp_path)
        await settle(pilot, *["down"] * 3, "enter")
        await pilot.pause(0.2)
        assert app.screen.query_one("#said", CentredText).words.startswith(f"Saved to {tmp_path}.")
    assert len(list(tmp_path.glob("*.md"))) > 2


@pytest.mark.parametrize("path", ["~nobody-of-this-name/x", f"/{'a' * 300}", "", "/tmp", "/no/such/folder/x"])
async def test_a_path_that_cannot_be_written_to_is_a_sentence(
    companion: Open, two_years: list[Entry], path: str
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "x")
        app.screen.query_one(Input).value = path
        await settle(pilot, "down", "down", "enter", "enter")
        await pilot.pause(0.1)
        said = app.screen.query_one("#said", CentredText).words
        assert said
        assert "Written" not in said


async def test_what_a_newer_version_wrote_is_taken_along(
    companion: Open, context: Context, two_years: list[Entry], tmp_path: Path
) -> None:
    newest = two_years[0]
    month = context.places.notebook / f"{newest.at:%Y-%m}.json"
    month.write_text(month.read_text().replace(f'"{newest.id}"', f'"{newest.id}", "moon": "full"'))
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        page(app).put_on(Since(newest.at.date()))
        await pilot.pause(0.1)
        await settle(pilot, "x", "enter", "enter")
        app.screen.query_one(Input).value = str(tmp_path / "out.json")
        await settle(pilot, "down", "down", "enter")
        await pilot.pause(0.1)
    assert '"moon":"full"' in (tmp_path / "out.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("presses", "ending"), [(0, "html"), (2, "json")])
async def test_entries_of_a_newer_version_are_counted_or_taken_along(
    companion: Open, context: Context, two_years: list[Entry], tmp_path: Path, presses: int, ending: str
) -> None:
    month = context.places.notebook / f"{two_years[0].at:%Y-%m}.json"
    month.write_text(re.sub(r'"kind": ?"checkin"', '"kind": "poem"', month.read_text(), count=1))
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        await settle(pilot, "x", *["enter"] * presses)
        app.screen.query_one(Input).value = str(tmp_path / f"out.{ending}")
        await settle(pilot, "down", "down", "down", "enter")
        await pilot.pause(0.2)
        said = app.screen.query_one("#said", CentredText).words
    assert said.endswith(f"Saved to {tmp_path / f'out.{ending}'}")
    assert (": 1." in said) is (ending == "html")
    assert ("poem" in (tmp_path / f"out.{ending}").read_text(encoding="utf-8")) is (ending == "json")


async def test_no_column_of_a_session_is_cut_in_two(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "p", "enter")
        for width, shown in ((80, 2), (40, 1), (200, 3)):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            side = app.screen.query_one(SideBySide)
            for keys in ((), ("left",), ("left", "left")):
                await settle(pilot, *keys)
                seen = [part.strip() for part in side.render_line(0).text.split("  ") if part.strip()]
                assert set(seen) <= set(side.headings), (width, seen)
                assert len(seen) == min(shown, len(side.headings))


async def test_more_leads_everywhere(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        for down, screen in enumerate((TimelinePage, BodyPage, TextPage)):
            await come(pilot, "m", *["down"] * down, "enter")
            assert isinstance(app.screen, screen)
            await settle(pilot, "escape")


async def test_a_month_that_cannot_be_read_is_one_line_in_its_place(
    companion: Open, two_years: list[Entry], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = context.places.notebook / "2026-09.json"
    whole = Path.read_bytes

    def read(path: Path) -> bytes:
        if path == broken:
            raise PermissionError(13, "no", str(path))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "end")
        await pilot.pause(0.1)
        rows = list(page(app).entries.rows)
        [at] = [number for number, row in enumerate(rows) if row.words]
        assert "2026-09" in rows[at].words
        before = [row.entry for row in rows[:at] if row.entry]
        after = [row.entry for row in rows[at:] if row.entry]
        assert before[-1].id >= "20261001"
        assert after[0].id < "20260901"
        assert len(before) + len(after) == sum(not e.id.startswith("202609") for e in two_years)


def test_up_from_the_first_row_stays_there_where_it_is_no_day() -> None:
    rows = EntryRows()
    rows.add(list(make.entries(2)), ["a month cannot be read"])
    assert rows.seek(-1, -1) == 0


async def test_going_to_the_end_and_then_elsewhere(
    companion: Open, two_years: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = asyncio.to_thread

    async def slowly(function: Callable[..., Any], *arguments: Any) -> Any:
        await asyncio.sleep(0.2)
        return await at_once(function, *arguments)

    for name, least in (
        ("store.history.MOMENT", 0),
        ("tui.screens.history_list.AT_ONCE", 20),
        ("tui.widgets.entry_list.NEAR", 5),
    ):
        monkeypatch.setattr(f"companion.{name}", least)
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        monkeypatch.setattr("asyncio.to_thread", slowly)
        await settle(pilot, "end")
        assert page(app).found.is_reading, "nothing has to wait until everything is read"
        await settle(pilot, "slash", "b", "u", "s")
        await pilot.pause(0.3)
        assert page(app).filters == (Containing("bus"),)
        await settle(pilot, "escape", "end", "escape")
        await pilot.pause(0.3)
    assert app.return_code == 0


async def test_leaving_while_months_are_read(
    companion: Open, two_years: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = companion("history")

    async def until_removed(function: Callable[..., Any], *arguments: Any) -> Any:
        """Return when the widgets of the page are gone, and its workers are not cancelled yet."""
        while left.children:
            await asyncio.sleep(0)
        return function(*arguments)

    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        left = page(app)
        monkeypatch.setattr("asyncio.to_thread", until_removed)
        left.found.read()
        await settle(pilot, "escape")
        await pilot.pause(0.1)
    assert app.return_code == 0


async def test_filtering_a_notebook_that_cannot_be_read_is_a_sentence(
    companion: Open, two_years: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)

        def refuse(*_: Any) -> list[str]:
            raise StoreError(Problem.NO_PERMISSION, Path("/notebook"))

        monkeypatch.setattr(page(app).found.history, "names", refuse)
        await settle(pilot, "f", "down", "down", "enter")
        assert "/notebook" in message(app)
        await settle(pilot, "down")
        assert page(app).current == two_years[1]


async def test_a_key_for_a_page_that_is_on_its_way_waits_for_it(
    companion: Open, two_years: list[Entry], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = asyncio.to_thread

    async def slowly(function: Callable[..., Any], *arguments: Any) -> Any:
        await asyncio.sleep(0.2)
        return await at_once(function, *arguments)

    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        monkeypatch.setattr("asyncio.to_thread", slowly)
        await pilot.press("o", "d")
        while not isinstance(app.screen, TimelinePage):
            await pilot.pause(0.05)
        await pilot.pause(0.5)
        assert app.screen.unit == "day"
    assert len(list(context.notebook.entries())) == len(two_years), "nothing was removed"


async def test_empty(companion: Open, context: Context) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        assert app.screen.query_one("#nothing").display
        assert not app.screen.query_one("Horizontal").display
        await settle(pilot, "down", "e", "d", "u", "y", "f", "down", "down", "enter")
        assert message(app) == "There is nothing to choose from here yet."
        for key, screen in (("o", TimelinePage), ("b", BodyPage), ("h", TextPage), ("x", ExportPage)):
            await settle(pilot, key)
            assert isinstance(app.screen, screen)
            await settle(pilot, "escape")
        await settle(pilot, "p")
        assert message(app) == phrase("person.none")


async def test_the_mouse_alone(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot)
        await pilot.click("EntryList", offset=(10, 4))
        assert page(app).current == two_years[1]
        await pilot.click("EntryList", offset=(10, 4))
        await pilot.pause(0.1)
        assert isinstance(app.screen, EntryPage)


async def test_another_window_is_seen_when_the_page_is_opened_again(
    companion: Open, two_years: list[Entry], context: Context, still: Still
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await come(pilot, "h")
        other = Notebook(context.places.notebook)
        at = still.now() - timedelta(hours=1)
        other.add(CheckIn(id=other.new_id(at), at=at, note="from another window"))
        await settle(pilot, "escape", "h")
        await pilot.pause(0.1)
        assert page(app).current is not None
        assert page(app).current.note == "from another window"  # type: ignore[union-attr]
