"""A TinyDB storage for one month file: whole or not there, private, with the version before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb.storages import Storage

from companion.store import files
from companion.store.codec import SCHEMA, Broken, Pieces, Tables, appended, decode, empty, encode, schema_of
from companion.store.errors import Problem, StoreError, telling
from companion.store.migrating import migrate
from companion.store.month import IN_MEMORY, Version


class MonthStorage(Storage):
    """Keeps what TinyDB writes. Usable by itself: `TinyDB(path, storage=MonthStorage)`.

    TinyDB's own storage overwrites the file in place, takes an empty file for an empty database and hands
    out what it keeps; this one does none of the three. `version` is what was read, None without a file.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.version: Version | None = None
        self.in_memory_only = False
        self.older_copy: Path | None = None
        self._seen: files.Signature | None = None
        self._gathered: Tables | None = None
        self._pieces: Pieces = {}

    def is_current(self) -> bool:
        """Say whether what was read is still what is on disk. Raises StoreError."""
        with telling(self.path):
            return files.signature(self.path) == self._seen

    def read(self) -> Tables | None:
        """Give the tables, None when there is no file yet; an older version comes migrated.

        Raises StoreError: `broken` for an empty file or one that is not whole.
        """
        if self._gathered is not None:
            return dict(self._gathered)
        if self.version is None or not self.is_current():
            self._load()
        return None if self.version is None else dict(self.version.tables)

    def _load(self) -> None:
        with telling(self.path):
            seen = files.signature(self.path)
            found = None if seen is None else IN_MEMORY.get((self.path, seen))
            raw = self.path.read_bytes() if seen is not None and found is None else None
        if raw is not None:
            try:
                tables = decode(raw)
            except Broken:
                raise StoreError(Problem.BROKEN, self.path) from None
            found = Version(migrate(tables), schema_of(tables), raw)
        self._hold(found, seen)
        self._pieces, self.in_memory_only = {}, False

    def _hold(self, version: Version | None, seen: files.Signature | None) -> None:
        self.version, self._seen = version, seen
        if version is not None and seen is not None:
            IN_MEMORY[self.path, seen] = version

    def show(self, tables: Tables) -> None:
        """Show these tables although the disk has others: a broken month that can't be mended now."""
        with telling(self.path):
            self._seen = files.signature(self.path)
        self.version, self.in_memory_only = Version(tables), True

    def write(self, data: Tables) -> None:
        """Keep the tables on disk, or for the end of `together`. Raises StoreError."""
        if self._gathered is not None:
            self._gathered = data
        else:
            self._commit(data, purge=False)

    @contextmanager
    def together(self, *, purge: bool = False) -> Iterator[None]:
        """Make several changes one write; none of them happens when one fails.

        `purge` lets go of the version before: what is gone from the month is gone from `.bak` as well.
        """
        self._gathered = before = self.read() or empty()
        try:
            yield
            gathered = self._gathered
        finally:
            self._gathered = None
        if gathered is not before:
            self._commit(gathered, purge=purge)

    def _commit(self, tables: Tables, *, purge: bool) -> None:
        old = self.version
        if old is not None and old.schema > SCHEMA:
            raise StoreError(Problem.NEWER_VERSION, self.path)
        data = appended(old.raw, old.tables, tables) if old is not None and old.schema == SCHEMA else None
        if data is None:
            data = encode(tables, self._pieces)
        self._keep_older_copy()
        if purge:
            # The backup first: killed in between, the entry is still there, and can be removed again.
            files.replace(files.backup_of(self.path), data)
        seen = files.replace(self.path, data, keep_backup=not purge)
        self._hold(Version(tables, schema_of(tables), data), seen)

    def _keep_older_copy(self) -> None:
        """Keep a month of an older version beside its migrated one."""
        if self.version is None or self.version.schema >= SCHEMA:
            return
        copy = self.path.with_name(f"{self.path.name}.schema-{self.version.schema}")
        with telling(copy):
            if not copy.exists():
                files.replace(copy, self.path.read_bytes())
        self.older_copy = copy
