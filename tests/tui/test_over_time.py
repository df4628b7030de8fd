"""States and places in the body over time, and the entries behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from companion.content.wordlists import region_name
from companion.core.entry import CheckIn, Entry, Rating, Sensation, State
from companion.core.timeline import Lane, Span, lanes, spans_of
from companion.flows.context import Context
from companion.text.timeline import in_words, ticks
from companion.tui.app import CompanionApp
from companion.tui.screens.body_over_time import BodyPage
from companion.tui.screens.date_picker import DatePicker
from companion.tui.screens.entry import EntryPage
from companion.tui.screens.history import HistoryPage
from companion.tui.screens.timeline import TimelinePage
from companion.tui.widgets.body_drawing import cells
from companion.tui.widgets.body_figure import BodyFigure
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.chart import Chart
from companion.tui.widgets.chart_drawing import axis, columns, lane_rows
from companion.tui.widgets.footer import named
from companion.tui.widgets.region_list import RegionList
from companion.tui.widgets.shaded_figure import ShadedFigure
from companion.tui.widgets.shortened_text import ShortenedText
from tests import make
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]
DAY = timedelta(days=1)


def check_in(context: Context, at: datetime, rating: Rating, *body: Sensation) -> CheckIn:
    return CheckIn(id=context.notebook.new_id(at), at=at, rating=rating, body=body)


@pytest.fixture
def few(context: Context) -> list[Entry]:
    """Save two entries on a day and one five days later; returns them, newest first."""
    entries: list[Entry] = [
        check_in(context, make.LAST, Rating(State.UP, 6), Sensation("chest", ("tight",)), Sensation("belly")),
        check_in(context, make.LAST - 5 * DAY, Rating(State.FLAT, 3), Sensation("upper back")),
        check_in(context, make.LAST - 5 * DAY - timedelta(hours=2), Rating(State.SETTLED)),
    ]
    for entry in entries:
        context.notebook.add(entry)
    return entries


@pytest.fixture
def two_years(context: Context, fill: Callable[..., None]) -> list[Entry]:
    """Fill the notebook; returns the entries, newest first."""
    fill(600, years=2)
    return list(context.notebook.entries())


def words(app: CompanionApp, name: str) -> str:
    return app.screen.query_one(name, ShortenedText).words


def said(app: CompanionApp, name: str = "#sentence") -> str:
    return str(app.screen.query_one(name, Static).content)


def shown(app: CompanionApp) -> list[Entry]:
    assert isinstance(app.screen, HistoryPage)
    return [row.entry for row in app.screen.entries.rows if row.entry]


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds, for five seconds at most."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError(holds)


async def read(pilot: Pilot[None]) -> None:
    """Wait until a history is shown and read."""

    def is_read() -> bool:
        page = pilot.app.screen
        return isinstance(page, HistoryPage) and bool(page.entries.rows) and not page.found.is_reading

    await until(pilot, is_read)


def lines(app: CompanionApp) -> list[str]:
    return ["".join(s.text for s in strip).rstrip() for strip in app.screen._compositor.render_strips()]


def drawn(points: dict[int, float | None], name: str = "up", rows: int = 3, spans: int = 6) -> list[str]:
    """Return what stands beside the name in the rows of a lane, a cell for each span."""
    lane = Lane(name, points)
    room = columns([lane], spans, spans + 3 + cell_len("▲ up") + 1)
    return ["".join(signs) for _, signs in lane_rows([lane], range(spans), room, rows + 2)]


def test_a_bar_is_as_high_as_the_strength_and_a_gap_is_a_gap() -> None:
    assert drawn({0: 10.0, 1: 5.0, 3: 0.0, 5: None}) == ["▇     ", "█▄    ", "██ ▁ ▲"]


def test_each_state_has_rows_of_its_own_and_a_sign_where_it_has_no_number() -> None:
    found = lanes(
        [
            Span(date(2026, 11, 2), {State.UP: 8.0, State.SETTLED: None}, 0, 1, 2),
            Span(date(2026, 11, 3), {}, 0, 0, 0),
            Span(date(2026, 11, 4), {State.FLAT: 2.0, State.UP: None, None: 4.0}, 1, 0, 3),
        ]
    )
    room = columns(found, 3, 3 + 3 + cell_len("number alone") + 1)
    rows = [name + "".join(signs) for name, signs in lane_rows(found, range(3), room, 9)]
    assert rows == [
        "▲ up           ▆ ▲",
        "▽ flat           ▁",
        "● settled      ●  ",
        "number alone     ▃",
        "session        •  ",
        "exercise         •",
    ]


def test_a_date_of_another_year_has_its_year() -> None:
    days = [date(2025, 12, 24), date(2025, 12, 31), date(2026, 1, 7)]
    assert list(ticks(days, "day")) == ["24 Dec 2025", "31 Dec", "7 Jan 2026"]
    assert list(ticks(days, "month")) == ["Dec 2025", "Dec 2025", "Jan 2026"]


async def test_a_single_day_has_its_date(companion: Open, context: Context) -> None:
    context.notebook.add(check_in(context, make.LAST, Rating(State.UP, 6)))
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o")
        assert any(line.endswith("20 Nov 2026") for line in lines(app))


@pytest.mark.parametrize("width", [38, 72, 192])
def test_no_date_of_the_axis_is_cut(width: int) -> None:
    spans = spans_of(make.entries(600, years=2), "week")
    room = columns(lanes(spans), len(spans), width)
    line = axis(spans[: room.spans], "week", room)
    assert room.names + cell_len(line.rstrip()) <= width
    assert line.split("  ")[0] == next(ticks([spans[0].first], "week"))


def test_what_is_under_the_mark_is_right_in_number() -> None:
    span = Span(date(2026, 11, 2), {State.UP: 6.5}, 0, 0, 1)
    assert in_words(span, "week", lanes([span]), 0) == "2 Nov to 8 Nov 2026: 1 entry\n▲ up 6.5"
    several = Span(date(2026, 11, 1), {}, 2, 0, 2)
    assert in_words(several, "month", lanes([several]), 0) == "November 2026: 2 entries\nexercise"


async def test_the_unit_that_is_shown_is_said_and_the_others_are_offered(
    companion: Open, two_years: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o")
        assert isinstance(app.screen, TimelinePage)
        for unit, key in (("month", "m"), ("week", "w"), ("day", "d")):
            await settle(pilot, key)
            assert said(app) == f"Everything, 600, by {unit}"
            assert said(app, "#about") == f"Middle number of each {unit}, 0 to 10."
            offered = {name for name in named(app.screen) if name.startswith("over_time.")}
            assert offered == {"over_time.by_day", "over_time.by_week", "over_time.by_month"} - {
                f"over_time.by_{unit}"
            }


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)])
async def test_two_years_by_day_come_with_the_mark(
    companion: Open, two_years: list[Entry], size: tuple[int, int]
) -> None:
    app = companion("history")
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "o", "d")
        assert any(line.endswith("↑") and "‹" in line for line in lines(app))
        await settle(pilot, "home")
        assert any(line.endswith("›") and "↑" in line and "‹" not in line for line in lines(app))
        assert f"{two_years[-1].at.day} {two_years[-1].at:%b %Y}" in words(app, "#marked")
        await settle(pilot, "pagedown")
        assert any("‹" in line and "›" in line and "↑" in line for line in lines(app))


async def test_the_mark_rests_on_days_with_entries(companion: Open, few: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o")
        assert words(app, "#marked") == "Friday, 20 Nov 2026: 1 entry\n▲ up 6"
        await settle(pilot, "left")
        assert words(app, "#marked") == "Sunday, 15 Nov 2026: 2 entries\n▽ flat 3   ● settled"
        await settle(pilot, "left", "pageup", "h")
        assert app.screen.query_one(Chart).mark == 0
        await settle(pilot, "right", "end", "l")
        assert app.screen.query_one(Chart).mark == 5


async def test_behind_a_point_are_its_entries_and_escape_goes_back_a_step(
    companion: Open, few: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o", "left", "enter")
        await read(pilot)
        assert shown(app) == few[1:]
        assert said(app) == "Everything on 15 November, 2"
        await settle(pilot, "enter")
        assert isinstance(app.screen, EntryPage)
        assert app.screen.entry == few[1]
        await settle(pilot, "escape")
        assert shown(app) == few[1:]
        await settle(pilot, "escape")
        assert isinstance(app.screen, TimelinePage)
        assert app.screen.query_one(Chart).mark == 0
        await settle(pilot, "escape")
        assert shown(app) == few


@pytest.mark.parametrize("view", ["o", "b"])
async def test_enter_twice_in_a_moment_opens_one_list(companion: Open, few: list[Entry], view: str) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, view)
        for _ in range(3):
            app.post_message(Key("enter", None))
        await until(pilot, lambda: not isinstance(app.screen, TimelinePage | BodyPage))
        await pilot.pause(0.5)
        assert [type(each) for each in app.screen_stack].count(HistoryPage) == 2


async def test_the_mouse_marks_a_point_and_opens_it(companion: Open, few: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o")
        chart = app.screen.query_one(Chart)
        room = columns(chart.lanes, 6, chart.size.width)
        await pilot.click(Chart, offset=(room.names + 2 * room.cell, 2))
        assert chart.mark == 5, "a gap is not marked"
        await pilot.click(Chart, offset=(room.names, 2))
        assert chart.mark == 0
        await pilot.click(Chart, offset=(room.names, 2))
        await read(pilot)
        assert shown(app) == few[1:]


async def test_what_is_removed_behind_a_point_leaves_the_chart_and_can_come_back(
    companion: Open, few: list[Entry]
) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o", "left", "enter")
        await read(pilot)
        await settle(pilot, "d")
        await until(pilot, lambda: shown(app) == few[2:])
        await settle(pilot, "escape")
        await until(pilot, lambda: said(app) == "Everything, 2, by day")
        await settle(pilot, "home")
        assert words(app, "#marked") == "Sunday, 15 Nov 2026: 1 entry\n● settled"
        await settle(pilot, "escape")
        await until(pilot, lambda: shown(app) == [few[0], few[2]])
        await settle(pilot, "u")
        await until(pilot, lambda: [entry.id for entry in shown(app)] == [entry.id for entry in few])


async def test_nothing_to_draw_is_a_sentence(companion: Open) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o", "left", "enter", "home", "pageup")
        assert app.screen.query_one("#nothing CentredText", CentredText).words == (
            "No entry shown here has a state or a number to draw."
        )
        assert not app.screen.query_one(Chart).display
        assert not {name for name in named(app.screen) if name.startswith(("chart.", "over_time."))}


async def test_the_body(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "b", "down")
        assert isinstance(app.screen, BodyPage)
        regions = app.screen.query_one(RegionList).regions
        assert {region.name for region in regions} == set(make.REGIONS)
        assert words(app, "#words_earlier").startswith(f"{regions[1].name} {regions[1].counts[0]}: ")
        assert not app.screen.query_one("#words_later").display
        await settle(pilot, "s")
        halves = app.screen.query_one(RegionList)
        assert {r.name: sum(r.counts) for r in halves.regions} == {r.name: r.counts[0] for r in regions}
        assert words(app, "#words_earlier").startswith("earlier, Nov 2024 to Nov 2025\n")
        assert words(app, "#words_later").startswith("later, Nov 2025 to Nov 2026\n")
        await settle(pilot, "s", "escape")
        assert isinstance(app.screen, HistoryPage)


async def test_the_earlier_time_stays_on_the_left(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "b", "s", "1")
        await until(pilot, lambda: isinstance(app.screen, DatePicker))
        await settle(pilot, "down", "m")
        await until(pilot, lambda: isinstance(app.screen, BodyPage))
        await until(
            pilot, lambda: said(app, "#earlier_time .name").startswith("earlier, Nov 2025 to Nov 2026")
        )
        assert said(app, "#later_time .name").startswith("later, ")
        assert "Nov 2026" in said(app, "#later_time .name")


async def test_the_figure_and_the_list_go_together(companion: Open, few: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, "b")
        figure, listed = app.screen.query_one("#earlier", ShadedFigure), app.screen.query_one(RegionList)
        assert figure.shares == {"chest": 1, "belly": 1, "upper back": 1}
        await settle(pilot, "down")
        assert figure.here == listed.regions[1].name == "chest"
        figure.focus()
        await settle(pilot, "down", "down")
        assert figure.here not in ("", "chest")
        assert words(app, "#words_earlier").startswith(region_name(figure.here))


async def test_behind_a_place_are_its_entries(companion: Open, few: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "b", "down", "enter")
        await read(pilot)
        assert shown(app) == few[:1]
        assert said(app) == "Everything about the chest, 1"
        await settle(pilot, "enter", "escape", "escape")
        assert isinstance(app.screen, BodyPage)
        # The figure of the earlier time has the entries of that time.
        await settle(pilot, "s")
        figure = app.screen.query_one("#earlier", ShadedFigure)
        figure.focus()
        figure.show_region("upper back")
        await settle(pilot, "enter")
        await read(pilot)
        assert shown(app) == few[1:2]


async def test_the_mouse_opens_a_place_of_the_list(companion: Open, few: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "b")
        await pilot.click(RegionList, offset=(5, 2))
        assert app.screen.query_one(RegionList).cursor == 1
        assert isinstance(app.screen, BodyPage)
        await pilot.click(RegionList, offset=(5, 2))
        await read(pilot)
        assert said(app) == "Everything about the chest, 1"


async def test_a_place_that_is_not_drawn_has_no_mark_in_the_figure(companion: Open, context: Context) -> None:
    felt = (Sensation("chest"), Sensation("left shoulder blade"))
    context.notebook.add(check_in(context, make.LAST, Rating(), *felt))
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "b")
        figure = app.screen.query_one("#earlier", ShadedFigure)
        assert figure.marked
        await settle(pilot, "down")
        assert not figure.marked
        await settle(pilot, "up")
        assert figure.marked


async def test_a_place_that_was_not_named_has_nothing_to_open(companion: Open, few: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, "b")
        figure = app.screen.query_one("#earlier", ShadedFigure)
        figure.focus()
        figure.show_region("left knee")
        await settle(pilot, "enter")
        assert "body_over_time.open" not in named(app.screen)
        assert isinstance(app.screen, BodyPage)
        figure.show_region("chest")
        await settle(pilot)
        assert "body_over_time.open" in named(app.screen)
        figure.action_pick("front", "belly")
        await settle(pilot)
        assert figure.here == "belly"
        figure.action_pick("front", "belly")
        await read(pilot)
        assert shown(app) == few[:1]


@pytest.mark.parametrize(("side", "corners"), [("front", ("front", "back ›")), ("back", ("‹ front", "back"))])
async def test_one_side_says_which_it_is_and_where_the_other_is(side: str, corners: tuple[str, str]) -> None:
    class Figure(App[None]):
        def compose(self) -> list[BodyFigure]:  # type: ignore[override]
            return [BodyFigure()]

    async with Figure().run_test(size=(30, 20)) as pilot:
        figure = pilot.app.query_one(BodyFigure)
        figure.cursor = (side, "head")  # type: ignore[assignment]
        await pilot.pause(0.2)
        first = figure.render().plain.splitlines()[0]
        assert first.startswith(corners[0])
        assert first.endswith(corners[1])


async def test_two_sides_say_which_they_are() -> None:
    class Figure(App[None]):
        def compose(self) -> list[BodyFigure]:  # type: ignore[override]
            return [BodyFigure()]

    async with Figure().run_test(size=(100, 40)) as pilot:
        await pilot.pause(0.2)
        first = pilot.app.query_one(BodyFigure).render().plain.splitlines()[0]
        assert [word for word in first.split() if word.isalpha() and word.isascii()] == ["front", "back"]


def test_three_strengths_have_three_signs_within_the_same_outline() -> None:
    def drawing(share: float) -> str:
        figure = ShadedFigure()
        figure.set_reactive(ShadedFigure.shares, {"chest": share})
        return "".join(sign for row in range(19) for sign, _ in cells(19, "front", row, figure.fill))

    found = {share: {sign for sign in drawing(share) if sign in "░▒▓"} for share in (0, 0.01, 0.3, 0.6, 1)}
    assert found == {0: set(), 0.01: {"░"}, 0.3: {"░"}, 0.6: {"▒"}, 1: {"▓"}}


async def test_a_list_that_does_not_fit_says_that_there_is_more(companion: Open, context: Context) -> None:
    regions = ("chest", "belly", "jaw", "throat", "upper back", "lower back", "eyes", "head", "heart", "neck")
    felt = [Sensation(region) for region in regions] + [Sensation("left knee"), Sensation("right knee")]
    context.notebook.add(check_in(context, make.LAST, Rating(), *felt))
    app = companion("history")
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, "b")
        listed = app.screen.query_one(RegionList)
        assert listed.render_line(0).text.strip().startswith("▼ more")
        await settle(pilot, *["down"] * 9)
        assert listed.render_line(0).text.strip().startswith("▲▼ more")
        await settle(pilot, *["down"] * 9)
        assert listed.render_line(0).text.strip().startswith("▲ more")


async def test_words_without_room_end_in_a_sign_that_more_follows() -> None:
    class Words(App[None]):
        CSS = "ShortenedText { max-height: 2; }"

        def compose(self) -> list[ShortenedText]:  # type: ignore[override]
            return [ShortenedText()]

    def seen(pilot_app: App[None]) -> Sequence[str]:
        return pilot_app.query_one(ShortenedText).render().plain.splitlines()

    async with Words().run_test(size=(12, 6)) as pilot:
        text = pilot.app.query_one(ShortenedText)
        for words, expected in (
            ("one two", ["one two"]),
            ("one two three four", ["one two", "three four"]),
            ("one two three four five", ["one two", "three four…"]),
            ("one\ntwo\nthree", ["one", "two…"]),
            ("one twothreefour fivesixseven eight", ["one", "twothreefou…"]),
        ):
            text.words = words
            await pilot.pause()
            assert seen(pilot.app) == expected


async def test_leaving_a_page_frees_its_entries(companion: Open, two_years: list[Entry]) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "o")
        assert isinstance(app.screen, TimelinePage)
        selection = app.screen.selection
        assert len(selection.entries) == len(two_years)
        await settle(pilot, "escape")
        assert selection.entries == ()


async def test_the_unit_fits_the_width_until_one_is_chosen(companion: Open, context: Context) -> None:
    for days in range(0, 60, 3):
        context.notebook.add(check_in(context, make.LAST - days * DAY, Rating(State.UP, 6)))
    app = companion("history")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot, "o")
        page = app.screen
        assert isinstance(page, TimelinePage)
        assert page.unit == "day"
        await pilot.resize_terminal(60, 24)
        await settle(pilot)
        assert page.unit == "week"
        await settle(pilot, "m")
        await pilot.resize_terminal(120, 30)
        await settle(pilot)
        assert page.unit == "month"
