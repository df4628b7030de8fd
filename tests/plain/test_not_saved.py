"""What can't be written, in plain mode."""

from __future__ import annotations

from pathlib import Path

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.front import Left
from companion.store.errors import Problem, StoreError
from tests.plain.typed import walked
from tests.still import Still

ERROR = StoreError(Problem.DISK_FULL, Path("/notebook/2026-11.json"), "ENOSPC")


def test_the_person_says_what_to_do(context: Context, still: Still) -> None:
    def decided(*typed: str) -> object:
        return walked(context, still, lambda front: front.not_saved(ERROR), *typed)[1]

    assert [decided(each) for each in ("", "b", "1", "try again")] == ["retry"] * 4
    assert decided("3") == "discard"
    assert decided("2", "/tmp/entry.json") == Path("/tmp/entry.json")
    assert decided("2", "", "1") == "retry"


def test_who_leaves_there_is_told_that_it_was_not_saved(context: Context, still: Still) -> None:
    told, left = walked(context, still, lambda front: front.not_saved(ERROR), "q")
    assert left is Left
    assert told.endswith("> q\n" + phrase("not_saved.left", path=ERROR.path) + "\n")
