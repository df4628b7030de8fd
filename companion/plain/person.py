"""The sessions with one person: how they were left, what to bring, what was written since the last one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from companion.content.catalog import phrase
from companion.core.entry import AfterSession
from companion.core.printable import printable
from companion.core.since import LineToBring, SinceMet, since_met
from companion.flows.context import Context
from companion.flows.edit import mark_brought
from companion.flows.front import FrontEnd
from companion.plain.choices import Choice, choose
from companion.plain.terminal import Terminal
from companion.text import sessions, since
from companion.text.dates import short_date


async def show_person(
    front: FrontEnd, terminal: Terminal, context: Context, person: str, found: Sequence[AfterSession]
) -> None:
    """Tell it, and let lines be marked as brought, until the person goes back. Raises Back, Left."""
    met = since_met(context.notebook.entries(), person)
    while True:
        lines = met.to_bring if met else ()
        choices = [Choice(str(at), _mark(line)) for at, line in enumerate(lines)]
        told = [sessions.in_short(person, found), *_since(met)]
        chosen = choose(terminal, told, choices, phrase("plain.back"))
        if not (met and chosen):
            return
        line = lines[int(chosen)]
        if session := await mark_brought(front, context, line.session, line.words, not line.brought):
            marked = (
                each._replace(session=session) if each.session.id == session.id else each for each in lines
            )
            met = replace(met, to_bring=tuple(marked))


def _since(met: SinceMet | None) -> Iterator[str]:
    """Yield the headings and lines of what was written since; the lines to bring are choices instead."""
    if met is None:
        return
    yield since.about(met)
    for section in since.sections(met):
        yield section.heading
        yield from (line.words for line in section.lines if line.to_bring is None)


def _mark(line: LineToBring) -> str:
    """Return a line to bring without a sign, and what choosing it does."""
    text = phrase("since.line", words=printable(line.words), day=short_date(line.session.at.date()))
    return phrase("plain.history.brought" if line.brought else "plain.history.to_bring", line=text)
