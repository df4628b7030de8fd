"""The palettes: contrasts of what comes out at each depth of colour."""

from __future__ import annotations

from itertools import product

import pytest

from companion.core.palette import DEFAULT, ITS_OWN, NONE, PALETTES, THEMES, TRUECOLOUR

XTERM = {
    "ansi_black": "#000000",
    "ansi_yellow": "#cdcd00",
    "ansi_cyan": "#00cdcd",
    "ansi_white": "#e5e5e5",
}
"""The named colours as xterm shows them unless it is told otherwise."""
MEASURED = [
    (depth, name) for depth, name in product(PALETTES, THEMES) if PALETTES[depth][name].ground != ITS_OWN
]
by_depth_and_name = pytest.mark.parametrize(("depth", "name"), MEASURED)


def shown(colour: str | int) -> str:
    """The colour as #rrggbb, as a terminal shows it."""
    if isinstance(colour, str):
        return XTERM.get(colour, colour)
    if colour >= 232:
        return "#" + f"{8 + 10 * (colour - 232):02x}" * 3
    steps = ((colour - 16) // 36, (colour - 16) // 6 % 6, (colour - 16) % 6)
    return "#" + "".join(f"{55 + 40 * step if step else 0:02x}" for step in steps)


def luminance(colour: str | int) -> float:
    """Relative luminance, 0 to 1, as WCAG 2 defines it."""
    parts = [int(shown(colour)[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | int, other: str | int) -> float:
    """The ratio of contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@by_depth_and_name
def test_it_can_be_read(depth: str, name: str) -> None:
    palette = PALETTES[depth][name]
    assert contrast(palette.text, palette.ground) >= 7
    # Placeholders are quiet text on the raised ground of a field, cautions are in the accent.
    for colour, ground in product(
        (palette.text, palette.quiet, palette.accent), (palette.ground, palette.raised)
    ):
        assert contrast(colour, ground) >= 4.5


@by_depth_and_name
def test_what_is_chosen_stands_out(depth: str, name: str) -> None:
    palette = PALETTES[depth][name]
    # Named colours have no ground in between: what is chosen is reversed.
    assert palette.ansi or contrast(palette.raised, palette.ground) >= 1.5


@by_depth_and_name
def test_the_breath_can_be_seen_and_a_word_in_it_can_be_read(depth: str, name: str) -> None:
    palette = PALETTES[depth][name]
    outer, middle, inner = (contrast(tone, palette.ground) for tone in palette.shape)
    # The word in the inner tone is in the ground's colour.
    assert inner >= 7
    assert middle >= 3
    # With named colours the tones are shades of one.
    assert 1.5 <= outer <= middle <= inner


def test_the_terminals_own_colours_are_measured_by_nobody() -> None:
    own = PALETTES[TRUECOLOUR]["terminal"]
    colours = {own.ground, own.raised, own.text, own.quiet, own.accent, *own.shape}
    assert colours == {"ansi_default"}
    assert all(palette is own for palette in PALETTES[NONE].values())


@pytest.mark.parametrize("depth", PALETTES)
def test_each_theme_is_there_at_each_depth(depth: str) -> None:
    assert tuple(PALETTES[depth]) == THEMES
    assert DEFAULT in THEMES
