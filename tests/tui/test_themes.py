"""The themes: Textual sends to a terminal what the palettes say, at each depth of colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from rich.color import Color
from rich.console import Console

from companion.core.palette import INDEXED, NAMED, NAMES, NONE, PALETTES, TRUECOLOUR, depth_of
from companion.tui.app import CompanionApp
from companion.tui.themes import sent_as, themes
from tests.core.test_palette import contrast
from tests.tui.pilot import settle


def test_the_256_colours_are_sent_as_they_stand_in_the_palettes() -> None:
    for palette in PALETTES[INDEXED].values():
        for colour in (
            palette.ground,
            palette.raised,
            palette.text,
            palette.quiet,
            palette.accent,
            *palette.shape,
        ):
            if isinstance(colour, int):
                assert codes(sent_as(colour), "256") == ("38", "5", str(colour))


def test_what_is_chosen_is_reversed_in_named_colours() -> None:
    for theme in themes(NAMED):
        styles = theme.variables
        assert (styles["chosen-style"], styles["chosen-row-style"]) == ("reverse", "bold underline")


def test_the_named_colours_are_sent_as_they_stand_in_the_palettes() -> None:
    for name, digit in NAMES.items():
        assert codes(name.removeprefix("ansi_"), "standard") == (f"3{digit}",)


def codes(colour: str, system: str) -> tuple[str, ...]:
    """The code of a colour of text, as Rich sends it to a terminal with so many colours."""
    wanted = Console(color_system=system)._color_system  # type: ignore[arg-type]
    assert wanted is not None
    return Color.parse(colour).downgrade(wanted).get_ansi_codes()


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, TRUECOLOUR),
        ({"COLORTERM": " 24BIT ", "TERM": "xterm"}, TRUECOLOUR),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, INDEXED),
        ({"TERM": "tmux-256color"}, INDEXED),
        ({"TERM": "xterm-kitty"}, INDEXED),
        ({"COLORTERM": "yes", "TERM": "xterm-16color"}, NAMED),
        ({"TERM": "xterm"}, NAMED),
        ({"TERM": "linux"}, NAMED),
    ],
)
def test_the_depth_is_the_one_that_textual_takes(environment: dict[str, str], depth: str) -> None:
    systems = {TRUECOLOUR: "truecolor", INDEXED: "256", NAMED: "standard"}
    assert depth_of(environment) == depth
    assert Console(force_terminal=True, _environ=environment).color_system == systems[depth]
    assert depth_of({**environment, "NO_COLOR": ""}) == NONE


def test_the_depth_is_the_one_that_textual_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert depth_of({"TEXTUAL_COLOR_SYSTEM": "truecolor"}) == TRUECOLOUR
    assert depth_of({"TEXTUAL_COLOR_SYSTEM": "auto", "TERM": "xterm-256color"}) == INDEXED
    monkeypatch.setattr("sys.platform", "win32")
    assert depth_of({}) == TRUECOLOUR


WALKS = (
    ("", "question_mark escape comma down escape h escape e down escape ctrl+p"),
    ("now", "down question_mark escape o"),
    ("checkin", "u 5 tab enter tab tab x"),
)
"""Pages with placeholders, cautions, marked rows and quiet text: how they are opened, and the keys on."""


@pytest.mark.parametrize(
    "theme",
    ["ember", *(pytest.param(theme, marks=pytest.mark.slow) for theme in ("dusk", "paper", "contrast"))],
)
@pytest.mark.parametrize(("opening", "keys"), WALKS, ids=["home", "now", "checkin"])
async def test_all_that_is_written_can_be_read(
    companion: Callable[..., CompanionApp], theme: str, opening: str, keys: str
) -> None:
    app = companion(opening, theme=theme, first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        for key in keys.split():
            await settle(pilot, key)
            # The palette looks for commands for a while.
            await pilot.pause(0.6 if key == "ctrl+p" else 0.1)
            faint = {words: ratio for words, ratio in written(app) if ratio < 4.5}
            assert not faint, key
        assert not app._exit


def written(app: CompanionApp) -> Iterator[tuple[str, float]]:
    """Yield the words on the screen with their contrast; 0 for those that the terminal dims."""
    for strip in app.screen._compositor.render_strips(app.size):
        for text, style, _ in strip:
            if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
                colours = (style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex)
                yield text.strip(), 0 if style.dim else contrast(*colours)
