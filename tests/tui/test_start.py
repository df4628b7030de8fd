"""What is loaded before the first screen stands: each module more is time that somebody waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
        print(*(name for name in sys.modules if name.startswith("companion.")))

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


@pytest.mark.parametrize("name", ["entries", "landing", "edit", "set_aside", "form", "drafts"])
def test_the_first_instruction_loads_no_other_flow_and_no_notebook(tmp_path: Path, name: str) -> None:
    found = loaded(tmp_path, "now", "PlayerPage")
    assert "companion.flows.ground" in found
    assert not found & {*NEVER, f"companion.flows.{name}"}
