"""Something odd in the place of any file, or in it, stops nothing else, and the doctor names it."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from msgspec.structs import replace

from companion.content.own_exercises import template
from companion.core.entry import CheckIn, Entry
from companion.core.filters import Containing, Since, Until
from companion.core.timeline import fitting_unit, spans_of
from companion.flows.drafts import Draft, all_drafts, read_copy
from companion.flows.unfinished import about
from companion.store.drafts import Drafts
from companion.store.history import History
from companion.store.notebook import Notebook
from companion.store.paths import Places
from companion.text.entries import before_after, body, in_full, summary, title
from tests.cli.conftest import Companion, companion, home
from tests.make import entries
from tests.odd import MAKE

__all__ = ["companion", "home"]

SEED, RUNS = 9, 2_000
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
ID = "20261015T120000.000000-00000000"
TIMES = (
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-14:00", "9998-12-31T23:59:59+00:00"),
    *("0002-01-01T00:00:00+23:59", "2200-01-01T00:00:00Z", "2026-11-20", "2026-13-40T25:61:61+99:99"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 7, 10**30, -(10**400), 1e300, -0.0, "", " ", "x" * 300_000, "\x00\x1b[2J", "\ud800"),
    *([], [[]], {}, {"id": ID}, [ID], ID, "20261399T999999.999999-00000000", *TIMES),
)
RAW = (b"NaN", b"-Infinity", b"1e999", b"9" * 5_000, b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe", b"\x00")
TOML = (
    *("inf", "-inf", "nan", "9999-12-31T23:59:59.999999-14:00", "0001-01-01", "99:99", "[]", "{}", "true"),
    *("1e400", "9" * 5_000, "[" * 50_000, '"' + "x" * 150_000 + '"', '"\\u0000"', "[[1], [2.5, {a = 1}]]"),
)
JUNK = (
    *(
        b"",
        b"\x00" * 1_000_000,
        b"\xff" * 1_000,
        b"[" * 1_000_000,
        b'{"a":' * 1_000_000,
        b"{}",
        b"[]",
        b"null",
    ),
    *(b'"x"', b'{"entries": []}', b'{"entries": {"1": []}}', b'{"entries": {"x": {}}}', "é".encode("utf-16")),
)


class Place(NamedTuple):
    """Where a file is, and how it is when all is well."""

    name: str
    whole: bytes

    @property
    def is_toml(self) -> bool:
        return self.name.endswith(".toml")


def month_of(some: list[Entry]) -> bytes:
    documents = {str(at): msgspec.to_builtins(entry) for at, entry in enumerate(some, 1)}
    removed = {"1": {"id": ID.replace("15T", "16T"), "removed": "2026-10-16T12:00:00+00:00"}}
    tables = {"about": {"1": {"schema": 1}}, "removed": removed, "entries": documents}
    return json.dumps(tables, ensure_ascii=False, indent=1).encode()


def in_october(entry: Entry, number: int) -> Entry:
    return replace(
        entry, id=ID.replace("00000000", f"{number:08x}"), at=entry.at.replace(year=2026, month=10, day=9)
    )


OCTOBER = [in_october(entry, number) for number, entry in enumerate(entries(6, 1, 3))]
MONTH = month_of(OCTOBER)
DRAFT = msgspec.json.encode(Draft(OCTOBER[0], before=OCTOBER[1], begun=NOW))
EXPORT = json.dumps(
    {"companion": {"schema": 1}, "removed": [], "entries": [msgspec.to_builtins(each) for each in OCTOBER]}
).encode()
SETTINGS = b'theme = "dusk"\npace = 1.2\nlarge = true\nhidden = ["a"]\norder = []\n[keys]\nhome = "g"\n'
PEOPLE = b'[[people]]\nname = "Ana"\ncall = "0123 456"\nwords = "Hello"\n'
EXERCISE = template("Mine").encode()
SHOWN = b'{"/a": "2026-10-01T12:00:00+00:00"}'
PLACES = (
    *(Place(f"data/notebook/2026-10{end}", MONTH) for end in (".json", ".json.bak", " 2.json")),
    *(Place(f"data/notebook/2026-10.json.{end}", MONTH) for end in ("corrupt-20261101T120000", "schema-0")),
    *(Place(f"data/drafts/{ID}{end}.json", DRAFT) for end in ("", ".sync-conflict-1")),
    *(Place(f"data/snapshots/2026-11-01/2026-10{end}.json", MONTH) for end in ("", " 2")),
    *(Place("config/settings.toml", SETTINGS), Place("config/people.toml", PEOPLE)),
    *(
        Place(f"config/exercises/{name}.toml", template("Mine").encode())
        for name in ("mine", "shared/look_around")
    ),
    *(
        Place("state/companion.log", b""),
        Place("state/set-aside.json", b'{"/a": "2026-10-01T12:00:00+00:00"}'),
    ),
    *(Place("data/notebook/.lock", b""), Place("import.json", EXPORT)),
)


def odd_json(place: Place, chance: random.Random) -> bytes:
    """Return a file in which something is odd that JSON can hold, or that it can't."""
    if chance.random() < 0.3:
        at = chance.randrange(len(place.whole))
        return place.whole[:at] + chance.choice(RAW) + place.whole[at + chance.choice((0, 1, 5)) :]
    data = json.loads(place.whole)
    for _ in range(chance.randint(1, 3)):
        inside = data
        while True:
            keys: list[Any] = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            key = chance.choice(keys)
            if not (isinstance(inside[key], dict | list) and inside[key]) or chance.random() < 0.15:
                break
            inside = inside[key]
        if isinstance(inside, dict) and chance.random() < 0.2:
            del inside[key]
        else:
            inside[key] = deepcopy(chance.choice(VALUES))
        if not data:
            break
    return json.dumps(data).encode()


