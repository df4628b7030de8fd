"""The page about what was written since the last session with one person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from companion.core.entry import AfterSession, CheckIn, Rating, Sensation, State
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.since import SincePage
from companion.tui.screens.with_person import CardPage, PersonPage
from companion.tui.widgets.letter_view import Letter
from companion.tui.widgets.markable_text import MarkableText
from companion.tui.widgets.shaded_figure import ShadedFigure
from tests.tui.pilot import click_action, idle, settle
from tests.tui.test_history import come

Open = Callable[..., CompanionApp]


@pytest.fixture(autouse=True)
def met(context: Context) -> None:
    at, notebook = context.now() - timedelta(days=9), context.notebook
    bring = "the letter\nthe dream with the stairs, which came back twice this week"
    notebook.add(AfterSession(id=notebook.new_id(at), at=at, person="Ana", bring=bring))
    at += timedelta(days=1)
    chest = (Sensation("chest", ("tight",)),)
    notebook.add(CheckIn(id=notebook.new_id(at), at=at, rating=Rating(State.UP, 8), body=chest))


def brought(context: Context) -> tuple[str, ...]:
    [found] = [entry for entry in context.notebook.entries() if isinstance(entry, AfterSession)]
    return found.brought


async def open_page(pilot: Pilot[None]) -> SincePage:
    await come(pilot, "p", "enter", "s")
    await idle(pilot)
    await pilot.pause(0.05)
    page = pilot.app.screen
    assert isinstance(page, SincePage)
    return page


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 60)])
async def test_a_line_is_marked_and_the_mark_taken_off_by_keys_alone(
    companion: Open, context: Context, size: tuple[int, int]
) -> None:
    async with companion("history").run_test(size=size) as pilot:
        await open_page(pilot)
        await settle(pilot, "enter", "space")
        assert brought(context) == ()
        # The same key again, at once, would be one that is held down.
        await pilot.pause(0.4)
        await settle(pilot, "tab", "tab", "enter")
        await idle(pilot)
        assert brought(context) == ("the dream with the stairs, which came back twice this week",)
        await pilot.pause(0.6)
        await settle(pilot, "space")
        await idle(pilot)
        assert brought(context) == ()


async def test_every_row_is_reached_at_the_smallest_size(companion: Open) -> None:
    async with companion("history").run_test(size=(40, 15)) as pilot:
        page = await open_page(pilot)
        text = page.query_one(MarkableText)
        seen: set[int] = set()
        for _ in range(text.row_count):
            seen |= set(range(text.scroll_offset.y, text.scroll_offset.y + text.size.height))
            await settle(pilot, "down")
        assert seen >= set(range(text.row_count))
        assert text.cursor == text.row_count - 1
        await settle(pilot, "home", "pagedown", "end", "pageup", "home")
        assert text.cursor == 0


async def test_the_mark_is_there_the_next_time_and_not_on_the_card(companion: Open) -> None:
    async with companion("history").run_test(size=(80, 24)) as pilot:
        page = await open_page(pilot)
        await settle(pilot, "tab", "space")
        await idle(pilot)
        assert any(part.words.startswith("✓ the letter") for part in page.query_one(MarkableText).parts)
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, PersonPage)
        await settle(pilot, "c")
        assert isinstance(pilot.app.screen, CardPage)
        assert "the letter" not in pilot.app.screen.words
        assert "the dream" in pilot.app.screen.words
        await settle(pilot, "escape", "s")
        await pilot.pause(0.05)
        parts = pilot.app.screen.query_one(MarkableText).parts
        assert any(part.words.startswith("✓ the letter") for part in parts)


async def test_the_history_shows_the_mark_on_the_way_back(companion: Open) -> None:
    async with companion("history").run_test(size=(80, 24)) as pilot:
        await open_page(pilot)
        await settle(pilot, "tab", "space")
        await idle(pilot)
        await settle(pilot, "escape", "escape", "down", "enter")
        told = [words for _, words in pilot.app.screen.query_one(Letter).paragraphs]
        assert told[told.index("Since then you have brought this:") + 1] == "the letter"


async def test_a_click_on_the_figure_marks_no_place(companion: Open) -> None:
    async with companion("history").run_test(size=(80, 24)) as pilot:
        page = await open_page(pilot)
        await click_action(pilot, "pick('front','chest')")
        await idle(pilot)
        assert not page.query_one(ShadedFigure).marked
        assert pilot.app.screen is page


async def test_a_click_marks_a_line_and_only_a_line_to_bring(companion: Open, context: Context) -> None:
    async with companion("history").run_test(size=(80, 24)) as pilot:
        page = await open_page(pilot)
        text = page.query_one(MarkableText)
        await pilot.click(text, offset=(8, 0))
        await idle(pilot)
        assert brought(context) == ()
        await pilot.click(
            text, offset=(8, [words.startswith("○ the letter") for _, words in text._rows].index(True))
        )
        await idle(pilot)
        await pilot.pause(0.05)
        assert brought(context) == ("the letter",)


async def test_a_line_that_was_scrolled_away_is_shown_before_it_is_marked(
    companion: Open, context: Context
) -> None:
    async with companion("history").run_test(size=(40, 15)) as pilot:
        text = (await open_page(pilot)).query_one(MarkableText)
        await settle(pilot, "end")
        text.scroll_to(y=0, animate=False, immediate=True)
        await pilot.pause()
        assert not text.scroll_offset.y <= text.cursor < text.scroll_offset.y + text.size.height
        await settle(pilot, "space")
        assert brought(context) == ()
        assert text.scroll_offset.y <= text.cursor < text.scroll_offset.y + text.size.height


async def test_the_page_is_written_to_a_file_and_it_is_said_where_in_full(
    companion: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with companion("history").run_test(size=(80, 24)) as pilot:
        await open_page(pilot)
        await settle(pilot, "x")
        pilot.app.screen.query_one(Input).value = "page.html"
        await settle(pilot, "enter")
        await pilot.pause(0.05)
        assert "the letter" in (tmp_path / "page.html").read_text()
        assert isinstance(pilot.app, CompanionApp)
        assert pilot.app.said == f"Saved to {tmp_path / 'page.html'}"


async def test_the_figure_turns_where_one_side_is_seen(companion: Open) -> None:
    async with companion("history").run_test(size=(80, 24)) as pilot:
        page = await open_page(pilot)
        figure = page.query_one("ShadedFigure")
        assert figure.shares == {"chest": 1}  # type: ignore[attr-defined]
        await settle(pilot, "b")
        assert figure.cursor[0] == "back"  # type: ignore[attr-defined]
