"""A still context: a temporary home, a fixed day, a clock that moves only when a test moves it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.content.opening import first_words
from companion.flows.context import Context
from companion.store.documents import to_document
from companion.store.notebook import Notebook
from companion.store.paths import places
from companion.store.settings import Settings
from companion.tui.app import CompanionApp
from tests.make import entries
from tests.still import Still as Still
from tests.tui.pilot import at_rest, draw_later, drawn, parse_once


@pytest.fixture
def still() -> Still:
    return Still()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write within the turn of the loop, so that a test needs no waiting and no luck."""

    async def in_this_thread(function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)

    monkeypatch.setattr("asyncio.to_thread", in_this_thread)


@pytest.fixture(autouse=True)
def every_key_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Press faster than a person does, and without a rest; a test of these or of a burst sets this back."""
    monkeypatch.setattr("companion.tui.key_queue.AGAIN", 0)
    monkeypatch.setattr("companion.tui.key_queue.ENDS_AGAIN", 0)
    monkeypatch.setattr("companion.tui.screens.rating.REST", 0)
    monkeypatch.setattr("companion.tui.widgets.note_input.BURST", 0)
    monkeypatch.setattr("companion.tui.screens.noting.STILL_TYPING", 0)


@pytest.fixture(autouse=True)
def rests_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on as soon as the app is at rest, where Textual looks for 20 ms at least whether it works."""
    monkeypatch.setattr("textual.app.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", drawn)


@pytest.fixture(autouse=True)
def draws_at_rest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw what a test looks at, and not the frames between two keys, which took half of all time.

    A picture is of what a person sees, whose terminal shows each frame.
    """
    if "snap_compare" not in request.fixturenames:
        monkeypatch.setattr("textual.screen.Compositor.render_update", draw_later)


@pytest.fixture(autouse=True)
def parses_styles_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share parsed styles between the apps of all tests that have the same colours."""
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet._parse_rules", parse_once)


@pytest.fixture
def context(tmp_path: Path, still: Still, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LANG"):
        monkeypatch.setenv(name, "en_GB.UTF-8")
    where = places({"COMPANION_HOME": str(tmp_path / "home")})
    return Context(where, Settings(), now=still.now, clock=still.clock)


@pytest.fixture
def fill(context: Context, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Put made entries into the notebook: fill(600, years=2). They are written once, then copied."""

    def put(count: int, years: float) -> None:
        made = tmp_path_factory.getbasetemp() / f"notebook-{count}-{years}"
        if not made.exists():
            notebook = Notebook(made)
            notebook.merge_documents(to_document(entry) for entry in entries(count, years=years))
            notebook.close()
        shutil.copytree(made, context.places.notebook)

    return put


@pytest.fixture
def companion(context: Context) -> Callable[..., CompanionApp]:
    """Make the app as a command would open it: companion(), companion("now"), companion(theme="paper")."""

    def make(opening: str = "", **settings: Any) -> CompanionApp:
        if settings:
            context.settings = Settings(**settings)
        words, _ = first_words(opening)
        return CompanionApp(context, opening, words)

    return make
