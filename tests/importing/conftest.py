from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.core.entry import CheckIn
from companion.importing import BadRow, Imported, Source, open_file, read
from companion.store.notebook import Notebook

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
ZONE = timezone(timedelta(hours=1))


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "data" / "notebook", now=lambda: NOW)


Opened = Callable[..., Source]


@pytest.fixture
def opened(notebook: Notebook, tmp_path: Path) -> Opened:
    """Write a file and open it for an import; its times are in a zone an hour ahead of UTC."""

    def write(content: str | bytes, **options: object) -> Source:
        path = tmp_path / "export"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        found = open_file(notebook, path)
        return Source(found.file, found.format, **({"zone": ZONE} | options))  # type: ignore[arg-type]

    return write


def rows(source: Source) -> tuple[list[CheckIn], list[BadRow]]:
    """Return the entries of a source, and the rows that can't be read."""
    every = list(read(source))
    good = [row.entry for row in every if isinstance(row, Imported)]
    return [each for each in good if isinstance(each, CheckIn)], [
        row for row in every if isinstance(row, BadRow)
    ]
