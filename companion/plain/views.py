"""What many entries show together, in sentences: over time, the body, what has helped, one person, a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.filters import Filter, WithPerson
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.plain.choices import choose, named
from companion.plain.terminal import Back, Terminal
from companion.text.entries import one_line
from companion.text.filters import sentence

if TYPE_CHECKING:
    from companion.export.documents import Details

SPANS = 12
"""The days, weeks or months that are told at once."""
PLACES = 12
"""The most places in the body that are told."""


class Selected(NamedTuple):
    """The entries that a view is about, with the filters that found them, and where it is shown."""

    front: FrontEnd
    terminal: Terminal
    context: Context
    entries: Sequence[Entry]
    filters: Sequence[Filter]

    @property
    def about(self) -> str:
        """What was found, and how much of it, in a sentence."""
        return sentence(self.filters, len(self.entries), self.context.today)


async def over_time(selected: Selected) -> None:
    """Tell the states of each day, week or month, the newest first. Raises Back, Left."""
    from companion.core.timeline import Unit, fitting_unit, lanes, spans_of
    from companion.text.timeline import in_sentences

    terminal, entries = selected.terminal, selected.entries
    unit: Unit = fitting_unit(entries, SPANS)
    at = 0
    while True:
        spans = spans_of(entries, unit)
        told = list(in_sentences(spans, unit, lanes(spans)))[::-1]
        if not told:
            _show(terminal, [phrase("over_time.none")])
            return
        about = phrase(f"over_time.by.{unit}", about=selected.about)
        units = {
            each: phrase(f"plain.history.by_{each}") for each in ("day", "week", "month") if each != unit
        }
        is_last = at + SPANS >= len(told)
        head = [about, phrase(f"over_time.about.{unit}")] if not at else []
        enter = phrase("plain.back" if is_last else "plain.history.earlier")
        chosen = choose(terminal, [*head, *told[at : at + SPANS]], named(units), enter)
        if not chosen and is_last:
            return
        at = 0 if chosen else at + SPANS
        unit = next((each for each in get_args(Unit) if each == chosen), unit)


async def body(selected: Selected) -> None:
    """Tell how often each place in the body was named, and in which words. Raises Back, Left."""
    from companion.core.body_counts import count_regions
    from companion.text.body import in_words

    found = count_regions(selected.entries)
    told = [in_words(*each) for each in list(found.items())[:PLACES]]
    _show(selected.terminal, [selected.about, *told] if told else [phrase("body_over_time.none")])


async def helped(selected: Selected) -> None:
    """Tell how each exercise went. Raises Back, Left."""
    from companion.core.outcomes import outcomes_of
    from companion.text.outcomes import paragraphs

    found = paragraphs(outcomes_of(selected.entries))
    told = [phrase("plain.history.outcome", name=name, how=" ".join(lines)) for name, lines in found]
    _show(selected.terminal, [phrase("helped.about" if told else "helped.none"), *told])


async def person(selected: Selected) -> None:
    """Tell the sessions with one person, what to bring, and what was written since. Raises Back, Left."""
    from companion.core.entries import people_in, sessions_with
    from companion.plain.person import show_person

    people = people_in(selected.entries)
    if not people:
        _show(selected.terminal, [phrase("person.none")])
        return
    name = next((one.person for one in selected.filters if isinstance(one, WithPerson)), "")
    if not name:
        choices = named({str(at): one_line(each) for at, each in enumerate(people)})
        chosen = choose(selected.terminal, [phrase("person.with_whom")], choices, phrase("plain.back"))
        if not chosen:
            return
        name = people[int(chosen)]
    found = sessions_with(selected.entries, name)
    await show_person(selected.front, selected.terminal, selected.context, name, found)


async def take_along(selected: Selected) -> None:
    """Ask for a format and a path, and write what is shown to a file. Raises Back, Left."""
    from companion.export import OFFERED, usual_path
    from companion.export.by_day import SPLIT
    from companion.export.documents import Details
    from companion.store.paths import exists, expand_path

    terminal, context = selected.terminal, selected.context
    formats = {name: phrase(f"take_along.formats.{name}") for name in OFFERED}
    about = phrase(f"take_along.{'plain' if context.is_open else 'about'}")
    form = choose(terminal, [selected.about, about], named(formats), phrase("plain.back"))
    if not form:
        return
    notes = {name: phrase(f"take_along.notes.{name}") for name in ("with", "without")}
    redacted = choose(terminal, [phrase("plain.history.notes")], named(notes), notes["with"]) == "without"
    usual = str(usual_path(form, context.today))
    to = phrase("take_along.to_folder" if form == SPLIT else "take_along.to")
    asked = [to, phrase("plain.enter", does=usual)]
    path = expand_path(terminal.ask(*asked, own=True) or usual)
    if form != SPLIT and exists(path):
        replace = named({"replace": phrase("plain.history.replace")})
        if not choose(terminal, [phrase("plain.history.there", path=path)], replace, phrase("plain.back")):
            return
    details = Details(context.now(), selected.filters, redacted=redacted)
    _save(selected, form, path, details)


def _save(selected: Selected, form: str, path: Path, details: Details) -> None:
    """Save what is shown, and say where it is or why it couldn't be written."""
    from companion.export import save_as
    from companion.store.errors import StoreError

    shown = {entry.id for entry in selected.entries}
    documents = (each for each in selected.context.notebook.documents() if each.get("id") in shown)
    try:
        said = save_as(form, path, documents, details)
    except StoreError as error:
        said = [phrase(error.key, **error.facts)]
    for words in said:
        selected.terminal.say(words)


def _show(terminal: Terminal, paragraphs: Sequence[str]) -> None:
    """Write paragraphs, and wait for Enter."""
    with suppress(Back):
        terminal.ask(*paragraphs, phrase("plain.enter", does=phrase("plain.back")))


VIEWS: dict[str, Callable[[Selected], Awaitable[None]]] = {
    "over_time": over_time,
    "body": body,
    "helped": helped,
    "person": person,
    "take_along": take_along,
}
"""By name; `history.ways` has the words of each."""
