"""Asks which wording of an entry stays, where this window is about to replace one that it has not shown."""

from __future__ import annotations

from typing import Literal

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.wordings import differing, with_note
from companion.flows.front import FrontEnd, Offer
from companion.text.entries import in_full


async def choose_wording(
    front: FrontEnd, mine: Entry, theirs: Entry | None, *, is_draft: bool = False
) -> Entry | Literal["removed"] | None:
    """Show the other wording, and return the entry as the person wants it; None if that is left open.

    `theirs` is None for an entry that was removed. Of a draft, which was not opened yet, both are shown.
    """
    names: tuple[str, ...] = ("mine", "theirs", "both")
    if theirs is None:
        names, sentence, words = ("mine", "removed"), "removed_meanwhile", ""
    elif is_draft:
        here, there = phrase("wordings.here"), phrase("wordings.there")
        sentence, words = "draft_copy", "\n".join((here, in_full(mine), there, in_full(theirs)))
    else:
        sentence, words = "changed_meanwhile", in_full(theirs)
    choices = {name: phrase(f"wordings.{name}") for name in names}
    match await front.choose(Offer(phrase(f"wordings.{sentence}"), choices, "", words)):
        case "mine":
            return mine
        case "theirs":
            return theirs
        case "both" if theirs is not None:
            return both_as_one(mine, theirs)
        case "removed":
            return "removed"
    return None


def both_as_one(mine: Entry, theirs: Entry) -> Entry:
    """Return `mine` with the other wording in its note: the other note, or all of it if more differs."""
    only_note = type(mine) is type(theirs) and differing(mine, theirs) == ["note"]
    return with_note(mine, theirs.note if only_note else in_full(theirs))
