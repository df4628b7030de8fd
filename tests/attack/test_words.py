"""Words that were typed: several windows, machines and full disks never lose one that nobody has seen."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace as another
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from companion.core.entry import CheckIn
from companion.core.questions import Go
from companion.flows.context import Context
from companion.flows.drafts import Draft, DraftWriter
from companion.flows.edit import delete, edit, restore
from companion.flows.entries import check_in, resume
from companion.flows.form import Form
from companion.flows.front import Decision, Left, Offer
from companion.store.drafts import Drafts
from companion.store.errors import StoreError
from companion.store.notebook import Notebook
from companion.store.paths import places
from tests.flows.script import Script, run
from tests.still import Still

RUNS, STEPS = 400, 12
WINDOWS = 3


class Window(Script):
    """One window of a person: it edits, is killed, and answers what it is asked by chance.

    `shown` has every word that was on its screen. `meanwhile` is what the other windows do as it is open.
    """

    def __init__(self, chance: random.Random, word: str, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self.chance = chance
        self.word = word
        self.meanwhile = meanwhile
        self.shown = {word}

    async def ask(self, form: Form) -> Go | int:
        fields = [question.field for question in form.questions]
        # A draft was begun in a window that showed what stood there before.
        for entry in (form.entry, form.draft.before):
            self.shown |= set(entry.note.split() if entry else ())
        if form.question.field != "note":
            return fields.index("note")
        if self.chance.random() < 0.7:
            self.meanwhile()
        # What was on the screen is replaced, which is what the person wants.
        form.answer(self.word)
        if self.chance.random() < 0.2:
            raise Left
        return Go.SAVE

    async def choose(self, offer: Offer) -> str | None:
        self.shown |= set(offer.more.split())
        names = [name for name in offer.choices if name not in ("discard", "removed", "ground")]
        return self.chance.choice([*names, None])


class Attack:
    """One run: windows that change one another's entries, and tools that copy files between machines."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.still = Still()
        where = places({"COMPANION_HOME": str(folder)})
        self.context = Context(where, now=self.still.now, clock=self.still.clock)
        self.windows = [another(self.context, _notebook=None) for _ in range(WINDOWS)]
        self.numbers: Iterator[int] = iter(range(10**6))
        self.depth = 0
        # What other windows have shown while this one was open.
        self.inside: set[str] = set()

    def words(self) -> set[str]:
        """Return every word in the notebook and in the drafts."""
        notes = [entry.note for entry in self.context.notebook.entries()]
        for path in self.context.places.drafts.glob("*.json"):
            notes.append(json.loads(path.read_text())["entry"].get("note", ""))
        return {word for note in notes for word in note.split() if word.startswith("word")}

    def step(self) -> None:
        """Do one thing in one window, and check that it lost no word that it has not shown."""
        self.still.seconds += self.chance.randrange(1, 100)
        context = self.chance.choice(self.windows)
        window = Window(self.chance, f"word{next(self.numbers)}x", self.meanwhile)
        before, outer, self.inside = self.words(), self.inside, set()
        flow = self.chance.choice([self.check_in, self.edit, self.edit, self.edit, self.resume])
        with suppress(Left):
            run(flow(window, context))
        shown = window.shown | self.inside
        assert before - self.words() <= shown, (flow.__name__, before - self.words() - shown)
        self.inside = outer | shown

    def meanwhile(self) -> None:
        """Let another window, or a sync tool, do something."""
        if self.depth < 2:
            self.depth += 1
            self.chance.choice([self.step, self.step, self.sync, self.sync_draft])()
            self.depth -= 1

    async def check_in(self, window: Window, context: Context) -> None:
        await check_in(window, context)

    async def resume(self, window: Window, context: Context) -> None:
        await resume(window, context)

    async def edit(self, window: Window, context: Context) -> None:
        if entries := list(self.context.notebook.entries()):
            await edit(window, context, self.chance.choice(entries))

    def sync(self) -> None:
        """Bring a newer wording of an entry from another machine, as a conflict copy of the month."""
        if entries := list(self.context.notebook.entries()):
            entry = self.chance.choice(entries)
            folder = self.context.places.data / "other"
            other = Notebook(folder, now=self.still.now)
            for path in self.context.places.notebook.glob("????-??.json"):
                folder.mkdir(exist_ok=True)
                (folder / path.name).write_bytes(path.read_bytes())
            self.still.seconds += 1
            note = f"{entry.note} word{next(self.numbers)}x".strip()
            other.change(replace(entry, note=note))
            for path in folder.glob("????-??.json"):
                name = f"{path.stem}.sync-conflict-20261122-210400-{next(self.numbers):07}.json"
                path.replace(self.context.places.notebook / name)
            self.context.notebook.merge_copies()

    def sync_draft(self) -> None:
        """Bring another wording of a draft from another machine, as a conflict copy."""
        drafts = Drafts(self.context.places.drafts)
        for name in drafts.names()[:1]:
            raw: Any = drafts.get(name)
            raw["entry"]["note"] = f"word{next(self.numbers)}x"
            drafts.save("other", raw)
            path = drafts.folder / f"{name}.sync-conflict-20261122-210400-{next(self.numbers):07}.json"
            (drafts.folder / "other.json").rename(path)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_windows_and_machines_lose_no_word_that_was_not_shown(tmp_path: Path) -> None:
    for seed in range(RUNS):
        attack = Attack(tmp_path / str(seed), seed)
        for _ in range(STEPS):
            attack.step()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_after_removing_everything_no_word_is_left_in_any_file(tmp_path: Path) -> None:
    for seed in range(RUNS):
        attack = Attack(tmp_path / str(seed), seed)
        for _ in range(STEPS):
            attack.step()
        front = Window(attack.chance, "", lambda: None)
        for entry in list(attack.context.notebook.entries()):
            removed = run(delete(front, attack.context, entry))
            if removed and attack.chance.random() < 0.3:
                run(delete(front, attack.context, restore(attack.context, removed)))
        for window in attack.windows:
            window.close()
        attack.context.close()
        # Drafts of check-ins that were never saved are not about an entry.
        for path in attack.context.places.drafts.glob("*.json"):
            assert '"again": true' not in path.read_text()
        for path in attack.context.places.notebook.glob("*"):
            assert b"word" not in path.read_bytes(), path


