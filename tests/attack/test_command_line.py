"""Whatever is typed after `companion` ends with a status and whole sentences, and saves what it says."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.cli.parser import COMMANDS
from companion.core.printable import UNSAFE
from companion.store.documents import to_entry
from companion.store.notebook import Notebook
from companion.store.paths import Places
from tests.cli.conftest import Companion, companion, home, notebook

__all__ = ["companion", "home", "notebook"]

RUNS = 3_000
ROUNDS = 300
ODD = ("\x1b[2J", "\x9b31m", "\u202e", "\u2066", "\u200f", "\x07", "\x7f", "\r", "\ud800", "\U000e0041")
VALUES = (
    *("up", "u", "flat", "7", "0", "11", "", " ", "-", "--", "-1", "chest=tight:2", "chest=", "=", ":"),
    *("yesterday", "18:00", "march", "last tuesday", "in 3 days", "2026-11-20T18:00", "0001-01-01"),
    *("9999-12-31", "feet", "checkin", "json", "csv", "all.json", "{x}", "%s", "%(prog)s", "é", "石"),
    *("'", '"', "\\", "~", "a=b=c:3", "a" * 5_000),
)
CELLS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def words(chance: random.Random) -> str:
    """Return a value as someone types it, often with something in it that a terminal acts on."""
    value = "".join(chance.choices(VALUES, k=chance.randint(1, 2)))
    at = chance.randint(0, len(value))
    return value if chance.random() < 0.6 else value[:at] + chance.choice(ODD) + value[at:]


def command_lines(seed: int) -> Iterator[list[str]]:
    chance = random.Random(seed)
    for _ in range(RUNS):
        command = chance.choice(COMMANDS)
        names = [name for names in command.arguments() for name in names.split()]
        line = command.name.split()
        for _ in range(chance.randint(0, 5)):
            name = chance.choice([*names, "--mood", "-h"]) if names else "-h"
            line += [name] if name.startswith("-") and chance.random() < 0.9 else []
            line += [words(chance) for _ in range(chance.randint(0, 2))]
        if len(line) == 1 and line[0] in ("now", "checkin", "after", "history"):
            continue
        yield line


@pytest.mark.slow
def test_every_command_line_ends_with_a_status_and_a_sentence(
    companion: Companion, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    count = 0
    for line in command_lines(19):
        result = companion(*line, typed="words\n")
        count += 1
        assert result.status in (0, 1, 2), line
        assert UNSAFE.findall(result.out + result.err) == [], line
        assert "Traceback" not in result.err
        assert result.status == 0 or result.out + result.err, line
        if line[0] in ("checkin", "after") and result.status == 0 and "-h" not in line:
            assert notebook.get(result.out.strip()) is not None, line
        if line[0] in ("checkin", "after") and result.status == 2:
            assert result.err.count("\n") == 1, line
    assert all(to_entry(document) for document in notebook.documents())
    assert count > 2_500


@pytest.mark.slow
def test_every_format_of_odd_entries_is_safe_and_without_notes_is_bare(
    companion: Companion, notebook: Notebook, home: Places
) -> None:
    chance = random.Random(15)
    for _ in range(ROUNDS):
        own = [f"«{words(chance)}" for _ in range(6)]
        note, tag, feeling, word, region, more = (each.replace("\ud800", "") for each in own)
        body = f"{region.replace('=', '').replace(':', '')}={word}"
        text = chance.choice([note, chance.choice(CELLS) + note, chance.choice(ODD[:8]) + "=" + more])
        lines = ("--note", f"x\n{text}", "--tag", f"={tag}", "--feeling", f"@{feeling}", "--body", body)
        companion("checkin", "--state", "up", *lines)
    assert notebook.count() > ROUNDS / 2
    for form in ("json", "csv", "markdown", "html"):
        out = companion("export", "--format", form).out
        assert UNSAFE.findall(out.replace("\r\n", "\n")) == [], form
        assert "«" in out
        assert "«" not in companion("export", "--format", form, "--without-notes").out
        if form == "json":
            found = {entry["id"]: entry for entry in json.loads(out)["entries"]}
            assert found == {each["id"]: each for each in notebook.documents()}
        if form == "csv":
            for row in csv.DictReader(io.StringIO(out, newline="")):
                assert not [cell for cell in row.values() if cell.lstrip()[:1] in CELLS and cell]
