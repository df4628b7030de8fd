"""The themes, made from the plain palettes; screens use their variables and never a colour of their own."""

from __future__ import annotations

from textual.theme import Theme

from companion.core.palette import PALETTES, Palette

TERMINAL = "terminal"


def themes() -> list[Theme]:
    """Give all themes: those with colours of their own, and the one that takes the terminal's."""
    return [_theme(name, palette) for name, palette in PALETTES.items()] + [_terminal()]


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.shape,
        accent=palette.accent,
        # Nothing here is an alarm: warnings and errors are plain text in a quiet frame.
        warning=palette.accent,
        error=palette.accent,
        success=palette.accent,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.ground,
        panel=palette.raised,
        dark=palette.dark,
        text_alpha=1.0,
        variables={
            "quiet": palette.quiet,
            "shape": palette.shape,
            "raised": palette.raised,
            "words": palette.text,
            "chosen-style": "none",
            "chosen-row-style": "none",
            **_widgets(palette.raised, palette.text, palette.quiet, palette.ground),
        },
    )


def _terminal() -> Theme:
    """The terminal's own sixteen colours; what is chosen is shown in reverse, which always can be seen."""
    return Theme(
        name=TERMINAL,
        primary="ansi_cyan",
        secondary="ansi_cyan",
        accent="ansi_cyan",
        warning="ansi_default",
        error="ansi_default",
        success="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        ansi=True,
        variables={
            "quiet": "ansi_default",
            "shape": "ansi_cyan",
            "raised": "ansi_default",
            "words": "ansi_default",
            "chosen-style": "reverse",
            # Textual draws the rows of a list without reverse.
            "chosen-row-style": "bold underline",
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_default",
            **_widgets("ansi_default", "ansi_default", "ansi_default", "ansi_default"),
        },
    )


def _widgets(raised: str, text: str, quiet: str, ground: str) -> dict[str, str]:
    return {
        "block-cursor-background": raised,
        "block-cursor-foreground": text,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": raised,
        "block-cursor-blurred-foreground": text,
        "border": quiet,
        "border-blurred": quiet,
        "scrollbar": raised,
        "scrollbar-hover": quiet,
        "scrollbar-active": quiet,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }
