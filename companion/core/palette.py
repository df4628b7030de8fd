"""The colours of the themes at each depth of colour, as plain data that the splash can use before all else.

On its ground text has a contrast of at least 7:1, `quiet` and `accent` at least 4.5:1, also on the ground of
a chosen row, which has 1.5:1 against the other. Of the breath the inner tone has 7:1, so that a word in
the ground's colour reads well on it, the middle one 3:1; the outer fades. `tests/core/test_palette.py`
measures all of this. Nothing is red: red reads as an alarm.
"""

from __future__ import annotations

import sys
from _collections_abc import Mapping  # collections.abc would load more

TRUECOLOUR, INDEXED, NAMED, NONE = "truecolour", "indexed", "named", "none"
"""The depths: 16 million colours, the 256 of xterm, the 16 that have names, and no colour at all."""


class Palette:
    """The colours of one theme at one depth.

    Each is #rrggbb, a number of xterm's 256 without the first 16, or a name of one of the 16, `ansi_...`;
    all are of one kind. `ground` is the background, `raised` the background of what is chosen, `text` the
    main text, `quiet` secondary text, `shape` the tones of the breath from the outer to the inner one,
    `accent` the cursor, keys and cautions.
    """

    # A plain class: importing dataclasses or typing would delay the first words by ten milliseconds.
    def __init__(
        self,
        ground: str | int,
        raised: str | int,
        text: str | int,
        quiet: str | int,
        shape: tuple[str | int, str | int, str | int],
        accent: str | int,
        dark: bool = True,
    ) -> None:
        self.ground = ground
        self.raised = raised
        self.text = text
        self.quiet = quiet
        self.shape = shape
        self.accent = accent
        self.dark = dark
        self.ansi = str(ground).startswith("ansi_")


ITS_OWN = "ansi_default"
"""The terminal's own colour, for text or for its ground."""

NAMES = {"ansi_black": 0, "ansi_yellow": 3, "ansi_cyan": 6, "ansi_white": 7, ITS_OWN: 9}
"""The last digit of the code of each named colour that is used."""


def _named(ground: str, text: str, shape: str, accent: str) -> Palette:
    """Return a palette of named colours: bold, reverse and shading mark what other depths do by colour.

    Only the first eight names are used. The others are hard to read on themes such as Solarized.
    """
    return Palette(ground, ground, text, text, (shape, shape, shape), accent)


_OWN = _named(ITS_OWN, ITS_OWN, ITS_OWN, ITS_OWN)

_TRUECOLOUR = {
    "dusk": Palette("#161a23", "#313b4c", "#d6d3ca", "#a0a7b4", ("#375455", "#5e8682", "#8cbcb0"), "#a9c7bd"),
    "paper": Palette(
        "#f3efe5", "#cfc2a4", "#33322e", "#514e46", ("#b5cac0", "#688c86", "#2b5650"), "#29524c", dark=False
    ),
    "ember": Palette(
        "#0a0605", "#402c1e", "#cb9970", "#bd906e", ("#50301d", "#885333", "#c29065"), "#d4a26c"
    ),
    "contrast": Palette(
        "#000000", "#3c3c3c", "#ffffff", "#d8d8d8", ("#305d57", "#63ada1", "#bdeee5"), "#ffe9a8"
    ),
    "terminal": _OWN,
}

_INDEXED = {
    "dusk": Palette(233, 237, 252, 248, (238, 66, 109), 152),
    "paper": Palette(231, 252, 236, 239, (152, 66, 23), 23, dark=False),
    "ember": Palette(232, 236, 180, 173, (238, 94, 173), 179),
    "contrast": Palette(16, 238, 231, 253, (23, 73, 195), 229),
    "terminal": _OWN,
}

_NAMED = {
    "dusk": _named("ansi_black", "ansi_white", "ansi_cyan", "ansi_cyan"),
    # Black in bold is grey on many terminals, so a light ground of its own would hide headings.
    "paper": _OWN,
    "ember": _named("ansi_black", "ansi_white", "ansi_yellow", "ansi_yellow"),
    "contrast": _named("ansi_black", "ansi_white", "ansi_white", "ansi_yellow"),
    "terminal": _OWN,
}

PALETTES = {
    TRUECOLOUR: _TRUECOLOUR,
    INDEXED: _INDEXED,
    NAMED: _NAMED,
    NONE: dict.fromkeys(_TRUECOLOUR, _OWN),
}
"""The themes by depth and name: the screens and the splash are made from these."""

THEMES = tuple(_TRUECOLOUR)
"""The names of the themes, which are the values of the setting."""

DEFAULT = "dusk"

_SYSTEMS = {"truecolor": TRUECOLOUR, "256": INDEXED, "standard": NAMED}
"""The depths by the names that Textual's own variable has for them."""


def depth_of(environment: Mapping[str, str]) -> str:
    """Return the depth of colour of the terminal that an environment describes.

    Textual, by way of Rich, decides what it sends in the same way.
    """
    if "NO_COLOR" in environment:
        return NONE
    if given := _SYSTEMS.get(environment.get("TEXTUAL_COLOR_SYSTEM", "")):
        return given
    # A window of Windows says nothing of it there, and has had all colours since 2017.
    if sys.platform == "win32" or environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return TRUECOLOUR
    kind = environment.get("TERM", "").strip().lower().rpartition("-")[2]
    return INDEXED if kind in ("256color", "kitty") else NAMED
