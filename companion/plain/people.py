"""Who can be reached: the emergency number first."""

from __future__ import annotations

from companion.content import people as help_lines
from companion.content.catalog import phrase
from companion.content.own_people import own_lines, own_people
from companion.flows.context import Context
from companion.plain.terminal import Terminal
from companion.text.help_lines import Own, sections
from companion.text.people import emergency


def show_people(terminal: Terminal, context: Context) -> None:
    """Write the emergency number, own people and help lines, then wait for Enter. Raises Back, Left."""
    here = help_lines.here(context.settings.country)
    (people, broken), (lines, broken_line) = (
        own_people(context.places.people),
        own_lines(context.places.people),
    )
    paragraphs = [str(line) for line in emergency(here)]
    for section in sections(here, Own(people, lines, broken or broken_line), context.today):
        paragraphs.append(section.title)
        paragraphs += [" ".join(filter(None, (row.number, row.name, row.more))) for row in section.rows]
    terminal.ask(*paragraphs, phrase("plain.enter", does=phrase("plain.back")))