def odd_toml(place: Place, chance: random.Random) -> bytes:
    """Return a file in which a value is odd."""
    lines = place.whole.decode().splitlines()
    at = chance.choice([at for at, line in enumerate(lines) if "=" in line])
    lines[at] = f"{lines[at].partition('=')[0]}= {chance.choice(TOML)}"
    return "\n".join(lines).encode()


def odd_content(place: Place, chance: random.Random) -> bytes:
    if chance.random() < 0.15 or not place.whole:
        return chance.choice(JUNK)
    return (odd_toml if place.is_toml else odd_json)(place, chance)


def put(where: Path, place: Place, make: Callable[[Path], object]) -> Path:
    path = where / place.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    return path


def use_everything(where: Places) -> Iterator[str]:
    """Read and word all there is as the screens do; yield the notes of the entries."""
    notebook = Notebook(where.notebook)
    notebook.merge_copies()
    found = History(notebook).everything()
    for filters in ([Since(NOW.date())], [Until(NOW.date()), Containing("one")]):
        History(notebook).everything(filters)
    for entry in found:
        for each in (title, before_after, body, summary):
            each(entry)
        in_full(entry, NOW)
        yield entry.note
    spans_of(found, fitting_unit(found, 60))
    notebook.count()
    drafts = Drafts(where.drafts)
    drafts.adopt_copies()
    for draft in all_drafts(drafts):
        about(draft)
    for path in drafts.copies():
        read_copy(drafts, path)
    notebook.close()


def check(companion: Companion, where: Places, root: Path, told: Path | None = None) -> None:
    """Run every command and assert that nothing broke; `told` is what the doctor has to name."""
    saved = companion("checkin", "--note", "saved meanwhile")
    assert saved.status == 0, saved.err
    assert {"one", "two", "saved meanwhile"} <= set(use_everything(where))
    said = ""
    commands = (
        *(("doctor",), ("doctor",), ("where",), ("import", str(root / "import.json")), ("exercises", "list")),
        *(("merge", str(where.notebook)), ("export", "--without-notes")),
        *(("export", "--format", form) for form in ("json", "csv", "markdown", "html")),
        *(("exercises", "show", name) for name in ("mine", "look_around")),
        *(("restore",), ("restore", "2026-10"), ("forget",)),
    )
    for command in commands:
        result = companion(*command, typed="no\n")
        said += (result.out + result.err) if command in (("doctor",), commands[3]) else ""
        assert result.status in (0, 1), command
        assert "broke" not in result.err, (command, where.log.read_text())
        assert "Traceback" not in result.err + result.out
        if command[-1] == "json":
            notes = [entry.get("note") for entry in json.loads(result.out)["entries"]]
            assert "one" in notes
            assert "two" in notes
    if told:
        assert str(told) in said, said


@pytest.fixture
def fresh(home: Places, companion: Companion) -> Callable[[], Path]:
    """Return what makes the home anew, with two entries in it."""

    def make() -> Path:
        root = home.data.parent
        shutil.rmtree(root, ignore_errors=True)
        for note in ("one", "two"):
            notebook = Notebook(home.notebook)
            notebook.add(CheckIn(id=notebook.new_id(NOW), at=NOW, note=note))
        return root

    return make


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.posix
@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_what_is_no_file_stops_nothing_and_is_named(
    companion: Companion, home: Places, fresh: Callable[[], Path], place: Place, kind: str
) -> None:
    root = fresh()
    path = put(root, place, MAKE[kind])
    # A snapshot beyond the limit is deleted with the next save.
    is_gone = place.name.startswith("data/snapshots") and kind == "far too large"
    check(companion, home, root, None if is_gone else path)


@pytest.mark.slow
@pytest.mark.timeout(1_800)
def test_what_is_odd_in_a_file_stops_nothing(
    companion: Companion, home: Places, fresh: Callable[[], Path]
) -> None:
    for seed in range(RUNS):
        chance = random.Random(SEED * 10_000 + seed)
        root = fresh()
        for place in chance.sample(PLACES, chance.choice((1, 1, 2, 4))):
            content = odd_content(place, chance)
            put(root, place, lambda path, content=content: path.write_bytes(content))
        try:
            check(companion, home, root)
        except BaseException as error:
            error.add_note(f"seed {seed}")
            raise
