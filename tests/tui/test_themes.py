"""The themes: Textual sends to a terminal what the palettes say, at each depth of colour."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.console import Console

from companion.core.palette import INDEXED, NAMED, NAMES, NONE, PALETTES, TRUECOLOUR, depth_of
from companion.tui.themes import sent_as, themes


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
