"""The shortest way to somebody, in one line, for screens on which it stays."""

from __future__ import annotations

from companion.content import people as help_lines
from companion.content.catalog import phrase
from companion.core.layout import TOGETHER
from companion.tui.screens.people import guessed_country


def one_line_to_people(chosen: str) -> str:
    """Name the first line of the chosen country, or of the locale's, and the key for the others."""
    country = help_lines.country(chosen or guessed_country())
    for line in country.lines if country else ():
        if line.call:
            reach = phrase("people.call", number=line.call[0].replace(" ", TOGETHER))
        elif line.text:
            reach = phrase("people.text", number=line.text.replace(" ", TOGETHER))
        else:
            continue
        return phrase("exercise.line", service=line.service, reach=reach)
    return phrase("exercise.no_line")
