"""What needs no answer stands in rows of its own, one sentence at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.content.catalog import phrase
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.home import Home
from companion.tui.widgets.notice import Notice
from tests.tui.pilot import settle
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
LONG = "A file was set aside, and this is where it is: /home/ann/companion"


def text(app: CompanionApp) -> str:
    return "\n".join(row.strip() for row in rows(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_a_notice_covers_nothing_and_takes_the_place_of_the_one_before(
    companion: Open, size: tuple[int, int]
) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "c", "u", "enter")
        assert isinstance(app.screen, ChoicePage)
        before = [row.strip() for row in rows(app) if row.strip()]
        app.notify("One.")
        app.notify(LONG)
        await pilot.pause()
        notice = app.screen.query_one(Notice)
        assert "One." not in text(app)
        assert LONG in text(app).replace("\n", "") or "set aside" in text(app)
        assert set(before) <= set(text(app).split("\n"))
        for other in app.screen.walk_children(with_self=False):
            if not other.children and other.is_on_screen and other is not notice and other.id != "notice":
                assert not other.region.overlaps(notice.region), other
        await settle(pilot, "ctrl+c")


async def test_a_long_notice_on_a_small_terminal_hides_no_choice(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        place = rows(app).index(next(row for row in rows(app) if "Ground" in row))
        app.notify("What is said here takes more than one row. " * 3)
        await settle(pilot)
        await pilot.pause()
        assert phrase("home.choices.history") in text(app)
        app.clear_notifications()
        await settle(pilot)
        await pilot.pause()
        assert "Ground" in rows(app)[place]


async def test_what_is_said_while_the_app_ends_gets_no_room(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.exit()
        # Said by a flow, or to a page that was just opening.
        app.notify("Saved.")
        assert not app.screen.query(Notice)


async def test_opening_a_page_clears_what_was_said_before(
    companion: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.tui.screens.page.SOON", 0)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.notify("One.")
        await pilot.pause()
        assert "One." in text(app)
        await settle(pilot, "question_mark")
        assert "One." not in text(app)


async def test_what_has_to_be_read_comes_back_at_home_one_after_another(
    companion: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.tui.screens.home.NOTICE_SECONDS", 0.2)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Home)
        app.unread += ["First.", "Second."]
        app.screen.say_unread()
        await settle(pilot, "question_mark")
        assert "First." not in text(app)
        await settle(pilot, "escape")
        app.screen.say_unread()
        await pilot.pause()
        assert "First." in text(app)
        await pilot.pause(0.3)
        assert "Second." in text(app)
        await pilot.pause(0.3)
        assert app.unread == []
        assert app.said == ""
