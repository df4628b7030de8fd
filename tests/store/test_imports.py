"""The documents of an export in JSON, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.store.codec import SCHEMA, Document
from companion.store.disk import Disk
from companion.store.errors import Problem, StoreError
from companion.store.sync import read_export


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Document]]:
    """Write an export and read it."""

    def written(content: Any, progress: Callable[[int], None] = lambda _: None) -> list[Document]:
        path = tmp_path / "export.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return list(read_export(Disk(), path, progress))

    return written


def export(*entries: Any, schema: object = SCHEMA, **others: Any) -> dict[str, Any]:
    return {"companion": {"schema": schema}, "entries": list(entries), **others}


def test_removals_come_before_entries_and_what_is_none_is_empty(read: Callable[..., list[Document]]) -> None:
    assert read(export({"id": "a"}, 3, None, removed=[{"id": "b"}])) == [{"id": "b"}, {"id": "a"}, {}, {}]


def test_progress_is_reported_each_thousand(read: Callable[..., list[Document]]) -> None:
    reported: list[int] = []
    assert len(read(export(*[{}] * 2001, removed=[{}] * 100), reported.append)) == 2101
    assert reported == [1000, 2000]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", Problem.NOT_UNDERSTOOD),
        ("[" * 100_000, Problem.NOT_UNDERSTOOD),
        ({"entries": []}, Problem.NOT_UNDERSTOOD),
        ({"companion": {}, "entries": []}, Problem.NOT_UNDERSTOOD),
        (export(schema="1"), Problem.NOT_UNDERSTOOD),
        (export(schema=True), Problem.NOT_UNDERSTOOD),
        (export(schema=SCHEMA + 1), Problem.NEWER_VERSION),
    ],
)
def test_what_is_no_export_of_this_version_is_refused(
    read: Callable[..., list[Document]], content: Any, problem: Problem
) -> None:
    with pytest.raises(StoreError) as error:
        read(content)
    assert error.value.problem is problem


def test_an_absent_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        list(read_export(Disk(), tmp_path / "absent", lambda _: None))
    assert error.value.problem is Problem.FOLDER_GONE
