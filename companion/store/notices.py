"""Facts that a front end tells the person: what the store found and what it did about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class What(StrEnum):
    """The kinds of notices; the sentence for each is `store.notice.<value>`."""

    MONTH_MENDED = "month_mended"
    MONTH_RESTORED = "month_restored"
    MONTH_BROKEN = "month_broken"
    MONTH_UNREADABLE = "month_unreadable"
    MONTH_MIGRATED = "month_migrated"
    NEWER_VERSION = "newer_version"
    ENTRIES_UNREADABLE = "entries_unreadable"
    COPY_MERGED = "copy_merged"
    COPY_WAITING = "copy_waiting"
    DRAFT_PUT_ASIDE = "draft_put_aside"
    DRAFT_UNREADABLE = "draft_unreadable"
    ENTRIES_MOVED = "entries_moved"
    RIGHTS_MENDED = "rights_mended"
    RIGHTS_WRONG = "rights_wrong"


STILL_IN_THE_WAY = frozenset(
    {
        What.MONTH_BROKEN,
        What.MONTH_UNREADABLE,
        What.ENTRIES_UNREADABLE,
        What.COPY_WAITING,
        What.DRAFT_UNREADABLE,
        What.RIGHTS_WRONG,
    }
)
"""Notices of what is not in order yet; the others say what was done, or is nobody's fault."""


@dataclass(frozen=True)
class Notice:
    """One fact: what happened, to which month (as 2026-11, or a draft's name), and where the file is.

    `count` is how many entries it is about, where that means something.
    """

    what: What
    month: str
    path: Path
    count: int = 0

    @property
    def key(self) -> str:
        """The name of the sentence that says this, such as `store.notice.month_mended`."""
        return f"store.notice.{self.what}"

    @property
    def facts(self) -> dict[str, object]:
        """What the sentence may name."""
        return {"month": self.month, "path": self.path, "count": self.count}
