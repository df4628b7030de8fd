"""Importing entries: a file, what it would add, saving that, and undo."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.front import FrontEnd, Offer
from companion.flows.import_preview import LARGE, chosen_source
from companion.flows.unlock import unlock
from companion.importing import PastImport, Saved, Source, imports, open_file, save, undo, words
from companion.store.errors import StoreError
from companion.store.paths import exists, expand_path
from companion.text.dates import short_date
from companion.text.imported import app_name

BETWEEN = 1.0
"""Seconds between two sentences about how far an import has come."""
MANY = 5_000
"""Entries from which undo takes a while."""
MOST_PAST = 5
"""The most imports that are offered to be undone, the last one first."""


async def import_entries(front: FrontEnd, context: Context, given: str = "") -> None:
    """Import a file, or undo an earlier import. Raises Left.

    `given` is the path of a file that was named already. Nothing is saved before its preview was seen.
    """
    if not await unlock(front, context):
        return
    try:
        past = () if given else await front.in_thread(partial(imports, context.notebook))
        if past and (chosen := await _choose_past(front, past)) != "file":
            if chosen:
                await _undo(front, context, past[int(chosen)])
            return
        before = ""
        while source := await _ask_file(front, context, given, before):
            given, before = "", str(source.file.path)
            if ready := await chosen_source(front, context, source):
                await _save(front, context, ready)
                return
            if context.is_locked:
                return
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))


async def _choose_past(front: FrontEnd, past: Sequence[PastImport]) -> str | None:
    """Ask for a new import, or which one to undo: "file", or its place in the list."""
    choices = {"file": phrase("importing.file")}
    for at, each in enumerate(past[:MOST_PAST]):
        facts = {"app": app_name(each.form), "day": short_date(each.at.date()), "count": each.entries}
        choices[str(at)] = phrase("importing.past", **facts)
    return await front.choose(Offer(phrase("importing.what"), choices, "file"))


async def _ask_file(front: FrontEnd, context: Context, given: str, before: str) -> Source | None:
    """Ask for a path until there is a file that can be imported; None for none, or the one before again."""
    typed = given
    while typed or (typed := await _ask_path(front, before)):
        if typed == before:
            break
        try:
            return await front.in_thread(partial(open_file, context.notebook, _path(typed)))
        except StoreError as error:
            front.notify(phrase(error.key, **error.facts))
        typed, before = "", typed
    return None


async def _ask_path(front: FrontEnd, before: str) -> str:
    return (await front.line(phrase("importing.path"), before, saves=False) or "").strip()


def _path(typed: str) -> Path:
    """Return the path that was typed, or dropped on the terminal, which puts quotes or signs into it."""
    path = expand_path(typed)
    if not exists(path):
        try:
            parts = shlex.split(typed)
        except ValueError:
            parts = []
        if len(parts) == 1:
            return expand_path(parts[0])
    return path


async def _save(front: FrontEnd, context: Context, source: Source) -> None:
    """Save the entries, say what was done, and offer to undo it. Raises StoreError."""
    # It may have been locked while the preview was read.
    if not await unlock(front, context):
        return
    if len(source.file.raw) > LARGE:
        front.notify(phrase("importing.saving"))
    show = _progress(front, context)
    done = await front.in_thread(partial(save, context.notebook, source, context.now(), show))
    said, *more = (*_sentences(done), *words.bad_rows(done.bad, source.format))
    choices = {"done": phrase("importing.done")}
    if done.can_undo:
        choices["undo"] = phrase("importing.undo")
    if await front.choose(Offer(said, choices, "done", "\n".join(more))) == "undo":
        await _undo(front, context, done)


def _progress(front: FrontEnd, context: Context) -> Callable[[int], None]:
    """Return what is called with how many entries are done, and says so from time to time."""
    last = context.clock()

    def show(count: int) -> None:
        nonlocal last
        if context.clock() - last >= BETWEEN:
            last = context.clock()
            front.say_progress(phrase("importing.so_far", count=count))

    return show


def _sentences(done: Saved) -> Iterator[str]:
    yield from words.done(done)
    if done.merged is not None:
        for name, found in (("updated", done.merged.replaced), ("deleted", done.merged.removed)):
            if found:
                yield phrase(f"importing.{name}", count=len(found))


async def _undo(front: FrontEnd, context: Context, done: Saved | PastImport) -> None:
    """Ask once, and undo an import. Raises StoreError."""
    count = done.new if isinstance(done, Saved) else done.entries
    choices = {name: phrase(f"importing.undoing.{name}") for name in ("undo", "leave")}
    offer = Offer(phrase("importing.undoing.sentence", count=count), choices, "leave")
    if await front.choose(offer) == "undo" and await unlock(front, context):
        if count > MANY:
            front.notify(phrase("importing.undoing.busy"))
        undone = await front.in_thread(partial(undo, context.notebook, done))
        front.notify(" ".join(words.undone(undone)))
