"""JSON: everything, with what this version doesn't know, so that an import is identical."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from companion.export.documents import Details
from companion.store.codec import SCHEMA, Document
from companion.store.errors import Problem, StoreError, telling
from companion.store.merge import Merged
from companion.store.notebook import Notebook


def as_json(documents: Iterable[Document], details: Details) -> Iterator[bytes]:
    """Yield the documents as they are, and the ids and times of removed ones."""
    yield b'{\n"companion": {"schema": %d},\n"removed": [' % SCHEMA
    yield from _items(details.removed)
    yield b'],\n"entries": ['
    yield from _items(documents)
    yield b"]\n}\n"


def _items(documents: Iterable[Document]) -> Iterator[bytes]:
    separator = b"\n"
    for document in documents:
        yield separator + msgspec.json.encode(document)
        separator = b",\n"
    if separator != b"\n":
        yield b"\n"


class _Export(msgspec.Struct):
    companion: dict[str, Any]
    entries: list[msgspec.Raw]
    removed: list[msgspec.Raw] = []


def import_file(
    notebook: Notebook, path: Path, progress: Callable[[int], None] = lambda done: None
) -> Merged:
    """Merge a JSON export into the notebook; the same one again changes nothing.

    `progress` is called with the number of entries read. Raises StoreError: `not_understood` for a file
    that is no export, `newer_version` for one of a newer app.
    """
    with telling(path):
        raw = path.read_bytes()
    try:
        export = msgspec.json.decode(raw, type=_Export)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise StoreError(Problem.NOT_UNDERSTOOD, path) from None
    schema = export.companion.get("schema")
    if type(schema) is not int or schema > SCHEMA:
        problem = Problem.NEWER_VERSION if type(schema) is int else Problem.NOT_UNDERSTOOD
        raise StoreError(problem, path)
    return notebook.take_in(_each(export, progress), only_readable=True)


def _each(export: _Export, progress: Callable[[int], None]) -> Iterator[Document]:
    for number, raw in enumerate((*export.removed, *export.entries), 1):
        document = msgspec.json.decode(raw)
        yield document if isinstance(document, dict) else {}
        if number % 1000 == 0:
            progress(number)
