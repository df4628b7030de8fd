"""Textual's themes, made from the palettes; screens use their variables and never a colour of their own."""

from __future__ import annotations

from textual.theme import Theme

from companion.core.palette import PALETTES, Palette


def themes() -> list[Theme]:
    """Return a theme for each palette."""
    return [_theme(name, palette) for name, palette in PALETTES.items()]


def _theme(name: str, palette: Palette) -> Theme:
    # Nothing here is an alarm: warnings and errors are plain text in a quiet frame.
    notice = palette.text if palette.ansi else palette.accent
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.shape,
        accent=palette.accent,
        warning=notice,
        error=notice,
        success=notice,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.ground,
        panel=palette.raised,
        boost=palette.raised if palette.ansi else None,
        dark=palette.dark,
        text_alpha=1.0,
        ansi=palette.ansi,
        variables=_variables(palette) | (_ansi_variables(palette) if palette.ansi else {}),
    )


def _variables(palette: Palette) -> dict[str, str]:
    return {
        "quiet": palette.quiet,
        "shape": palette.shape,
        "raised": palette.raised,
        "words": palette.text,
        "chosen-style": "not reverse",
        "chosen-row-style": "none",
        "block-cursor-background": palette.raised,
        "block-cursor-foreground": palette.text,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": palette.raised,
        "block-cursor-blurred-foreground": palette.text,
        "border": palette.quiet,
        "border-blurred": palette.quiet,
        "scrollbar": palette.raised,
        "scrollbar-hover": palette.quiet,
        "scrollbar-active": palette.quiet,
        "scrollbar-background": palette.ground,
        "scrollbar-background-hover": palette.ground,
        "scrollbar-background-active": palette.ground,
    }


def _ansi_variables(palette: Palette) -> dict[str, str]:
    """Return what differs in the terminal's own colours: reverse, not a raised ground, marks the chosen."""
    return {
        "chosen-style": "reverse",
        # Textual draws the rows of a list without reverse.
        "chosen-row-style": "bold underline",
        "ansi-background": palette.ground,
        "ansi-foreground": palette.text,
        "input-selection-background": palette.raised,
    }
