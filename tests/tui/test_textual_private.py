"""Without any one of Textual's private names, `now`, home and a crash still work."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.tui import painter, textual_private
from companion.tui.app import CompanionApp
from companion.tui.screens.home import Home
from companion.tui.textual_private import (
    Palette,
    PrivateErrors,
    app_of,
    driver_of,
    drop_cached_lines,
    parser_for,
)
from tests.tui.conftest import Still
from tests.tui.pilot import settle
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
PRIVATE = "what nobody else may read"
FALLBACKS: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "_sync_available": lambda patch: patch.setattr("companion.tui.app.assume_sync", lambda app: None),
    "_driver": lambda patch: patch.setattr(painter, "driver_of", lambda app: None),
    "_styles_cache": lambda patch: patch.setattr(painter, "drop_cached_lines", lambda widget: False),
    "_refresh_truecolor_filter": lambda patch: patch.setattr(
        "companion.tui.app.begin_with_theme", lambda app, name: setattr(app, "theme", name)
    ),
    "_handle_exception": lambda patch: patch.delattr(PrivateErrors, "_handle_exception"),
}


@pytest.mark.parametrize("name", FALLBACKS)
async def test_now_and_home_work_without(
    companion: Open, monkeypatch: pytest.MonkeyPatch, still: Still, name: str
) -> None:
    FALLBACKS[name](monkeypatch)
    app = companion(first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "g")
        still.seconds = 3
        await pilot.pause(0.4)
        await settle(pilot, "escape", "escape")
        assert isinstance(app.screen, Home)


@pytest.mark.parametrize("name", FALLBACKS)
async def test_a_crash_prints_nothing_private_without(
    companion: Open, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    FALLBACKS[name](monkeypatch)
    app = companion()

    def fail() -> None:
        note = PRIVATE
        raise RuntimeError(note)

    async def crash() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            app.call_later(fail)
            await pilot.pause(0.1)

    with pytest.raises(RuntimeError):
        await crash()
    assert app.return_code == 1
    assert bool(app.failed) == (name != "_handle_exception")
    assert PRIVATE not in "".join(capfd.readouterr())


def test_a_missing_name_has_a_fallback(monkeypatch: pytest.MonkeyPatch, context: Context) -> None:
    nothing = object()
    assert driver_of(nothing) is None  # type: ignore[arg-type]
    assert drop_cached_lines(nothing) is False  # type: ignore[arg-type]
    assert app_of(nothing) is None  # type: ignore[arg-type]
    assert parser_for(nothing) is None  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "companion.tui.driver", None)
    handed_over: list[bool] = []
    app = CompanionApp(context, hand_over=lambda: (handed_over.append(True), ""))
    assert app.get_driver_class().__module__.startswith("textual.")
    assert handed_over


def test_no_private_name_is_used_elsewhere() -> None:

    folder = Path(textual_private.__file__).parent
    names = re.compile(r"\b(?:app|widget|screen|driver|pilot)\._[a-z]\w*")
    found = {
        path.name: names.findall(path.read_text())
        for path in folder.rglob("*.py")
        if path.name != "textual_private.py" and names.search(path.read_text())
    }
    assert found == {}


async def test_the_palette_speaks_the_language(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "ctrl+p")
        assert phrase("app.commands.palette.help") in "\n".join(rows(app))
        await settle(pilot, *"qqqq")
        await pilot.pause(0.8)
        assert phrase("settings.none_found") in "\n".join(rows(app))
        assert "No matches" not in "\n".join(rows(app))


async def test_the_palette_closed_while_it_looks_for_commands_ends_nothing(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "ctrl+p")
        palette = app.screen
        assert isinstance(palette, Palette)
        await palette.remove_children()
        palette._gather_commands("back")
        await pilot.pause()
        assert not app.failed
        await settle(pilot, "escape")