class Typist(Script):
    """Decides by chance what to do about a draft that can't be written; `asked_about` counts that."""

    asked_about = 0

    def __init__(self, mend: Callable[[], object]) -> None:
        super().__init__()
        self.mend = mend

    async def not_saved(self, error: StoreError) -> Decision:
        self.asked_about += 1
        self.mend()
        return "retry"


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_disk_that_comes_and_goes_loses_no_draft(tmp_path: Path) -> None:
    from companion.flows.save import save_draft

    asked = 0
    for seed in range(RUNS * 5):
        chance, drafts = random.Random(seed), Drafts(tmp_path / str(seed) / "drafts")
        aside = drafts.folder.with_name("aside")

        def mend(drafts: Drafts = drafts, aside: Path = aside) -> None:
            if drafts.folder.is_file():
                drafts.folder.unlink()
                if aside.exists():
                    aside.rename(drafts.folder)

        def fail(drafts: Drafts = drafts, aside: Path = aside) -> None:
            drafts.folder.parent.mkdir(exist_ok=True)
            if drafts.folder.is_dir():
                drafts.folder.rename(aside)
            drafts.folder.write_text("")

        writer, name = DraftWriter(drafts, wait=0), f"20261120T180000.{seed:06}-00000000"
        at = Still().now()
        for number in range(10):
            chance.choice([mend, fail, lambda: None])()
            writer.put(Draft(CheckIn(id=name, at=at, note=f"typed {number}"), "note"))
        front = Typist(mend)
        run(save_draft(front, writer))
        mend()
        asked += front.asked_about
        found = drafts.get(name)
        assert found is not None
        assert found["entry"]["note"] == "typed 9"
    assert asked > RUNS
