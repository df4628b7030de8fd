"""A TinyDB storage for one month file: whole or not there, private, with the version before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb.storages import Storage

from companion.store import files
from companion.store.errors import Problem, StoreError, telling
from companion.store.migrating import migrate
from companion.store.shape import SCHEMA, Broken, Pieces, Tables, decode, empty, encode, schema_of


class MonthStorage(Storage):
    """Keeps what TinyDB writes. Usable by itself: `TinyDB(path, storage=MonthStorage)`.

    TinyDB's own storage overwrites the file in place, takes an empty file for an empty database and hands
    out what it keeps; this one does none of the three. `version` is the schema on disk, None without a file.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.version: int | None = None
        self.in_memory_only = False
        self.older_copy: Path | None = None
        self._tables: Tables | None = None
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
        if self._tables is None or not self.is_current():
            self._load()
        return dict(self._tables) if self._tables is not None else None

    def _load(self) -> None:
        with telling(self.path):
            seen = files.signature(self.path)
            raw = self.path.read_bytes() if seen is not None else None
        tables = None
        if raw is not None:
            try:
                tables = decode(raw)
            except Broken:
                raise StoreError(Problem.BROKEN, self.path) from None
        self.version = None if tables is None else schema_of(tables)
        self._tables = None if tables is None else migrate(tables)
        self._seen, self._pieces, self.in_memory_only = seen, {}, False

    def hold(self, tables: Tables) -> None:
        """Show these tables although the disk has others: a broken month that can't be mended now."""
        with telling(self.path):
            self._seen = files.signature(self.path)
        self._tables, self.version, self.in_memory_only = tables, SCHEMA, True

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
        if self.version is not None and self.version > SCHEMA:
            raise StoreError(Problem.NEWER_VERSION, self.path)
        data = encode(tables, self._pieces)
        self._keep_older_copy()
        if purge:
            # The backup first: killed in between, the entry is still there, and can be removed again.
            files.replace(files.backup_of(self.path), data)
        files.replace(self.path, data, keep_backup=not purge)
        with telling(self.path):
            self._seen = files.signature(self.path)
        self._tables, self.version = tables, schema_of(tables)

    def _keep_older_copy(self) -> None:
        """Keep a month of an older version beside its migrated one."""
        if self.version is None or self.version >= SCHEMA:
            return
        copy = self.path.with_name(f"{self.path.name}.schema-{self.version}")
        with telling(copy):
            if not copy.exists():
                files.replace(copy, self.path.read_bytes())
        self.older_copy = copy
