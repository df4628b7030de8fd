"""A person's own cards: written on a page, shown before the first exercise, turned off with one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Static

from companion.content.cards import own_cards
from companion.flows.context import Context
from companion.store.settings import read
from companion.tui.app import CompanionApp
from companion.tui.screens.card import CardPage
from companion.tui.screens.cards import CardsPage
from companion.tui.screens.home import Home
from companion.tui.screens.player import PlayerPage
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.rows import MARK
from tests.tui.pilot import saved, settle, words
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
REST = "look at the lamp."


@pytest.fixture
def card(context: Context) -> None:
    context.places.cards.parent.mkdir(parents=True)
    context.places.cards.write_text('[[cards]]\nwords = "Feet, then Ana."\ndate = 2026-11-01\n')


async def test_a_card_is_written_and_comes_first_once_that_is_set(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "w")
        assert isinstance(app.screen, CardsPage)
        await settle(pilot, "a", "u", *REST, "enter")
        assert isinstance(app.screen, CardsPage)
        [card], _ = own_cards(context.places.cards)
        assert (card.words, card.suits, card.written) == (f"When I am up, I {REST}", "up", context.today)
        await settle(pilot, "n", "escape", "g")
        assert isinstance(app.screen, CardPage)
        assert words(app) == card.words


async def test_an_unchanged_line_writes_nothing_and_an_empty_one_deletes(
    companion: Open, context: Context, card: None
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "w", "enter", "enter")
        assert len(own_cards(context.places.cards)[0]) == 1
        await settle(pilot, "a", "f", "enter", "a", "escape")
        assert len(own_cards(context.places.cards)[0]) == 1
        await settle(pilot, "enter", "ctrl+u", "enter")
        assert own_cards(context.places.cards)[0] == ()


@pytest.mark.usefixtures("card")
async def test_a_card_of_several_rows_has_one_sign(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, "w")
        assert "\n".join(rows(app)).count(MARK) == 1


@pytest.mark.usefixtures("card")
@pytest.mark.parametrize("key", ["space", "o", "right", "enter"])
async def test_one_key_goes_on_from_a_card_to_the_first_exercise(companion: Open, key: str) -> None:
    app = companion("now", card_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        assert isinstance(app.screen, CardPage)
        await settle(pilot, key)
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "feet"


@pytest.mark.usefixtures("card")
async def test_from_a_card_a_letter_begins_with_what_it_says(companion: Open) -> None:
    app = companion("now", card_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "k")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.run.key == "date_and_place"


@pytest.mark.usefixtures("card")
async def test_one_key_turns_cards_off_says_how_to_turn_them_on_and_does_so(
    companion: Open, context: Context
) -> None:
    app = companion("now", card_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        quiet = app.screen.query_one("#quiet", CentredText)
        assert "2026" in quiet.words
        await settle(pilot, "x")
        assert isinstance(app.screen, CardPage)
        assert "settings" in quiet.words
        assert read(context.places.settings)[0].card_first is False
        await settle(pilot, "x")
        assert read(context.places.settings)[0].card_first is True


@pytest.mark.usefixtures("card")
async def test_back_from_a_card_is_where_it_was_opened_from(companion: Open, context: Context) -> None:
    app = companion(card_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "g", "escape")
        assert isinstance(app.screen, Home)
        assert saved(context) == []


async def test_a_file_that_is_no_toml_is_named_and_left_as_it_is(companion: Open, context: Context) -> None:
    context.places.cards.parent.mkdir(parents=True)
    context.places.cards.write_text("[[cards\n")
    app = companion(card_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "w")
        assert "cards.toml" in str(app.screen.query_one("#first", Static).render())
        await settle(pilot, "a", "u", "x", "enter")
        assert context.places.cards.read_text() == "[[cards\n"
        await settle(pilot, "escape", "g")
        assert isinstance(app.screen, PlayerPage)
