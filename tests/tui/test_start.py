"""What is loaded before the first screen stands, which waits for it; where what was opened ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.content import catalog
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.exercises import ExercisesPage
from companion.tui.screens.home import Home
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.footer import Footer
from tests.tui.pilot import saved, settle

OPEN = """
import asyncio, sys
from companion.flows.context import Context
from companion.store.paths import places
from companion.tui.app import CompanionApp

async def main():
    app = CompanionApp(Context(places()), {opening!r}, "")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert type(app.screen).__name__ == {page!r}
        print(*(name for name in sys.modules if name.startswith(("companion.", "textual."))))

asyncio.run(main())
"""
NEVER = {"companion.store.notebook", "companion.store.drafts", "companion.export"}


def loaded(home: Path, opening: str, page: str) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", OPEN.format(opening=opening, page=page)],
        env={"COMPANION_HOME": str(home), "TEXTUAL_ANIMATIONS": "none"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ended.stdout.split())


def test_the_first_screen_loads_no_flow_and_no_notebook(tmp_path: Path) -> None:
    found = loaded(tmp_path, "", "Home")
    assert not found & NEVER
    assert {name for name in found if name.startswith("companion.flows.")} == {"companion.flows.context"}
    # A twentieth of what home takes; nothing is typed there.
    assert "textual.widgets._text_area" not in found


@pytest.mark.parametrize("name", ["entries", "landing", "edit", "set_aside", "form", "drafts"])
def test_the_first_instruction_loads_no_other_flow_and_no_notebook(tmp_path: Path, name: str) -> None:
    found = loaded(tmp_path, "now", "PlayerPage")
    assert "companion.flows.ground" in found
    assert not found & {*NEVER, f"companion.flows.{name}"}


@pytest.mark.parametrize(
    ("opening", "keys"),
    [
        ("now", ["escape", "escape"]),
        ("now", ["escape", "u", "c", "f", "enter", "escape"]),
        ("checkin", ["escape"]),
        ("checkin", ["f", "enter", "enter"]),
        ("after", ["escape"]),
        ("history", ["escape"]),
    ],
)
async def test_what_the_shell_opened_ends_in_the_shell(
    companion: Callable[..., CompanionApp], opening: str, keys: list[str]
) -> None:
    app = companion(opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, *keys)
    assert app.return_code == 0
    assert not app.failed


@pytest.mark.parametrize(("name", "keys"), [("checkin", ["c"]), ("history", ["h"])])
async def test_what_home_opened_ends_at_home(
    companion: Callable[..., CompanionApp], name: str, keys: list[str]
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *keys, "escape")
        assert isinstance(app.screen, Home)


async def test_at_home_nothing_is_marked_before_an_arrow_and_the_footer_says_what_enter_does(
    companion: Callable[..., CompanionApp],
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not app.screen.query_one(Choices).marked
        assert "enter ground " in app.screen.query_one(Footer).render().plain
        await settle(pilot, "down", "down", "enter")
        assert isinstance(app.screen, ExercisesPage)


async def test_a_translation_says_below_all_that_no_clinician_has_read_it_until_something_is_saved(
    companion: Callable[..., CompanionApp], context: Context
) -> None:
    catalog.look_in([catalog.CONTENT / "none"])
    try:
        app = companion()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            note = app.screen.query_one("#translated", CentredText)
            assert "l, “What this app is not”" in note.words
            assert note.region.bottom < 24
            context.set_settings(country="GB")
            await settle(pilot, "f2", "escape")
            assert not note.display
    finally:
        catalog.look_in([])


async def test_a_deleted_draft_can_be_brought_back_where_the_shell_opened_it(
    companion: Callable[..., CompanionApp], context: Context
) -> None:
    app = companion("checkin")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot, "f", *["tab"] * 4, "x")
        assert isinstance(app.screen, Home)
        await settle(pilot, "z", "enter", "enter")
    assert len(saved(context)) == 1
