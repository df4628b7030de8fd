"""The colours of the themes, as plain data: the splash paints with them before anything else is loaded.

Every pair of text and ground has a contrast of at least 7:1 (4.5:1 for `quiet`), except in ember, which
is for a dark room and keeps 4.5:1 (3:1). Nothing is red: red reads as an alarm.
"""

from __future__ import annotations


class Palette:
    """The colours of one theme, as #rrggbb.

    `ground` lies behind everything, `raised` behind what is chosen, `text` is what is read, `quiet` what
    may be passed over, `shape` is the breath and the body, `accent` is where the cursor is.
    """

    # A plain class: a named tuple or a dataclass would cost the first words ten milliseconds of imports.
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


PALETTES = {
    "dusk": Palette("#161a23", "#232a37", "#cfccc4", "#878e9d", "#6f938f", "#a9c7bd"),
    "paper": Palette("#f3efe5", "#e4ddcd", "#33322e", "#6a665c", "#6d938c", "#2f5f58", dark=False),
    "ember": Palette("#0a0605", "#1a100b", "#a3714f", "#7b563d", "#6b4029", "#b98253"),
    "contrast": Palette("#000000", "#333333", "#ffffff", "#d8d8d8", "#9adbd0", "#ffe9a8"),
}
"""The themes with colours of their own; the fifth, `terminal`, takes the terminal's."""

DEFAULT = "dusk"
