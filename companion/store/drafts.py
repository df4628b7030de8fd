"""What is half said: on disk until it is saved or let go, each draft a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from companion.store import files
from companion.store.documents import whole_characters
from companion.store.errors import StoreError, telling
from companion.store.notices import Notice, What

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)


class Drafts:
    """Drafts in a folder, by name (`checkin`, `after`, an entry's id).

    `keep` is synchronous and takes about a millisecond: the front end calls it within a second of a
    change. Reading never raises: a draft that is broken is put aside with a notice.
    """

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder = folder
        self.notices: list[Notice] = []
        self._now = now

    def keep(self, name: str, data: Mapping[str, Any] | msgspec.Struct) -> None:
        """Put a draft on disk, in the place of the one before. Raises StoreError, ValueError for a name."""
        path = self._path(name)
        content = whole_characters(msgspec.to_builtins(data))
        files.make_folder(self.folder)
        files.replace(path, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")

    def get(self, name: str) -> dict[str, Any] | None:
        """Give a draft, None when there is none that can be read."""
        path = self._path(name)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            self.notices.append(Notice(What.DRAFT_UNREADABLE, name, path))
            return None
        try:
            content = msgspec.json.decode(raw)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            content = None
        if isinstance(content, dict):
            return content
        self._put_aside(name, path)
        return None

    def let_go(self, name: str) -> None:
        """Remove a draft and all that was left of it; fine when there is none. Raises StoreError."""
        path = self._path(name)
        with telling(path):
            path.unlink(missing_ok=True)
            for put_aside in self.folder.glob(f"{name}.json.corrupt-*"):
                put_aside.unlink(missing_ok=True)
        files.sweep(self.folder, f".{name}.json.")

    def names(self) -> list[str]:
        """List the drafts, in the order of their names; none when the folder can't be read."""
        try:
            return sorted(p.stem for p in self.folder.iterdir() if _is_draft(p.name))
        except OSError:
            return []

    def kept_at(self, name: str) -> datetime | None:
        """Say when a draft was last kept, in UTC; None when there is none."""
        try:
            return datetime.fromtimestamp(self._path(name).stat().st_mtime, UTC)
        except OSError:
            return None

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("a draft's name is letters, digits, dots, dashes and underscores")
        return self.folder / f"{name}.json"

    def _put_aside(self, name: str, path: Path) -> None:
        kept = files.aside(path, "corrupt", self._now())
        try:
            files.rename(path, kept)
        except (OSError, StoreError):
            self.notices.append(Notice(What.DRAFT_UNREADABLE, name, path))
        else:
            self.notices.append(Notice(What.DRAFT_PUT_ASIDE, name, kept))


def _is_draft(name: str) -> bool:
    return name.endswith(".json") and _NAME.fullmatch(name.removesuffix(".json")) is not None
