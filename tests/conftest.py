"""How many processes run the tests, and that none is in a hurry."""

from __future__ import annotations

import gc
import os
import sys
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from companion.flows.context import Context

# The machine may have other work to do; how fast something is, `tests/bench` measures.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# The programs that the tests start, and the processes that run them, would compile every module anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What a key saves to a file of the person's own, as an export, lands here; all processes of a run share it.
if "PYTEST_XDIST_WORKER" not in os.environ:
    HOME = TemporaryDirectory(prefix="companion-home-")
    os.environ |= dict.fromkeys(("HOME", "USERPROFILE"), HOME.name)

# Whatever language the machine speaks, the tests read English.
os.environ |= dict.fromkeys(("LC_ALL", "LANG"), "C.UTF-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in a pseudo-terminal as one for POSIX, and skip these on Windows."""
    skip = pytest.mark.skip(reason="Windows has no pseudo-terminals, rights or signals of this kind")
    for item in items:
        if "terminal" in getattr(item, "fixturenames", ()):
            item.add_marker("posix")
        if os.name == "nt" and item.get_closest_marker("posix"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find no program that speaks: a key may ask for one on a machine that has it."""
    monkeypatch.setattr("companion.flows.voice.PROGRAMS", ())


@pytest.fixture
def sealed(context: Context, monkeypatch: pytest.MonkeyPatch) -> Context:
    """A notebook with one entry, sealed and locked."""
    from companion.core.entry import CheckIn
    from tests.store.seal import MARK, seal_quickly

    at = context.now()
    context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at, note=MARK))
    seal_quickly(context.places, monkeypatch)
    return context


def pytest_xdist_auto_num_workers() -> int:
    """Return two for each core: a test of a screen or a terminal spends most of its time waiting."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lasts as long as the process: modules and the tests themselves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
