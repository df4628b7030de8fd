"""Notices: facts about files that a front end shows, such as "this month was damaged and repaired"."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from companion.store.errors import Problem


class NoticeKind(StrEnum):
    """The kinds of notices; the sentence for each is `store.notice.<value>`."""

    MONTH_REPAIRED = "month_repaired"
    MONTH_MOVED = "month_moved"
    MONTH_RESTORED = "month_restored"
    MONTH_BROKEN = "month_broken"
    MONTH_UNREADABLE = "month_unreadable"
    MONTH_MIGRATED = "month_migrated"
    NEWER_VERSION = "newer_version"
    ENCRYPTED = "encrypted"
    ENTRIES_UNREADABLE = "entries_unreadable"
    COPY_MERGED = "copy_merged"
    COPY_REMOVED = "copy_removed"
    REMOVALS_MISDATED = "removals_misdated"
    COPY_WAITING = "copy_waiting"
    DRAFT_SET_ASIDE = "draft_set_aside"
    DRAFT_UNREADABLE = "draft_unreadable"
    ENTRIES_MOVED = "entries_moved"
    ENTRIES_LOST = "entries_lost"
    SNAPSHOT_LARGE = "snapshot_large"
    SNAPSHOT_DAMAGED = "snapshot_damaged"
    SNAPSHOT_UNREADABLE = "snapshot_unreadable"
    ODD_FILE = "odd_file"
    FILE_DAMAGED = "file_damaged"
    KEY_RESTORED = "key_restored"
    KEY_DIFFERS = "key_differs"
    KEY_GONE = "key_gone"
    RECIPIENT_GONE = "recipient_gone"
    OWN_SET_ASIDE = "own_set_aside"
    PRACTICE_SAVED = "practice_saved"
    RIGHTS_CORRECTED = "rights_corrected"
    RIGHTS_WRONG = "rights_wrong"
    NO_RIGHTS = "no_rights"
    NO_LOCKS = "no_locks"


UNRESOLVED = frozenset(
    {
        NoticeKind.MONTH_BROKEN,
        NoticeKind.MONTH_UNREADABLE,
        NoticeKind.ENTRIES_UNREADABLE,
        NoticeKind.COPY_WAITING,
        NoticeKind.DRAFT_UNREADABLE,
        NoticeKind.ENTRIES_LOST,
        NoticeKind.ODD_FILE,
        NoticeKind.FILE_DAMAGED,
        NoticeKind.KEY_DIFFERS,
        NoticeKind.KEY_GONE,
        NoticeKind.RECIPIENT_GONE,
        NoticeKind.RIGHTS_WRONG,
    }
)
"""Kinds that name something still wrong; the others report what was done, or what needs no repair."""


class Notice(NamedTuple):
    """What was found or done about one file.

    `name` is the month (2026-11), the day of a snapshot, the draft or the file that it is about, `entries`
    how many entries.
    """

    kind: NoticeKind
    name: str
    path: Path
    entries: int = 0

    @property
    def key(self) -> str:
        """The key of the sentence for this notice, such as `store.notice.month_repaired`."""
        return f"store.notice.{self.kind}"

    @property
    def facts(self) -> dict[str, object]:
        """The values that the sentence may name."""
        return {"month": self.name, "path": self.path, "count": self.entries}


def kind_for(problem: Problem, otherwise: NoticeKind) -> NoticeKind:
    """Return the kind of notice for a file that could not be used because of `problem`."""
    same = {Problem.NEWER_VERSION: NoticeKind.NEWER_VERSION, Problem.ENCRYPTED: NoticeKind.ENCRYPTED}
    return same.get(problem, otherwise)


class Notices(list[Notice]):
    """The notices that were not popped yet, oldest first; each comes once, from any thread."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Notice] = []
        self._guard = Lock()

    def add(self, kind: NoticeKind, name: str, path: Path, entries: int = 0) -> None:
        """Add a notice, unless the same one was there before."""
        notice = Notice(kind, name, path, entries)
        with self._guard:
            if notice not in self._all:
                self._all.append(notice)
                self.append(notice)

    def pop_all(self) -> list[Notice]:
        """Return the notices and remove them from here."""
        with self._guard:
            found = self[:]
            self.clear()
        return found

    def about(self, name: str) -> tuple[Notice, ...]:
        """Return every notice about a month so far, such as 2026-11; those that were popped, too."""
        with self._guard:
            return tuple(notice for notice in self._all if notice.name == name)
