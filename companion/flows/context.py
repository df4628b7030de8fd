"""What every flow needs: where things are, what time it is, the notebook and the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from random import choice
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from companion.content.own_bytes import IsLocked, open_with
from companion.store.paths import Places
from companion.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from companion.content.library import Library
    from companion.flows.drafts import Draft
    from companion.store.age import AgeSeal
    from companion.store.disk import Disk
    from companion.store.drafts import Drafts
    from companion.store.locks import DraftLocks
    from companion.store.notebook import Notebook
    from companion.store.notices import Notice
    from companion.store.own import OwnDisk


@dataclass
class Context:
    """Passed to everything that needs one, so that a test can use a still one.

    `now` returns the local time, `clock` returns seconds, `choose` returns one of several at random.
    """

    places: Places
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    clock: Callable[[], float] = monotonic
    choose: Callable[[Sequence[Any]], Any] = choice
    deleted_drafts: list[Draft] = field(default_factory=list)
    """Drafts that can be brought back until the app is left, the one that was deleted last at the end."""
    deleted_edits: dict[str, Draft] = field(default_factory=dict)
    """The drafts of entries that were deleted, by id, until the app is left."""
    has_locked: bool = False
    """Whether a notebook that was open here is locked: again, or because another window has sealed it."""
    stays_locked: bool = False
    """Set, as by Ctrl+Z, while a passphrase is opening the notebook: then that is locked at once."""
    _notebook: Notebook | None = None
    _opening: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Let the content read own files that are encrypted."""
        open_with(self._read_own)

    def _read_own(self, path: Path) -> bytes | None:
        """Return what `content.own_bytes` asks for. Raises IsLocked, OSError."""
        from companion.store.errors import Locked, StoreError

        try:
            return None if self.own.place(path) == path else self.own.read(path)
        except Locked:
            raise IsLocked from None
        except StoreError:
            raise OSError from None

    @property
    def notebook(self) -> Notebook:
        """The notebook, one for all threads; opened when it is first needed."""
        with self._opening:
            if self._notebook is None:
                from companion.store.notebook import Notebook

                self._notebook = Notebook.open(self.places, disk=self.disk, now=self.now)
            return self._notebook

    def pop_notices(self) -> list[Notice]:
        """Return what was found and done about the notebook's files since the last call."""
        return self._notebook.notices.pop_all() if self._notebook else []

    @property
    def today(self) -> date:
        """Today's date."""
        return self.now().date()

    @cached_property
    def seal(self) -> AgeSeal:
        """What encrypts the notebook, if it is sealed."""
        from companion.store.age import AgeSeal

        return AgeSeal(self.places)

    @cached_property
    def disk(self) -> Disk:
        """What reads and writes private files."""
        from companion.store.disk import Disk

        return Disk(self.seal)

    @cached_property
    def own(self) -> OwnDisk:
        """What reads and writes the plan, people, cards and exercises."""
        from companion.store.own import OwnDisk

        return OwnDisk(self.places, self.seal)

    @property
    def are_own_locked(self) -> bool:
        """Whether own files are sealed and can't be read now. Never raises."""
        from companion.store.errors import StoreError

        try:
            return self.own.is_locked
        except StoreError:
            return True

    @property
    def is_locked(self) -> bool:
        """Whether the notebook is sealed, and was not opened by its passphrase. Raises StoreError."""
        return self.disk.is_locked

    def unlock(self, typed: str) -> bool:
        """Open the notebook with a passphrase or the recovery code, and merge what waits; slow.

        Return False where it doesn't open it. Raises StoreError.
        """
        from companion.store.keys import open_identity, pin_recipient

        identity = open_identity(self.places, typed)
        if identity is None:
            return False
        pin_recipient(self.places, identity)
        self.seal.open(identity)
        self.has_locked = False
        self.read_exercises()
        self.notebook.merge_copies()
        return True

    @property
    def is_open(self) -> bool:
        """Whether the key of a sealed notebook is in memory."""
        return "seal" in vars(self) and self.seal.is_open

    def lock(self) -> None:
        """Drop the key, and the entries that are in memory; without effect where nothing is sealed."""
        if self.is_open or self.is_locked:
            self.close()
            self.seal.lock()
            self.read_exercises()
            self.has_locked = True

    @cached_property
    def drafts(self) -> Drafts:
        """The drafts; those of this window can be read while the notebook is locked."""
        from companion.store.drafts import Drafts

        return Drafts(self.places.drafts, disk=self.disk, check=self._check_presence)

    def _check_presence(self) -> None:
        from companion.store.presence import check_presence

        check_presence(self.places)

    @cached_property
    def locks(self) -> DraftLocks:
        """Which drafts this window is writing."""
        from companion.store.locks import DraftLocks

        return DraftLocks(self.places.drafts, self._check_presence)

    @property
    def library(self) -> Library:
        """All exercises, the person's own among them, in the person's order."""
        return self._exercises.ordered(self.settings.order)

    @cached_property
    def _exercises(self) -> Library:
        from companion.content.library import library

        return library(self.places.own_exercises)

    def set_settings(self, **values: Any) -> Path | None:
        """Change settings, and write them; return where a file that is no TOML was set aside, else None.

        Raises StoreError; then they are changed until the app is left.
        """
        import msgspec

        from companion.content.catalog import table
        from companion.store import settings_file

        self.settings = msgspec.structs.replace(self.settings, **values)
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        return settings_file.write(self.places.settings, plain, table("settings")["comments"], self.now())

    def read_exercises(self) -> None:
        """Read the exercises anew when they are next asked for: a file of the person's own has changed."""
        vars(self).pop("_exercises", None)

    def close(self) -> None:
        """Close the notebook, if it was opened."""
        if self._notebook:
            self._notebook.close()
