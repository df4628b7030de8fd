"""Saves an entry, and asks what to do about one that can't be written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from companion.content.catalog import phrase
from companion.core.entry import Entry, Practice
from companion.core.to_bring import without_old_marks
from companion.core.wordings import is_same, with_both_changes
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.store.errors import Problem, StoreError

if TYPE_CHECKING:
    from companion.flows.drafts import DraftWriter

LAST_SECOND = 1.0
"""Seconds in which a draft is tried again when the app is asked to end: soon after it would be killed."""


class Unseen(Exception):
    """Raised in place of a save that would replace an entry in a wording that this window has not shown.

    `entry` is that entry, None if it was removed meanwhile.
    """

    def __init__(self, entry: Entry | None) -> None:
        super().__init__()
        self.entry = entry


async def save(
    front: FrontEnd,
    context: Context,
    entry: Entry,
    *,
    again: bool = False,
    before: Entry | None = None,
    shown: Entry | None = None,
) -> bool | None:
    """Write an entry to the notebook, or to a file the person names.

    `again` is for an entry that may have been written before, `before` is how it was before it was changed
    here, `shown` a wording of it that may have been written from here. What was changed elsewhere meanwhile
    is brought together with what was changed here; where both have changed the same, the person is asked.
    Nothing is written where nothing differs.

    Returns whether it was saved; False if it was discarded, None if it was left open which wording stays.
    With nobody to ask, what can't be written is discarded.
    """
    work = partial(_write, context, again=again, shown=shown)
    revive = False
    while True:
        try:
            write = partial(work, entry, before=before, revive=revive)
            return await _until_written(front, write, entry)
        except Unseen as unseen:
            if front.unattended:
                return None
            from companion.flows.wordings import choose_wording

            match await choose_wording(front, entry, unseen.entry):
                case None:
                    return None
                case "removed":
                    return False
                case chosen:
                    entry, before, revive = chosen, unseen.entry, unseen.entry is None


async def save_draft(front: FrontEnd, drafts: DraftWriter, *, was_asked: bool = False) -> None:
    """Write what waits of a draft, and ask about one that can't be written as about an entry.

    `was_asked` says that the person left when they were asked about the entry itself: once is enough.
    With nobody to ask it is tried for a second; one that can't be written even then is reported.
    """
    drafts.flush()
    if not drafts.problem or not (draft := drafts.waiting) or (was_asked and not front.unattended):
        return
    if not front.unattended:
        await _until_written(front, drafts.write, draft.entry)
        if drafts.problem:
            # It is in another file now, or was discarded.
            with suppress(StoreError):
                drafts.delete(draft.name)
    elif not await front.in_thread(partial(drafts.write_within, LAST_SECOND)):
        front.notify(phrase("not_saved.left", path=drafts.problem.path))


async def _until_written(front: FrontEnd, first: Callable[[], object], entry: Entry) -> bool:
    """Write an entry by `first`, or to a file the person names; False if it was discarded."""
    write = first
    while True:
        try:
            await front.in_thread(write)
        except StoreError as error:
            if front.unattended or _goes_unsaved(front, error, entry):
                return False
            match await front.not_saved(error):
                case "retry":
                    write = first
                case "discard":
                    return False
                case Path() as path:
                    from companion.export.save import save_elsewhere

                    write = partial(save_elsewhere, entry, path)
                case never:
                    assert_never(never)
        else:
            return True


def _goes_unsaved(front: FrontEnd, error: StoreError, entry: Entry) -> bool:
    """Whether nothing is asked: an exercise goes on without a disk that is missing, and that is said."""
    if error.problem is not Problem.NOTEBOOK_GONE or not isinstance(entry, Practice):
        return False
    front.notify(phrase("not_saved.gone"))
    return True


def _write(
    context: Context,
    entry: Entry,
    *,
    again: bool,
    before: Entry | None,
    shown: Entry | None,
    revive: bool,
) -> None:
    """Write an entry, with what was changed elsewhere. Raises Unseen, StoreError."""
    notebook = context.notebook
    if not again:
        notebook.add(entry)
        return
    with notebook.lock():
        saved = notebook.get(entry.id)
        if saved is None:
            if notebook.is_removed(entry.id) and not revive:
                raise Unseen(None)
            notebook.restore(entry)
            return
        if is_same(saved, entry):
            return
        if (shown and is_same(saved, shown)) or (before is None and saved.changed == entry.changed):
            before = saved
        both = with_both_changes(before, entry, saved)
        if both is None:
            raise Unseen(saved)
        both = without_old_marks(both)
        if not is_same(saved, both):
            notebook.restore(both)
