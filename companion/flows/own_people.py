"""A person's own people and help lines: adding, changing, removing, on lines that can each be skipped."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from companion.content.catalog import phrase, table
from companion.content.own_people import (
    KINDS,
    Kind,
    Listed,
    OwnLine,
    OwnPerson,
    own_lines,
    own_people,
    with_own,
)
from companion.content.people import HelpLine
from companion.flows.context import Context
from companion.flows.front import FrontEnd, Offer
from companion.flows.unlock import unlock_own
from companion.store import files
from companion.store.errors import StoreError
from companion.text.help_lines import Row, month, ways


async def add(front: FrontEnd, context: Context, country: str, kind: Kind | None = None) -> None:
    """Add a person, or a help line of a country; a line of `kind` where that is given.

    While no country is known, "", only a person can be added.
    """
    if not await unlock_own(front, context):
        return
    choices = table("people")["add"]["choices"]
    if kind or not country:
        chosen: str | None = "line" if kind else "person"
    else:
        chosen = await front.choose(Offer(phrase("people.add.which"), choices, ""))
    if chosen == "person":
        await change_person(front, context, None)
    elif chosen == "line":
        await _add_line(front, context, country, kind)


async def change_person(front: FrontEnd, context: Context, old: OwnPerson | None) -> None:
    """Ask for a name, a way to reach and a sentence; without a name nothing is saved."""
    if not await unlock_own(front, context):
        return
    name = await front.line(phrase("people.ask.name"), old.name if old else "", saves=False)
    if not name or not name.strip():
        return
    values: dict[str, str | None] = {"name": name.strip()}
    for field in ("call", "words"):
        before = getattr(old, field) if old else None
        question = phrase(f"people.ask.{field}", name=name.strip())
        typed = await front.line(question, before or "", saves=field == "words")
        if typed is None:
            return
        values[field] = typed.strip() or None
    await save_own(front, context, OwnPerson(**values), old)  # type: ignore[arg-type]


async def remove(front: FrontEnd, context: Context, old: OwnPerson | OwnLine) -> None:
    """Ask once, and remove a person, or what was written about a line."""
    if isinstance(old, OwnPerson):
        sentence = phrase("people.remove.person", name=old.name)
    else:
        sentence = phrase("people.remove.line", name=old.service)
    offer = Offer(sentence, table("people")["remove"]["choices"], "leave")
    if await front.choose(offer) == "remove":
        await save_own(front, context, None, old)


def offer_for(row: Row) -> Offer:
    """Return what there is to know of a row of the page, and what can be done with it.

    The names of the choices are "copy" with a text to copy, "change", "correct" and "remove".
    """
    words = table("people")["row"]
    match row.about:
        case OwnPerson(call=call, words=said):
            copies = {"copy " + text: text for text in (call, said) if text}
            more = [call or "", row.more]
            does = {"change": words["change"], "remove": words["remove"]}
        case Listed(line=line, own=own):
            copies = {f"copy {number}": number for number in dict.fromkeys(way.number for way in ways(line))}
            more = [*(way.words for way in ways(line)), *_known(line)]
            does = {"correct": words["correct"], **({"remove": words["restore"]} if own else {})}
        case _:
            copies, more, does = {f"copy {row.number}": row.number}, [], {}
    choices = {name: phrase("people.row.copy", number=text) for name, text in copies.items()}
    return Offer(row.name, choices | does, "", "\n".join(filter(None, more)))


def _known(line: HelpLine) -> Iterator[str]:
    """Yield what else is known of a line, and where from."""
    if line.web:
        yield phrase("people.web", address=line.web)
    if line.languages:
        yield phrase("people.in", languages=line.languages)
    if line.note:
        yield line.note
    if line.read_on:
        yield phrase("people.row.read_on", month=month(line.read_on))
    if line.source:
        yield phrase("people.row.source", source=line.source)


async def _add_line(front: FrontEnd, context: Context, country: str, kind: Kind | None) -> None:
    if kind is None:
        kinds: dict[str, str] = {each: table("people")["kinds"][each] for each in KINDS}
        chosen = await front.choose(Offer(phrase("people.ask.kind"), kinds, ""))
        kind = next((each for each in KINDS if each == chosen), None)
    service = await front.line(phrase("people.ask.service"), saves=False) if kind else None
    if kind and service and service.strip():
        await _ask_line(front, context, OwnLine(country=country, service=service.strip(), kind=kind), None)


async def correct(front: FrontEnd, context: Context, country: str, shown: Listed) -> None:
    """Ask for the ways to reach a line that is listed, each with what it is now."""
    if not await unlock_own(front, context):
        return
    line = shown.line
    text = phrase("people.word_to", word=line.word, number=line.text) if line.word else line.text
    now = OwnLine(
        country=country,
        service=line.service,
        kind=shown.kind,
        call=phrase("people.call_or").join(line.call),
        text=text,
        chat=line.chat,
        hours=line.hours,
    )
    await _ask_line(front, context, now, shown.own)


async def _ask_line(front: FrontEnd, context: Context, now: OwnLine, old: OwnLine | None) -> None:
    values: dict[str, str | None] = {}
    changed = False
    for field in ("call", "text", "chat", "hours"):
        shown = getattr(now, field) or ""
        question = phrase(f"people.ask.line_{field}", name=now.service)
        if (typed := await front.line(question, shown, saves=field == "hours")) is None:
            return
        # What was not changed stays as it is listed, or as it was written earlier.
        same = typed.strip() == shown
        values[field] = getattr(old, field, None) if same else typed.strip()
        changed = changed or not same
    new = replace(now, read_on=context.today.isoformat()[:7], **values)
    if changed:
        await save_own(front, context, new, old)


async def save_own(
    front: FrontEnd,
    context: Context,
    new: OwnPerson | OwnLine | None,
    old: OwnPerson | OwnLine | None = None,
) -> None:
    """Write a new person or line, in the place of the old one; say so where that fails.

    Locked meanwhile, as by the cover, it is opened first: what was typed is not lost.
    """
    if not await unlock_own(front, context):
        front.notify(phrase("locked.not_saved"))
        return
    path = context.places.people
    try:
        files.make_folder(path.parent)
        text = (context.own.read(path) or b"").decode("utf-8-sig")
        context.own.replace(path, with_own(text, new, old).encode())
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))
    except ValueError:
        # It is no TOML, and stays as it is.
        if broken := own_people(path)[1] or own_lines(path)[1]:
            front.notify(broken.sentence())
