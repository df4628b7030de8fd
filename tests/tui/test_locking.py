"""A sealed notebook on the screens: asked for once, locked under the cover and after idle minutes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.core.entry import CheckIn, Rating, State
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import EntriesPage
from companion.tui.screens.entry import EntryPage
from companion.tui.screens.form import FormPage
from companion.tui.screens.history import HistoryPage
from companion.tui.screens.home import Home
from companion.tui.screens.line import LinePage, SecretPage
from tests.store.seal import MARK, WORDS, plain_files, seal_quickly
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    for _ in range(300):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError(pilot.app.screen)


async def test_the_passphrase_is_asked_and_not_shown(companion: Open, sealed: Context) -> None:
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, SecretPage)
        await settle(pilot, *"wrong")
        assert "wrong" not in str(app.screen.query_one(Input).render_line(0).text)
        await settle(pilot, "enter")
        assert isinstance(app.screen, SecretPage)
        assert app.screen.query_one(Input).value == ""
        await settle(pilot, *(key if key != " " else "space" for key in WORDS), "enter")
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        assert not sealed.is_locked


async def test_the_cover_locks(companion: Open, sealed: Context) -> None:
    sealed.unlock(WORDS)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("history")
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        await settle(pilot, "down", "enter")
        assert isinstance(app.screen, EntryPage)
        await settle(pilot, "f9")
        await until(pilot, lambda: sealed.is_locked and isinstance(app.screen, Home))


async def test_a_history_that_the_shell_opened_locks_under_the_cover_and_leaves_it_there(
    companion: Open, sealed: Context
) -> None:
    sealed.unlock(WORDS)
    app = companion("history")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        await settle(pilot, "f9")
        # The app used to end, and the shell to be seen in the place of the cover.
        await until(pilot, lambda: sealed.is_locked and isinstance(app.screen, Home))
        assert app.covered
        assert app.return_code is None


@pytest.mark.parametrize("keys", [("down",), ("enter", "y"), ("slash", "w"), ("m", "enter"), ("f", "d")])
async def test_a_history_that_another_window_seals_closes(
    companion: Open, context: Context, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    at = context.now()
    for _ in range(2):
        context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at, note=MARK))
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("history")
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        await settle(pilot, *keys[:-1])
        seal_quickly(context.places, monkeypatch)
        # It used to say that nothing was saved yet.
        await settle(pilot, keys[-1])
        await until(pilot, lambda: isinstance(app.screen, Home) and bool(app.said))
        assert app.said == phrase("locked.elsewhere")
        await settle(pilot, "h")
        assert isinstance(app.screen, SecretPage)


async def test_an_entry_that_is_changed_while_another_window_seals_is_saved(
    companion: Open, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = context.now()
    context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at, note=MARK))
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("history")
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        await settle(pilot, "down", "e", "s")
        seal_quickly(context.places, monkeypatch)
        await settle(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Home))
    assert plain_files(context.places.data.parent) == []
    assert context.unlock(WORDS)
    [entry] = context.notebook.entries()
    assert (getattr(entry, "note", ""), getattr(entry, "rating", None)) == (MARK, Rating(State.SETTLED))


async def test_an_entry_that_is_changed_stays_and_its_history_closes_after(
    companion: Open, sealed: Context
) -> None:
    sealed.unlock(WORDS)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("history")
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        await settle(pilot, "down", "e")
        await until(pilot, lambda: isinstance(app.screen, FormPage))
        app.lock()
        await until(pilot, lambda: sealed.is_locked)
        assert isinstance(app.screen, FormPage)
        await settle(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, Home))


async def test_idle_minutes_lock_unless_words_are_typed(companion: Open, sealed: Context) -> None:
    sealed.unlock(WORDS)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("history")
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        app.lock_if_idle()
        assert sealed.is_open
        await settle(pilot, "slash", "x")
        app._used_at = monotonic() - 15 * 60
        app.lock_if_idle()
        assert sealed.is_open
        await settle(pilot, "escape")
        assert isinstance(app.screen, HistoryPage)
        app._used_at = monotonic() - 15 * 60
        app.lock_if_idle()
        await until(pilot, lambda: sealed.is_locked and isinstance(app.screen, Home))


async def test_words_that_nobody_goes_on_with_do_not_keep_it_open(companion: Open, sealed: Context) -> None:
    sealed.unlock(WORDS)
    app = companion("history", lock_after="5")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        await settle(pilot, "slash", "x")
        app._used_at = monotonic() - 14 * 60
        app.lock_if_idle()
        assert sealed.is_open
        app._used_at = monotonic() - 16 * 60
        app.lock_if_idle()
        await until(pilot, lambda: sealed.is_locked and isinstance(app.screen, Home))


@pytest.mark.parametrize("clock", ["_drift", "_looked_at"])
async def test_a_machine_that_slept_is_locked_and_words_stay(
    companion: Open, sealed: Context, clock: str
) -> None:
    """While it slept one clock stood still, or on another system nobody looked at it."""
    sealed.unlock(WORDS)
    app = companion("checkin", lock_after="never")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, FormPage))
        await settle(pilot, "s", "tab", "tab", "tab", *"begun")
        setattr(app, clock, getattr(app, clock) - 20)
        app.lock_if_idle()
        assert sealed.is_open
        setattr(app, clock, getattr(app, clock) - 40)
        app.lock_if_idle()
        await until(pilot, lambda: sealed.is_locked)
        assert isinstance(app.screen, FormPage)
        assert getattr(app.screen.form.draft.entry, "note", "") == "begun"


async def test_an_import_closes_what_it_shows_under_the_cover(companion: Open, sealed: Context) -> None:
    sealed.unlock(WORDS)
    app = companion("history")
    table = Path(__file__).parent.parent / "plain" / "files" / "table.csv"
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HistoryPage))
        app.action_import()
        await until(pilot, lambda: isinstance(app.screen, LinePage))
        app.screen.query_one(Input).value = str(table)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EntriesPage))
        await settle(pilot, "f9")
        await until(pilot, lambda: sealed.is_locked and isinstance(app.screen, Home))
