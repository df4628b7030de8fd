"""Writes settings into their TOML file, without touching what else is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from companion.store import files
from companion.store.disk import Disk
from companion.store.errors import translate_errors
from companion.store.settings import flat


def write(
    path: Path,
    values: Mapping[str, Any],
    comments: Mapping[str, str],
    now: datetime,
    disk: Disk | None = None,
) -> Path | None:
    """Set values in the file. Returns the path to which a file that is no TOML was set aside, else None.

    A value that is new in the file gets its comment above it. `disk` reads and writes it, where it may be
    encrypted. Raises StoreError.
    """
    import tomlkit

    disk = disk or Disk()
    files.make_folder(path.parent)
    document, aside = _read_document(disk, path, now)
    for name, value in values.items():
        if isinstance(value, Mapping):
            _write_table(document, name, value, comments.get(name, ""))
        elif name in document:
            document[name] = value
        else:
            comment = "".join(f"# {line}\n" for line in comments.get(name, "").splitlines())
            new = f"{comment}{name} = {tomlkit.item(value).as_string()}\n\n"
            document = _joined(new, document.as_string())
    disk.replace(path, document.as_string().encode())
    return aside


def _write_table(document: Any, name: str, values: Mapping[str, Any], comment: str) -> None:
    """Set the values of a table and leave out what is not among them, with the comments that are there."""
    import tomlkit

    if not isinstance(document.get(name), dict):
        document.pop(name, None)
        document[name] = tomlkit.table()
        for line in comment.splitlines():
            document[name].add(tomlkit.comment(line))
    table = document[name]
    before = flat(table)
    for key in before:
        if before[key] != values.get(key):
            _remove(table, key)
    for key, value in values.items():
        if before.get(key) != value:
            table[key] = value


def _remove(table: Any, key: str) -> None:
    """Remove a key as `flat` names it, which may be one within tables."""
    if key in table:
        del table[key]
        return
    first, _, rest = key.partition(".")
    _remove(table[first], rest)


def _joined(new: str, old: str) -> Any:
    """Return a document with new values after the plain ones and before the first table, as TOML demands."""
    import tomlkit

    lines = old.splitlines(keepends=True)
    at = next((index for index, line in enumerate(lines) if line.startswith("[")), len(lines))
    while at and lines[at - 1].startswith("#"):
        at -= 1
    before = "".join(lines[:at])
    end_of_line = "\n" if before and not before.endswith("\n") else ""
    return tomlkit.parse(before + end_of_line + new + "".join(lines[at:]))


def _read_document(disk: Disk, path: Path, now: datetime) -> tuple[Any, Path | None]:
    import tomlkit
    from tomlkit.exceptions import ParseError

    place = disk.place(path)
    if aside := files.move_odd(place):
        return tomlkit.document(), aside
    with translate_errors(place):
        try:
            return tomlkit.parse((disk.read(path) or b"").decode("utf-8-sig")), None
        except (ParseError, ValueError, RecursionError):
            aside = files.aside_name(place, "unreadable", now)
            files.rename(place, aside)
            return tomlkit.document(), aside
