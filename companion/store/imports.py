"""Reads the documents of an export in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from companion.store.codec import SCHEMA, Document
from companion.store.disk import Disk
from companion.store.errors import Problem, StoreError


class _Export(msgspec.Struct):
    companion: dict[str, Any]
    entries: list[msgspec.Raw]
    removed: list[msgspec.Raw] = []


def read_export(disk: Disk, path: Path, progress: Callable[[int], None]) -> Iterator[Document]:
    """Return the documents of an export; an item that is none is empty. Raises StoreError.

    `progress` is called with the number of documents so far, each thousand.
    """
    try:
        export = msgspec.json.decode(disk.read_existing(path), type=_Export)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise StoreError(Problem.NOT_UNDERSTOOD, path) from None
    schema = export.companion.get("schema")
    if type(schema) is not int or schema > SCHEMA:
        problem = Problem.NEWER_VERSION if type(schema) is int else Problem.NOT_UNDERSTOOD
        raise StoreError(problem, path)
    return _documents(export, progress)


def _documents(export: _Export, progress: Callable[[int], None]) -> Iterator[Document]:
    for number, raw in enumerate((*export.removed, *export.entries), 1):
        document = msgspec.json.decode(raw)
        yield document if isinstance(document, dict) else {}
        if number % 1000 == 0:
            progress(number)
