"""Textual's themes, made from the palettes; screens use their variables and never a colour of their own."""

from __future__ import annotations

from textual.theme import Theme

from companion.core.palette import PALETTES, TRUECOLOUR, Palette

FIRST_GREY = 232
"""The first of the greys that xterm has after its cube of colours."""


def themes(depth: str = TRUECOLOUR) -> list[Theme]:
    """Return a theme for each palette of a depth of colour."""
    return [_theme(name, palette) for name, palette in PALETTES[depth].items()]


def sent_as(colour: str | int) -> str:
    """Return what Textual is given, so that the terminal is sent this colour of a palette.

    Rich turns #rrggbb into one of 256 colours by a rule of its own: most greys would come out as others.
    """
    if isinstance(colour, str):
        return colour
    if colour >= FIRST_GREY:
        parts = [round((colour - FIRST_GREY + 1) * 10.2)] * 3
    else:
        red, rest = divmod(colour - 16, 36)
        parts = [55 + 40 * part if part else 0 for part in (red, *divmod(rest, 6))]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _theme(name: str, palette: Palette) -> Theme:
    ground, raised, text, quiet, accent = map(
        sent_as, (palette.ground, palette.raised, palette.text, palette.quiet, palette.accent)
    )
    # Nothing here is an alarm: warnings and errors are plain text in a quiet frame.
    notice = text if palette.ansi else accent
    return Theme(
        name=name,
        primary=accent,
        secondary=sent_as(palette.shape[1]),
        accent=accent,
        warning=notice,
        error=notice,
        success=notice,
        foreground=text,
        background=ground,
        surface=ground,
        panel=raised,
        boost=raised if palette.ansi else None,
        dark=palette.dark,
        text_alpha=1.0,
        ansi=palette.ansi,
        variables={
            "accent-style": "bold" if palette.accent == palette.text else "none",
            **dict(zip(("shape-outer", "shape", "shape-inner"), map(sent_as, palette.shape), strict=True)),
            **_of_widgets(ground, raised, text, quiet),
            **(_of_named_colours(ground, raised, text) if palette.ansi else {}),
        },
    )


def _of_widgets(ground: str, raised: str, text: str, quiet: str) -> dict[str, str]:
    """Return the variables of the app and of Textual's own widgets, where colours mark what is chosen."""
    return {
        "quiet": quiet,
        "raised": raised,
        "words": text,
        "chosen-style": "not reverse",
        "chosen-row-style": "none",
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
    }


def _of_named_colours(ground: str, raised: str, text: str) -> dict[str, str]:
    """Return what differs in named colours: reverse, not a raised ground, marks what is chosen."""
    return {
        "chosen-style": "reverse",
        # Textual draws the rows of a list without reverse.
        "chosen-row-style": "bold underline",
        "ansi-background": ground,
        "ansi-foreground": text,
        "input-selection-background": raised,
        "scrollbar": text,
    }
