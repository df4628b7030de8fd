"""Any order of anything beside plain dicts, sealed and opened and killed on the way, in two windows."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from companion.core.entry import CheckIn
from companion.export import export
from companion.export.documents import Details
from companion.export.save import save
from companion.flows.context import Context
from companion.store import files, keys
from companion.store.age import AgeSeal
from companion.store.disk import Disk
from companion.store.errors import Locked
from companion.store.forget import delete, find_ours
from companion.store.notebook import Notebook
from companion.store.own import are_sealed
from companion.store.paths import RECIPIENT, places
from companion.store.sealing import encrypted_files, make_sealed, open_own, seal_own, turn_off
from tests.store.conftest import NOON, Clock
from tests.store.kill import killed_at
from tests.store.seal import MARK, be_quick, plain_files

Save: TypeAlias = tuple[Callable[[], object], str, str | None]
"""A save, the entry that it is about, and the note that it has then."""
Versions: TypeAlias = dict[str, tuple[int, str | None]]
"""The number of the last change of each entry, and its note; None for a removed one."""

windows = st.integers(0, 1)
picks = st.integers(0, 1000)
days = st.integers(-40, 0)
words = st.text(max_size=4)
on_file = st.integers(0, 40)
DRAFTS = ("20261120T110000.000000-00000001", "20261120T110000.000000-00000002")
SAVES = st.sampled_from(["add", "change", "remove", "restore"])


def merged(months: Versions, waiting: Versions) -> Versions:
    return {i: max(months.get(i, (0, None)), waiting.get(i, (0, None))) for i in months | waiting}


def notes(months: Versions) -> dict[str, str]:
    return {i: note for i, (_, note) in months.items() if note is not None}


def as_draft(name: str, note: str) -> dict[str, object]:
    return {"entry": {"id": name, "kind": "checkin", "note": note}}


def is_sealed(machine: SealedAnyOrder) -> bool:
    return machine.has_seal


def is_plain(machine: SealedAnyOrder) -> bool:
    return not machine.has_seal


class SealedAnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.home = self.root / "home"
        self.places = places({"COMPANION_HOME": str(self.home)})
        self.clock = Clock()
        self.patch = pytest.MonkeyPatch()
        be_quick(self.patch)
        self.patch.setattr(os, "fsync", lambda descriptor: None)
        self.patch.setattr(files, "rename", self.renamed(files.rename))
        self.open = [self.window() for _ in range(2)]
        self.months: Versions = {}
        self.waiting: Versions = {}
        self.drafts: dict[str, str] = {}
        self.removed: dict[str, CheckIn] = {}
        self.plan: str | None = None
        self.secrets: set[str] = set()
        self.may_write_plain = False
        self.count = 0

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.root)

    def window(self) -> Context:
        return Context(self.places, now=self.clock)

    @property
    def has_seal(self) -> bool:
        return AgeSeal(self.places).is_on

    @property
    def private(self) -> Path:
        """The folder in which nothing is plain: all of it once own files are sealed too."""
        return self.home if are_sealed(self.places) else self.places.data

    def renamed(self, rename: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
        def checked(old: Path, new: Path) -> None:
            if self.private in old.parents and self.has_seal and not self.may_write_plain:
                assert MARK.encode() not in old.read_bytes(), "a temporary file"
            rename(old, new)

        return checked

    def say(self, text: str) -> str:
        self.count += 1
        return f"{MARK} {self.count} {text}"

    def merge_all(self) -> None:
        self.months, self.waiting = merged(self.months, self.waiting), {}

    def settle(self, *possible: Versions) -> Context:
        """Whatever was killed, it goes on in the next window, and nothing is lost; return an open one."""
        if self.has_seal and not (self.places.config / RECIPIENT).exists():
            # Killed just before that is written or deleted, a notebook without entries seems to have lost it.
            assert self.window().unlock(min(self.secrets))
        self.window().notebook.merge_copies()
        self.nothing_is_plain()
        reader = self.window()
        assert not self.has_seal or reader.unlock(min(self.secrets))
        reader.notebook.merge_copies()
        found = {e.id: getattr(e, "note", "") for e in reader.notebook.entries()}
        choices = [merged(each, self.waiting) for each in possible]
        assert found in [notes(each) for each in choices]
        self.months = next(each for each in choices if notes(each) == found)
        self.waiting = {}
        return reader

    def saving(
        self, what: str, window: int, number: int, text: str
    ) -> tuple[Callable[[], object], str, str | None]:
        """Return a save, the entry that it is about, and the note that it has then."""
        notebook, note = self.open[window].notebook, self.say(text)
        there = sorted(i for i in self.months | self.waiting if notebook.get(i))
        if what == "restore" and self.removed:
            entry_id = sorted(self.removed)[number % len(self.removed)]
            entry = self.removed.pop(entry_id)
            return lambda: notebook.restore(entry), entry_id, entry.note
        if what in ("change", "remove") and there:
            entry_id = there[number % len(there)]
            entry = notebook.get(entry_id)
            assert isinstance(entry, CheckIn)
            if what == "remove":
                self.removed[entry_id] = entry
                return lambda: notebook.remove(entry_id), entry_id, None
            changed = msgspec.structs.replace(entry, note=note)
            return lambda: notebook.change(changed), entry_id, note
        at = NOON - timedelta(days=number % 40)
        entry = CheckIn(id=notebook.new_id(at), at=at, note=note)
        return lambda: notebook.add(entry), entry.id, note

    @rule(what=SAVES, window=windows, number=picks, text=words)
    def save(self, what: str, window: int, number: int, text: str) -> None:
        where = self.waiting if self.open[window].is_locked else self.months
        call, entry_id, note = self.saving(what, window, number, text)
        call()
        where[entry_id] = self.count, note

    @rule(what=SAVES, window=windows, number=picks, text=words, at=on_file)
    def save_killed(self, what: str, window: int, number: int, text: str, at: int) -> None:
        where = self.waiting if self.open[window].is_locked else self.months
        call, entry_id, note = self.saving(what, window, number, text)
        after = {entry_id: (self.count, note)}
        if killed_at(at, call):
            self.open[window] = self.window()
            reader = self.settle(self.months, merged(self.months, after))
            if note is None and reader.notebook.get(entry_id):
                # The backup lacks it already: a month that is torn now would too.
                reader.notebook.remove(entry_id)
                self.months |= after
        else:
            where |= after

    @rule(window=windows, text=words, at=on_file, is_killed=st.booleans())
    def draft(self, window: int, text: str, at: int, is_killed: bool) -> None:
        """Each window has its own; what it can't read it doesn't overwrite."""
        context, name, new = self.open[window], DRAFTS[window], self.say(text)
        before = self.drafts.get(name)
        write = lambda: context.drafts.save(name, as_draft(name, new))  # noqa: E731
        if context.is_locked and before and not context.drafts.is_known(name):
            with pytest.raises(Locked):
                write()
        elif is_killed and killed_at(at, write):
            self.open[window] = self.window()
            reader = self.settle(self.months)
            if reader.drafts.get(name) != (before and as_draft(name, before)):
                self.drafts[name] = new
        else:
            if not is_killed:
                write()
            self.drafts[name] = new

    @rule(window=windows)
    def discard_the_draft(self, window: int) -> None:
        self.open[window].drafts.delete(DRAFTS[window])
        self.drafts.pop(DRAFTS[window], None)

    @rule()
    def next_day(self) -> None:
        self.clock.at += timedelta(days=1)

    @rule(window=windows)
    def reopen(self, window: int) -> None:
        self.open[window].close()
        self.open[window] = self.window()

    @rule(window=windows)
    def lock(self, window: int) -> None:
        self.open[window].lock()

    @rule(window=windows, number=picks)
    def unlock(self, window: int, number: int) -> None:
        if self.open[window].is_locked:
            assert not self.open[window].unlock("something else")
            assert self.open[window].unlock(sorted(self.secrets)[number % len(self.secrets)])
            self.merge_all()

    @rule(window=windows)
    def merge(self, window: int) -> None:
        self.open[window].notebook.merge_copies()
        if not self.open[window].is_locked:
            self.merge_all()

    def plan_of(self, context: Context) -> str | None:
        raw = context.own.read(self.places.plan)
        return None if raw is None else raw.decode()

    @rule(window=windows, text=words, at=on_file, is_killed=st.booleans())
    def write_the_plan(self, window: int, text: str, at: int, is_killed: bool) -> None:
        """What is locked is not changed: the passphrase is asked for first."""
        context, new = self.open[window], f'notice = "{self.say(text.encode().hex())}"'
        if context.own.is_locked:
            with pytest.raises(Locked) if self.plan else nullcontext():
                self.plan_of(context)
            return
        files.make_folder(self.places.config)
        write = lambda: context.own.replace(self.places.plan, new.encode())  # noqa: E731
        if is_killed and killed_at(at, write):
            self.open[window] = self.window()
            found = self.plan_of(self.settle(self.months))
            assert found in (self.plan, new)
            self.plan = found
        else:
            if not is_killed:
                write()
            self.plan = new

    # Sealing

    def sealing(self, *, own: bool) -> tuple[Callable[[], None], set[str]]:
        """Return what seals, as the command does, and what opens it then."""
        passphrase = f"words {self.count}"
        key = keys.make_key(passphrase)

        def seal() -> None:
            assert make_sealed(self.places, key, passphrase, own=own)

        self.count += 1
        return seal, {passphrase, key.code}

    @precondition(is_plain)
    @rule(own=st.booleans())
    def seal(self, own: bool) -> None:
        seal, self.secrets = self.sealing(own=own)
        seal()

    @precondition(is_plain)
    @rule(own=st.booleans(), at=st.integers(0, 150))
    def seal_killed(self, own: bool, at: int) -> None:
        seal, secrets = self.sealing(own=own)
        was_killed = killed_at(at, seal)
        if self.has_seal:
            self.secrets = secrets
        if was_killed:
            self.settle(self.months)

    def unsealing(self, window: int) -> Callable[[], None]:
        context = self.open[window]
        self.unlock(window, 1)
        return lambda: self.assert_none(turn_off(self.places, context.seal, context.notebook))

    @staticmethod
    def assert_none(left: list[Path]) -> None:
        assert left == []

    @precondition(is_sealed)
    @rule(window=windows)
    def unseal(self, window: int) -> None:
        unseal = self.unsealing(window)
        self.may_write_plain = True
        unseal()
        self.may_write_plain = False
        self.merge_all()
        assert not self.has_seal
        assert encrypted_files(self.places) == []

    @precondition(is_sealed)
    @rule(window=windows, at=st.integers(0, 150))
    def unseal_killed(self, window: int, at: int) -> None:
        unseal = self.unsealing(window)
        self.may_write_plain = True
        was_killed = killed_at(at, unseal)
        self.may_write_plain = False
        if was_killed:
            self.open[window] = self.window()
            self.settle(self.months)
        else:
            self.merge_all()

    @precondition(is_sealed)
    @rule(window=windows, at=on_file, is_killed=st.booleans())
    def seal_or_open_own(self, window: int, at: int, is_killed: bool) -> None:
        context = self.open[window]
        self.unlock(window, 1)
        self.may_write_plain = opens = are_sealed(self.places)

        def work() -> None:
            if opens:
                assert open_own(self.places, context.seal) == []
            else:
                seal_own(self.places)

        was_killed = is_killed and killed_at(at, work)
        if not is_killed:
            work()
            assert are_sealed(self.places) != opens
        self.may_write_plain = False
        if was_killed:
            self.open[window] = self.window()
            self.settle(self.months)

    @precondition(is_sealed)
    @rule(window=windows, at=on_file, is_killed=st.booleans())
    def change_the_passphrase(self, window: int, at: int, is_killed: bool) -> None:
        """Killed in between, the old or the new one opens it, and the code in any case."""
        context, passphrase = self.open[window], f"words {self.count}"
        self.unlock(window, 0)
        code = {secret for secret in self.secrets if keys.as_code(secret)}
        self.count += 1
        change = lambda: keys.change_passphrase(self.places, context.seal, passphrase)  # noqa: E731
        if is_killed and killed_at(at, change):
            self.open[window] = self.window()
            self.secrets |= {passphrase}
        else:
            if not is_killed:
                change()
            self.secrets = {passphrase} | code
        opens = {secret for secret in self.secrets if keys.open_identity(self.places, secret)}
        assert len(opens) >= 2
        assert code <= opens
        assert is_killed or opens == self.secrets
        self.secrets = opens

    # Files from elsewhere

    @rule(window=windows, number=picks)
    def copy_of_a_plain_machine(self, window: int, number: int) -> None:
        """A machine that knows of no seal sends a month with one entry; the next window deals with it."""
        self.copy_from(Disk(), number)
        self.merge(window)

    @rule(number=picks)
    def copy_of_a_sealed_machine(self, number: int) -> None:
        self.copy_from(Disk(AgeSeal(self.places)), number)

    def copy_from(self, disk: Disk, number: int) -> None:
        at, note = NOON - timedelta(days=number % 40), self.say("there")
        other = Notebook(self.root / "other", now=self.clock)
        entry = CheckIn(id=other.new_id(at), at=at, note=note)
        other.add(entry)
        [month] = other.folder.glob("*.json")
        name = disk.name(f"{month.stem}.sync-conflict-{self.count}.json")
        files.make_folder(self.places.notebook)
        (self.places.notebook / name).write_bytes(disk._seal.encrypt(month.read_bytes()))
        shutil.rmtree(other.folder)
        self.waiting[entry.id] = self.count, note

    @precondition(is_sealed)
    @rule(window=windows)
    def window_of_the_version_before(self, window: int) -> None:
        """It has no notion of sealed notebooks, and writes a plain month: the next window encrypts it."""
        older, note = Notebook(self.places.notebook, now=self.clock), self.say("older")
        before = self.age_files()
        entry = CheckIn(id=older.new_id(NOON), at=NOON, note=note)
        self.may_write_plain = True
        older.add(entry)
        self.may_write_plain = False
        assert self.age_files() == before
        # The first one of a month is the month from then on.
        where = self.waiting if self.places.notebook / "2026-11.json.age" in before else self.months
        where[entry.id] = self.count, note
        self.merge(window)

    def age_files(self) -> dict[Path, bytes]:
        """Return every encrypted file that a killed process has not left."""
        paths = [path for path in self.home.rglob("*.age*") if not path.name.endswith(files.TEMPORARY)]
        return {path: path.read_bytes() for path in paths}

    @rule(window=windows, number=picks, cut=st.integers(1, 4))
    def tear_a_month(self, window: int, number: int, cut: int) -> None:
        """The end of a month is lost, behind its last entry."""
        found = sorted(self.places.notebook.glob("????-??.json*"))
        paths = [path for path in found if path.suffix in (".json", ".age")]
        if paths and not (context := self.open[window]).is_locked:
            path = paths[number % len(paths)]
            path.write_bytes(context.seal.encrypt((context.disk.read(path) or b"")[:-cut]))

    @rule(window=windows, is_encrypted=st.booleans())
    def there_and_back(self, window: int, is_encrypted: bool) -> None:
        context, path = self.open[window], self.root / "export"
        if context.is_locked:
            return
        details = Details(NOON, removed=context.notebook.removals())
        data = b"".join(export("json", context.notebook.documents(), details))
        save(path, [context.seal.encrypt(data) if is_encrypted else data])
        assert (MARK.encode() in path.read_bytes()) <= (not is_encrypted or not self.has_seal)
        assert not context.notebook.import_file(path)
        path.unlink()

    @precondition(lambda self: len(self.months) > 4)
    @rule()
    def forget(self) -> None:
        delete(self.places, find_ours(self.places))
        left = {path: path.read_bytes() for path in self.home.rglob("*") if path.is_file()}
        assert left == {}, left
        self.open = [self.window() for _ in range(2)]
        for each in (self.months, self.waiting, self.drafts, self.removed):
            each.clear()
        self.plan = None

    @invariant()
    def nothing_is_plain(self) -> None:
        if self.has_seal:
            assert plain_files(self.private) == []

    @invariant()
    def same_as_the_dicts(self) -> None:
        for context in self.open:
            found = {entry.id: getattr(entry, "note", "") for entry in context.notebook.entries()}
            expected = {} if context.is_locked else notes(self.months)
            assert found == expected, (found, expected)
            assert context.own.is_locked or self.plan_of(context) == self.plan
            for name in DRAFTS if not context.is_locked else ():
                note = self.drafts.get(name)
                assert context.drafts.get(name) == (note and as_draft(name, note))


SealedAnyOrder.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestSealedAnyOrder = SealedAnyOrder.TestCase


class LongerSealedAnyOrder(SealedAnyOrder):
    pass


LongerSealedAnyOrder.TestCase.settings = settings(max_examples=400, stateful_step_count=50, deadline=None)
TestLongerSealedAnyOrder = pytest.mark.slow(pytest.mark.timeout(3600)(LongerSealedAnyOrder.TestCase))
