"""Killed anywhere: what was confirmed is there, and every file opens."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from companion.store.codec import decode
from companion.store.drafts import Drafts
from companion.store.files import TEMPORARY
from companion.store.notebook import Notebook
from companion.store.paths import places
from companion.store.snapshots import list_snapshots
from tests.store.conftest import check_in

WRITER = """
import sys, itertools, msgspec
from datetime import UTC, datetime
from pathlib import Path
from companion.core.entry import CheckIn
from companion.store.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]))
say = lambda *what: print(*what, flush=True)
say("ready")
for number in itertools.count():
    at = datetime.now(UTC).astimezone()
    entry = CheckIn(id=notebook.new_id(at), at=at, note="n" * 500)
    notebook.add(entry)
    say("added", entry.id)
    notebook.change(msgspec.structs.replace(entry, note="c" * 700))
    say("changed", entry.id)
    if number % 4 == 3:
        notebook.remove(entry.id)
        say("removed", entry.id)
"""


def kill_while_writing(folder: Path, after: float) -> dict[str, str]:
    """Let a process write until it is killed, seconds after its first word; return what it confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(after)
    process.kill()
    confirmed = {}
    for line in process.stdout.read().splitlines():
        words = line.split()
        if len(words) == 2 and len(words[1]) == 31:
            confirmed[words[1]] = words[0]
    process.wait()
    process.stdout.close()
    return confirmed


def check_all(folder: Path, confirmed: dict[str, str], last: str) -> None:
    notebook = Notebook(folder)
    found = {entry.id: entry for entry in notebook.entries()}
    assert notebook.notices == [], "a kill leaves nothing to repair"
    for entry_id, state in list(confirmed.items()):
        if state == "removed":
            assert entry_id not in found
        elif entry_id in found:
            assert isinstance(found[entry_id], msgspec.Struct)
            assert found[entry_id].note[0] in ("c" if state == "changed" else "nc")
        else:
            # The one that was being worked on may be a step further than was confirmed.
            assert entry_id == last, "lost"
            confirmed[entry_id] = "removed"
    for path in folder.glob("2*.json*"):
        with TinyDB(path, access_mode="r") as db:
            db.table("entries").all()


def rounds(folder: Path, seed: int, kills: int, confirmations: int) -> None:
    chance, confirmed, done = random.Random(seed), {}, 0
    while done < confirmations or kills > 0:
        now = kill_while_writing(folder, chance.uniform(0.0, 0.12))
        confirmed.update(now)
        done += sum({"added": 1, "changed": 2, "removed": 3}[state] for state in now.values())
        kills -= 1
        check_all(folder, confirmed, max(now, default=""))
    notebook = Notebook(folder)
    notebook.add(check_in(notebook, "and on"))
    notebook.close()
    assert not list(folder.glob(f".*{TEMPORARY}"))


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments(tmp_path: Path, seed: int) -> None:
    rounds(tmp_path / "notebook", seed, kills=8, confirmations=150)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(10))
def test_killed_at_many_random_moments(tmp_path: Path, seed: int) -> None:
    rounds(tmp_path / "notebook", 100 + seed, kills=30, confirmations=600)


COPIER = """
import os, sys, itertools
from datetime import UTC, datetime, timedelta
from companion.core.entry import CheckIn
from companion.store.notebook import Notebook
from companion.store.paths import places
class Clock:
    at = datetime.fromisoformat(sys.argv[2])
    def __call__(self): return self.at
notebook = Notebook.open(places({"COMPANION_HOME": sys.argv[1]}), now=Clock())
print("ready", flush=True)
for number in itertools.count():
    at = datetime.now(UTC).astimezone()
    for month in range(3):
        there = at - timedelta(days=31 * month)
        word = f"[{os.getpid()}.{number}.{month}]"
        entry = CheckIn(id=notebook.new_id(there), at=there, note=word + "n" * 300)
        notebook.add(entry)
    print("added", flush=True)
    notebook.remove(entry.id)
    print("removed", word, flush=True)
    Clock.at += timedelta(days=1)
    if number % 3 == 2:
        notebook.close()
"""
"""A program that lives a day in some milliseconds: it makes, erases and thins snapshots most of the time."""


def kill_while_copying(root: Path, seed: int, kills: int, days: int) -> None:
    """Kill the program so often, and until it has made snapshots on so many days."""
    chance, at = random.Random(seed), datetime(2026, 11, 20, 12, tzinfo=UTC)
    where, removed, made = places({"COMPANION_HOME": str(root)}), set[str](), set[str]()
    while kills > 0 or len(made) < days:
        kills -= 1
        process = subprocess.Popen(
            [sys.executable, "-c", COPIER, str(root), at.isoformat()], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.2))
        process.kill()
        said = process.stdout.read().splitlines()
        process.wait()
        process.stdout.close()
        removed |= {line.split()[1] for line in said if line.startswith("removed [")}
        at += timedelta(days=len(said))
        assert Notebook.open(where).count() >= len(removed) * 2
        for snapshot in list_snapshots(where.snapshots):
            made.add(snapshot.name)
            for path in snapshot.paths:
                raw = path.read_bytes()
                decode(raw)
                assert removed.isdisjoint(re.findall(r"\[[0-9.]+\]", raw.decode()))
    Notebook.open(where, now=lambda: at).check_snapshots()
    assert not list(where.snapshots.rglob(f".*{TEMPORARY}"))
    assert len(list_snapshots(where.snapshots)) <= 12


def test_killed_while_making_a_snapshot(tmp_path: Path) -> None:
    kill_while_copying(tmp_path, 7, 5, 15)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(4))
def test_killed_while_making_many_snapshots(tmp_path: Path, seed: int) -> None:
    kill_while_copying(tmp_path, 100 + seed, 100, 40)


DRAFTER = """
import sys, itertools
from pathlib import Path
from companion.store.drafts import Drafts
drafts = Drafts(Path(sys.argv[1]))
print("ready", flush=True)
for number in itertools.count():
    drafts.save("checkin", {"number": number, "note": "n" * 2000})
    print(number, flush=True)
"""


def test_a_draft_is_whole_after_a_kill(tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", DRAFTER, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.05))
        process.kill()
        lines = process.stdout.read().split(b"\n")[:-1]
        process.wait()
        process.stdout.close()
        drafts = Drafts(tmp_path)
        draft = drafts.get("checkin")
        if lines:
            assert draft is not None
            assert draft["number"] in (int(lines[-1]), int(lines[-1]) + 1)
        assert drafts.notices == []
