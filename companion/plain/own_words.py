"""Longer words of the person's own: a note, and something to set aside until another time."""

from __future__ import annotations

from msgspec.structs import replace

from companion.content.catalog import phrase, table
from companion.core.entry import SetAside
from companion.flows.context import Context
from companion.flows.form import Form
from companion.plain.choices import Choice, choose, named
from companion.plain.terminal import PEOPLE, Back, Terminal
from companion.text.typed_dates import offered_time, time_ahead

OWN = "own"
"""The choice of a time that is typed."""


def write(terminal: Terminal, form: Form, question: list[str], more: list[Choice]) -> str:
    """Ask for a text, line by line, until Enter alone; return "on", or the name of one of `more`.

    What is there already is shown, and added to or written anew. Raises Back, Left.
    """
    lines: list[str] = []
    if form.given:
        ways = [Choice(name, phrase(f"plain.{name}")) for name in ("add_to_it", "write_anew")]
        asked = [*question, *form.given.split("\n")]
        name = choose(terminal, asked, [*ways, *more], phrase("plain.on"))
        if name not in ("add_to_it", "write_anew"):
            return name or "on"
        lines = form.given.split("\n") if name == "add_to_it" else []
        question = []
    said = terminal.ask(*question, phrase("plain.lines"), own=True)
    while said:
        lines.append(said)
        form.answer("\n".join(lines))
        while (said := terminal.read(own=True)) == PEOPLE:
            terminal.say(phrase("plain.lines"))
    return "on"


def set_aside(
    terminal: Terminal, context: Context, form: Form, question: list[str], more: list[Choice]
) -> str:
    """Ask for something to set aside, and until when; return "on", or the name of one of `more`.

    Raises Back, Left.
    """
    given: SetAside | None = form.given
    here = [phrase("plain.now", name=given.words)] if given else []
    ways = [*question, *here, phrase("plain.set_aside")]
    enter = phrase("plain.enter", does=phrase("plain.as_it_is" if given else "plain.on"))
    said = terminal.ask(*ways, enter, own=True)
    if not said and given is None:
        return "on"
    if said:
        form.answer(replace(given or SetAside(said), words=said))
    try:
        return _until(terminal, context, form, more)
    except Back:
        return set_aside(terminal, context, form, question, more)


def _until(terminal: Terminal, context: Context, form: Form, more: list[Choice]) -> str:
    """Ask until when it can wait."""
    times = named({**table("landing")["times"], OWN: phrase("landing.own_time")})
    name = choose(terminal, [phrase("landing.until")], [*times, *more], phrase("plain.on"))
    if not name or name in [each.name for each in more]:
        return name or "on"
    until = offered_time(name, context.now()) if name != OWN else None
    if name == OWN:
        asked = phrase("landing.until"), phrase("landing.until_hint")
        said = terminal.ask(*asked, own=True)
        while said and (until := time_ahead(said, context.now())) is None:
            said = terminal.ask(phrase("landing.bad_time"), *asked, own=True)
    form.answer(replace(form.given, until=until))
    return "on"
