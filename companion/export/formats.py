"""The notebook as one file: JSON, which is complete and can come back, CSV and Markdown, to read elsewhere.

Each format is an iterator of parts of about 64 KB, so that 100,000 entries need no more memory than one
month. `save` puts the parts into a private file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec

from companion.core.entry import Entry
from companion.export.as_csv import COLUMNS, as_csv_rows, flatten
from companion.store import files
from companion.store.codec import SCHEMA, Document
from companion.store.documents import Unreadable, to_document, to_entry
from companion.store.errors import Problem, StoreError, telling
from companion.store.merge import Merged
from companion.store.notebook import Notebook

Kind: TypeAlias = Literal["practice", "checkin", "after"]
Form: TypeAlias = Literal["json", "csv", "markdown"]
Label: TypeAlias = Callable[[str], str]
"""Gives the words for a field such as `rating.state`."""

PART = 64 * 1024


def as_json(
    notebook: Notebook,
    since: datetime | None = None,
    until: datetime | None = None,
    kind: Kind | None = None,
) -> Iterator[bytes]:
    """Give everything, what this version doesn't know too, newest first; `since` <= time < `until`.

    Without a filter, the ids and times of removed entries come along, so that an import is identical.
    """
    complete = since is None and until is None and kind is None
    entries = _of_kind(notebook.documents(since, until), kind)
    return _gathered(_json_lines(entries, notebook.removals() if complete else ()))


def _json_lines(entries: Iterable[Document], removed: Iterable[Document]) -> Iterator[bytes]:
    yield b'{\n"companion": {"schema": %d},\n"removed": [' % SCHEMA
    yield from _json_items(removed)
    yield b'],\n"entries": ['
    yield from _json_items(entries)
    yield b"]\n}\n"


def _json_items(documents: Iterable[Document]) -> Iterator[bytes]:
    separator = b"\n"
    for document in documents:
        yield separator + msgspec.json.encode(document)
        separator = b",\n"
    if separator != b"\n":
        yield b"\n"


def as_csv(
    notebook: Notebook,
    since: datetime | None = None,
    until: datetime | None = None,
    kind: Kind | None = None,
) -> Iterator[bytes]:
    """Give a table with a header, a row for each entry, UTF-8; body as `chest=tight,warm; jaw=`."""
    entries = (flatten(d) for d in _readable(_of_kind(notebook.documents(since, until), kind)))
    return _gathered(as_csv_rows(entries))


def as_markdown(
    notebook: Notebook,
    since: datetime | None = None,
    until: datetime | None = None,
    kind: Kind | None = None,
    label: Label = str,
) -> Iterator[bytes]:
    """Give a text to read, a heading for each entry, its fields under the words that `label` has for them."""
    documents = _readable(_of_kind(notebook.documents(since, until), kind))
    return _gathered(_markdown_entry(document, label) for document in documents)


def documents_as(form: Form, documents: Iterable[Document], label: Label = str) -> Iterator[bytes]:
    """Give chosen documents, readable ones only, in a form; for what a person has filtered."""
    if form == "json":
        return _gathered(_json_lines(documents, ()))
    if form == "csv":
        return _gathered(as_csv_rows(flatten(document) for document in documents))
    return _gathered(_markdown_entry(document, label) for document in documents)


def _markdown_entry(document: Document, label: Label) -> bytes:
    flat = flatten(document)
    at = datetime.fromisoformat(flat["at"])
    lines = [f"## {at:%Y-%m-%d %H:%M} · {label(flat['kind'])}", ""]
    lines += [
        f"- {label(c)}: {' '.join(flat[c].split())}" for c in COLUMNS if flat.get(c) and c not in _ABOVE
    ]
    if flat.get("note"):
        lines += ["", *(f"> {line}".rstrip() for line in flat["note"].splitlines())]
    return ("\n".join(lines).replace("\n\n\n", "\n\n") + "\n\n").encode()


_ABOVE = {"id", "kind", "at", "changed", "note"}


def save(path: Path, parts: Iterable[bytes]) -> None:
    """Write parts to a file of one's own choice, 0600, whole or not at all. Raises StoreError."""
    with telling(path):
        if not path.parent.is_dir():
            raise StoreError(Problem.FOLDER_GONE, path.parent)
        if path.is_dir():
            raise StoreError(Problem.IS_A_FOLDER, path)
        if path.exists() and not path.is_file():
            # A pipe or a terminal is written to; only files are replaced.
            with path.open("wb") as stream:
                stream.writelines(parts)
            return
    files.replace(path, parts)


def save_elsewhere(entry: Entry, path: Path) -> None:
    """Write one entry where the person says, as an export that `import_file` reads. Raises StoreError.

    `file_there` among them: two entries that couldn't be kept may well be sent to the same name.
    """
    place = elsewhere(entry, path)
    with telling(place):
        if place.is_file():
            raise StoreError(Problem.FILE_THERE, place)
    save(place, _json_lines([to_document(entry)], ()))


def elsewhere(entry: Entry, path: Path) -> Path:
    """Name the file that an entry gets: in a folder, one of its own."""
    with telling(path):
        return path / f"companion-{entry.id}.json" if path.is_dir() else path


class _Export(msgspec.Struct):
    companion: dict[str, Any]
    entries: list[msgspec.Raw]
    removed: list[msgspec.Raw] = []


def import_file(
    notebook: Notebook, path: Path, progress: Callable[[int], None] = lambda done: None
) -> Merged:
    """Merge an export of `as_json` or `save_elsewhere`; the same one again changes nothing.

    `progress` hears how many entries have been read. Raises StoreError: `not_understood` for a file that
    is no export, `newer_version` for one of a newer app.
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


def _of_kind(documents: Iterable[Document], kind: Kind | None) -> Iterator[Document]:
    return (d for d in documents if kind is None or d.get("kind") == kind)


def _readable(documents: Iterable[Document]) -> Iterator[Document]:
    """Leave out what isn't an entry of this version; the JSON has it."""
    for document in documents:
        try:
            to_entry(document)
        except Unreadable:
            continue
        yield document


def _gathered(lines: Iterable[bytes]) -> Iterator[bytes]:
    waiting: list[bytes] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= PART:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)
