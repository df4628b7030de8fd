"""The disk with the notebook is missing: its empty place is no new notebook, and nothing is written there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from companion.content.catalog import phrase
from companion.core.entry import CheckIn, Rating, State
from companion.core.questions import Go
from companion.flows.context import Context
from companion.flows.entries import check_in
from companion.flows.front import Left
from companion.flows.ground import ground
from companion.store.doctor import examine
from companion.store.errors import Problem, StoreError
from companion.store.notebook import Notebook
from tests.flows.script import At, Decides, Rates, Runs, Script, run

NOTE = At("note", "said meanwhile", Go.SAVE)


@pytest.fixture(params=["notebook", "data"])
def unplug(request: pytest.FixtureRequest, context: Context, tmp_path: Path) -> Callable[[], None]:
    """Save an entry, and take the disk away: what is called brings it back."""
    at = context.now()
    for words in ("before", "and one more"):
        entry = CheckIn(id=context.notebook.new_id(at), at=at, note=words)
        context.notebook.add(entry)
    disk, far = getattr(context.places, request.param), tmp_path / "far"
    disk.rename(far)
    disk.mkdir()

    def back() -> None:
        assert [path for path in disk.rglob("*") if path.is_file()] == []
        for path in sorted(disk.rglob("*"), reverse=True):
            path.rmdir()
        disk.rmdir()
        far.rename(disk)

    return back


def window(context: Context) -> Context:
    return Context(context.places, now=context.now, clock=context.clock, choose=context.choose)


def test_nothing_is_written_in_an_empty_place(context: Context, unplug: Callable[[], None]) -> None:
    other = window(context)
    at = other.now()
    for write in (
        lambda: other.notebook.add(CheckIn(id=other.notebook.new_id(at), at=at)),
        lambda: other.drafts.save("one", {"note": "words"}),
        other.notebook.merge_copies,
    ):
        with pytest.raises(StoreError) as error:
            write()
        assert error.value.problem is Problem.NOTEBOOK_GONE
    assert other.locks.acquire("one")
    other.locks.release("one")
    found = examine(other.places, other.now)
    assert found.problem
    assert found.problem.problem is Problem.NOTEBOOK_GONE
    unplug()
    assert len(list(window(context).notebook.entries())) == 2


def test_grounding_asks_nothing_and_says_that_it_was_not_saved(
    context: Context, unplug: Callable[[], None]
) -> None:
    script = Script(Runs(), Rates(None, Rating(State.SETTLED)))
    with suppress(Left):
        run(ground(script, window(context)))
    assert script.replies == []
    assert phrase("not_saved.gone") in script.sentences
    unplug()


def test_a_check_in_says_so_first_and_is_saved_once_the_disk_is_back(
    context: Context, unplug: Callable[[], None]
) -> None:
    script = Script(
        At("rating", Rating(State.SETTLED)), At("body"), At("feelings"), NOTE, Decides("retry", unplug)
    )
    with suppress(Left):
        run(check_in(script, window(context)))
    assert script.sentences[0] == phrase("not_saved.gone_first")
    assert script.replies == []
    found = [getattr(entry, "note", "") for entry in window(context).notebook.entries()]
    assert sorted(found) == ["and one more", "before", "said meanwhile"]


def test_one_who_leaves_where_it_is_asked_is_not_asked_again(
    context: Context, unplug: Callable[[], None]
) -> None:
    def leave() -> None:
        raise Left

    answers = At("rating", Rating(State.SETTLED)), At("body"), At("feelings"), NOTE
    script = Script(*answers, Decides("retry", leave), Decides("discard"))
    with suppress(Left):
        run(check_in(script, window(context)))
    assert len(script.replies) == 1
    unplug()


def test_the_first_notebook_of_all_needs_no_permission(context: Context) -> None:
    at = context.now()
    context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at))
    assert len(list(context.notebook.entries())) == 1


def test_a_folder_that_was_lost_beside_its_daily_copies_can_be_begun_anew(context: Context) -> None:
    at = context.now()
    for _ in range(2):
        context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at))
    (context.places.snapshots / "2026-11-01").mkdir(parents=True)
    context.places.notebook.rename(context.places.data / "lost")
    notebook = Notebook.open(context.places, now=context.now)
    notebook.add(CheckIn(id=notebook.new_id(at), at=at))
    assert len(list(notebook.entries())) == 1
