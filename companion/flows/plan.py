"""Writes the person's own plan into its file, one part at a time; all else in the file stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from companion.content.catalog import phrase, table
from companion.content.plan import PARTS
from companion.flows.context import Context
from companion.store import settings_file


def save_text(context: Context, part: str, text: str) -> Path | None:
    """Write one part. Returns where a file that is no TOML was set aside, else None. Raises StoreError."""
    return _write(context, part, as_toml(text))


def as_toml(text: str) -> Any:
    """Return a text as it is written in TOML: several lines as such, where they are read as the same."""
    import tomlkit
    from tomlkit.exceptions import ParseError

    if "\n" in text:
        written = tomlkit.string(text, multiline=True).as_string()
        with suppress(ParseError):
            # A line break at the very beginning is no part of a text in TOML.
            lines = tomlkit.parse(f'text = """\n{written[3:]}')["text"]
            if lines == text:
                return lines
    return tomlkit.item(text)


def hide(context: Context, parts: Iterable[str]) -> Path | None:
    """Write which parts are hidden. Returns and raises as `save_text`."""
    hidden = set(parts)
    return _write(context, "hidden", [part for part in PARTS if part in hidden])


def _write(context: Context, name: str, value: object) -> Path | None:
    comments = {**table("plan")["headings"], "hidden": phrase("plan.comment")}
    return settings_file.write(context.places.plan, {name: value}, comments, context.now(), context.own)
