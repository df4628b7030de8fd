"""Drafts: entries that are not finished, a file each, until they are saved or deleted."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from companion.core.sealed_names import plain_name, sealed_name
from companion.store import files
from companion.store.codec import is_id, whole_characters
from companion.store.disk import Disk
from companion.store.errors import StoreError, translate_errors
from companion.store.notices import Notice, NoticeKind, kind_for
from companion.store.reading import is_readable, retry

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
ID_LENGTH = len("20261120T180000.000000-00000000")


class Drafts:
    """Drafts in a folder, by name: an entry's id.

    Reading never raises: a draft that is damaged is set aside with a notice, one that can't be read stays.
    While the notebook is locked, what was written through this object can be read and written again.
    """

    def __init__(
        self,
        folder: Path,
        *,
        disk: Disk | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """`check` raises StoreError where nothing may be written."""
        self.folder = folder
        self.notices: list[Notice] = []
        self._disk = disk or Disk()
        self._written: dict[str, bytes] = {}
        self._now = now
        self._check = check

    def save(self, name: str, data: Mapping[str, Any] | msgspec.Struct) -> None:
        """Write a draft, about a millisecond. Raises StoreError, and ValueError for an impossible name."""
        content = whole_characters(msgspec.to_builtins(data))
        raw = msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
        self._check()
        files.make_folder(self.folder)
        while True:
            path = self._path(name)
            if not (name in self._written and self._disk.is_locked):
                # Read first: an encrypted draft that can't be read is never overwritten.
                self._disk.read(path)
            self._disk.replace(path, raw)
            self._written[name] = raw
            if path == self._path(name):
                return
            # Another window has sealed the notebook meanwhile, or opened it for good.
            with translate_errors(path):
                path.unlink(missing_ok=True)

    def get(self, name: str) -> dict[str, Any] | None:
        """Return a draft, None if there is none that can be read."""
        return self._get(name, self._path(name))

    def get_copy(self, path: Path) -> dict[str, Any] | None:
        """Return a copy of a draft, None if it can't be read."""
        return self._get(_stem(path), path)

    def _get(self, name: str, path: Path) -> dict[str, Any] | None:
        try:
            is_kept = name in self._written and path == self._path(name) and self._disk.is_locked
            raw = self._written[name] if is_kept else self._disk.read(path)
            return None if raw is None else msgspec.json.decode(raw, type=dict[str, Any])
        except StoreError as error:
            self.notices.append(Notice(kind_for(error.problem, NoticeKind.DRAFT_UNREADABLE), name, path))
        except (ValueError, RecursionError):
            self.notices.append(self._set_aside(name, path))
        return None

    def is_known(self, name: str) -> bool:
        """Whether a draft was written here, so that it can be read while the notebook is locked."""
        return name in self._written

    def delete(self, name: str) -> None:
        """Delete a draft and every file set aside from it, if there are any. Raises StoreError."""
        self._written.pop(name, None)
        plain = self._path(name).with_name(f"{name}.json")
        with translate_errors(plain):
            for path in (plain, plain.with_name(sealed_name(plain.name))):
                retry(partial(path.unlink, missing_ok=True))
                for aside in self.folder.glob(f"{path.name}.corrupt-*"):
                    aside.unlink(missing_ok=True)
        files.remove_temporaries(self.folder, f".{name}.json.")

    def copies(self, name: str = "") -> list[Path]:
        """Return the copies of a draft that a sync tool made, of all drafts without a name."""
        try:
            found = [p for p in self.folder.iterdir() if _is_copy(p) and is_readable(p)]
        except OSError:
            return []
        return sorted(path for path in found if _stem(path).startswith(name))

    def delete_copy(self, path: Path) -> None:
        """Delete a copy of a draft. Raises StoreError."""
        with translate_errors(path):
            path.unlink(missing_ok=True)

    def adopt_copies(self) -> None:
        """Let a copy be the draft where that has been saved or discarded: it may have other words."""
        for path in self.copies():
            with suppress(OSError):
                # Not a rename: another window may be writing the draft anew.
                plain = f"{_stem(path)[:ID_LENGTH]}.json"
                is_sealed = plain_name(path.name) != path.name
                os.link(path, self.folder / (sealed_name(plain) if is_sealed else plain))
                path.unlink()

    def names(self) -> list[str]:
        """Return the names of all drafts, the last saved first; none if the folder can't be read."""
        try:
            found = [p for p in self.folder.iterdir() if _is_json(p) and _NAME.fullmatch(_stem(p))]
            found = [path for path in found if not _is_copy(path)]
            # One that another window has just deleted comes last.
            found.sort(key=lambda path: files.signature(path) or (0, 0, 0), reverse=True)
        except OSError:
            return []
        return list(dict.fromkeys(_stem(path) for path in found))

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("a draft's name is letters, digits, dots, dashes and underscores")
        return self.folder / self._disk.name(f"{name}.json")

    def _set_aside(self, name: str, path: Path) -> Notice:
        try:
            aside = self._disk.set_aside(path, "corrupt", self._now())
        except StoreError:
            return Notice(NoticeKind.DRAFT_UNREADABLE, name, path)
        return Notice(NoticeKind.DRAFT_SET_ASIDE, name, aside)


def _is_copy(path: Path) -> bool:
    """Whether a file's name is that of a draft with something after it, as sync tools name copies."""
    stem = _stem(path)
    return _is_json(path) and len(stem) > ID_LENGTH and is_id(stem[:ID_LENGTH])


def _is_json(path: Path) -> bool:
    return plain_name(path.name).endswith(".json")


def _stem(path: Path) -> str:
    return plain_name(path.name).removesuffix(".json")
