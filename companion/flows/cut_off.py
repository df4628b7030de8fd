"""Drafts of exercises that were cut off, as by a crash: saved without a question."""

from __future__ import annotations

from contextlib import suppress

from companion.core.entry import Practice
from companion.flows.context import Context
from companion.flows.drafts import read_draft
from companion.store.errors import Problem, StoreError
from companion.store.notices import NoticeKind


def save_practices(context: Context) -> None:
    """Save the drafts of exercises that were cut off as unfinished practices, and say so; for a thread.

    The same comes of it as where the exercise was left: nothing is asked about a few words that were noted.
    """
    drafts = context.drafts
    for name in drafts.names():
        if not context.locks.acquire(name):
            continue
        draft = read_draft(drafts, name)
        if draft and isinstance(draft.entry, Practice) and not draft.again:
            with suppress(StoreError):
                _save_practice(context, draft.entry)
                drafts.delete(name)
        context.locks.release(name)


def _save_practice(context: Context, practice: Practice) -> None:
    """Save a practice, unless that was done before its draft could be deleted. Raises StoreError."""
    try:
        context.notebook.add(practice)
    except StoreError as error:
        if error.problem is not Problem.ALREADY_THERE:
            raise
    else:
        context.notebook.notices.add(NoticeKind.PRACTICE_SAVED, practice.id, context.places.drafts)
