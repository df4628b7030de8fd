"""Writes settings.toml: a comment above each value, and whatever else stands in the file left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from companion.store import files
from companion.store.errors import telling


def write(path: Path, values: Mapping[str, Any], comments: Mapping[str, str], now: datetime) -> Path | None:
    """Set values in the file; gives the path to which a file that is no TOML was put aside, else None.

    A value that is new in the file gets its comment above it. Raises StoreError.
    """
    import tomlkit

    files.make_folder(path.parent)
    document, put_aside = _read(path, now)
    for name, value in values.items():
        if name in document:
            document[name] = value
            continue
        above_tables = tomlkit.document()
        for line in comments.get(name, "").splitlines():
            above_tables.add(tomlkit.comment(line))
        above_tables.add(name, value)
        above_tables.add(tomlkit.nl())
        document = _joined(above_tables.as_string(), document.as_string())
    files.replace(path, document.as_string().encode())
    return put_aside


def _joined(new: str, old: str) -> Any:
    """Put new values after the plain ones and before the first table, where TOML lets them stand."""
    import tomlkit

    lines = old.splitlines(keepends=True)
    at = next((index for index, line in enumerate(lines) if line.startswith("[")), len(lines))
    while at and lines[at - 1].startswith("#"):
        at -= 1
    before = "".join(lines[:at])
    return tomlkit.parse(
        before + ("\n" if before and not before.endswith("\n") else "") + new + "".join(lines[at:])
    )


def _read(path: Path, now: datetime) -> tuple[Any, Path | None]:
    import tomlkit
    from tomlkit.exceptions import ParseError

    with telling(path):
        try:
            return tomlkit.parse(path.read_bytes().decode("utf-8-sig")), None
        except FileNotFoundError:
            return tomlkit.document(), None
        except (ParseError, UnicodeDecodeError, ValueError):
            put_aside = files.aside(path, "unreadable", now)
            path.rename(put_aside)
            return tomlkit.document(), put_aside
