"""The colours of the themes, as plain data that the splash can use before anything else is imported.

Text has a contrast of at least 7:1 on its ground, `quiet` text 4.5:1; in ember, which is for a dark room,
4.5:1 and 3:1. Nothing is red: red reads as an alarm.
"""

from __future__ import annotations


class Palette:
    """The colours of one theme, as #rrggbb, or all of them as names of the terminal's own, `ansi_...`.

    `ground` is the background, `raised` the background of what is chosen, `text` the main text, `quiet`
    secondary text, `shape` the breath and the body, `accent` the cursor and keys.
    """

    # A plain class: importing dataclasses or typing would delay the first words by ten milliseconds.
    def __init__(
        self, ground: str, raised: str, text: str, quiet: str, shape: str, accent: str, dark: bool = True
    ) -> None:
        self.ground = ground
        self.raised = raised
        self.text = text
        self.quiet = quiet
        self.shape = shape
        self.accent = accent
        self.dark = dark
        self.ansi = ground.startswith("ansi_")


ITS_OWN = "ansi_default"
"""The terminal's own colour, for text or for its ground."""

PALETTES = {
    "dusk": Palette("#161a23", "#232a37", "#cfccc4", "#878e9d", "#6f938f", "#a9c7bd"),
    "paper": Palette("#f3efe5", "#e4ddcd", "#33322e", "#6a665c", "#6d938c", "#2f5f58", dark=False),
    "ember": Palette("#0a0605", "#1a100b", "#a3714f", "#7b563d", "#6b4029", "#b98253"),
    "contrast": Palette("#000000", "#333333", "#ffffff", "#d8d8d8", "#9adbd0", "#ffe9a8"),
    "terminal": Palette(ITS_OWN, ITS_OWN, ITS_OWN, ITS_OWN, "ansi_cyan", "ansi_cyan"),
}
"""The themes by name: the screens, the splash and the setting's values are made from these."""

DEFAULT = "dusk"
TERMINAL = "terminal"
"""The theme that is used where there must be no colour."""
