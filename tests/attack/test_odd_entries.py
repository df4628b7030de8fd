"""Entries that can be read and are odd all the same: every screen that shows them stays open."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from companion.core.entry import Entry
from companion.core.ids import new_id
from companion.flows.context import Context
from companion.flows.drafts import Draft
from companion.store.documents import to_document, to_entry
from companion.store.drafts import Drafts
from companion.tui.app import CompanionApp
from tests.make import entries
from tests.tui.conftest import at_once, companion, context, still
from tests.tui.pilot import settle

__all__ = ["at_once", "companion", "context", "still"]

SEED, RUNS, STEPS = 9, 60, 60
ENTRIES = 12
TEXTS = (
    "",
    " ",
    "\n\n\n",
    "\x1b[2J\x07",
    "\u202e\u2066",
    "[bold]x[/",
    "石" * 200,
    "é\u0301" * 50,
    "x" * 50_000,
)
TIMES = (
    *("0002-01-01T00:00:00+23:59", "0999-06-01T12:00:00Z", "1700-02-28T23:59:59-12:00"),
    *("2200-01-01T00:00:00Z", "9998-12-31T23:59:59-23:59", "2026-11-20T12:00:00+00:01"),
)
NUMBERS = (0, 1, 10, 10**9, 10**18, 2**63)
KEYS = (
    *("j", "j", "k", "end", "home", "pagedown", "enter", "enter", "escape", "escape", "tab", "space", "left"),
    *(
        "right",
        "up",
        "down",
        "m",
        "f",
        "b",
        "o",
        "t",
        "w",
        "d",
        "y",
        "a",
        "s",
        "c",
        "l",
        "x",
        "slash",
        "f2",
        "1",
    ),
)
SIZES = ((80, 24), (40, 15), (200, 60), (20, 8))


def odd(document: dict[str, Any], chance: random.Random) -> Entry | None:
    """Return an entry with odd values in it; None if it could not be read any more."""
    changed = deepcopy(document)
    for _ in range(chance.randint(1, 4)):
        inside: Any = changed
        while True:
            keys = [
                key for key in (inside if isinstance(inside, dict) else range(len(inside))) if key != "id"
            ]
            key = chance.choice(keys)
            if not isinstance(inside[key], dict | list) or not inside[key]:
                break
            inside = inside[key]
        is_time = key in ("at", "until", "changed")
        inside[key] = chance.choice(TIMES if is_time else NUMBERS if isinstance(inside[key], int) else TEXTS)
    return to_entry(changed)


def odd_entries(chance: random.Random) -> list[Entry]:
    """Return entries, most of them odd, each with the id of its time."""
    found: list[Entry] = []
    for entry in entries(200, 1, chance.randrange(10**6)):
        spoilt = odd(to_document(entry), chance)
        if spoilt is not None and len(found) < ENTRIES:
            fresh = new_id(spoilt.at, chance.randbytes(4))
            found.append(msgspec.structs.replace(spoilt, id=fresh))
    return found


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", range(RUNS))
async def test_every_screen_shows_them(
    companion: Callable[..., CompanionApp], context: Context, seed: int
) -> None:
    chance = random.Random(SEED * 10_000 + seed)
    found = odd_entries(chance)
    for entry in found:
        context.notebook.add(entry)
    draft = Draft(found[-1], begun=datetime(2026, 11, 20, tzinfo=UTC), before=found[0], again=True)
    Drafts(context.places.drafts).save(draft.name, draft)
    app = companion("history")
    async with app.run_test(size=chance.choice(SIZES)) as pilot:
        await pilot.pause(0.05)
        for _ in range(STEPS):
            await settle(pilot, chance.choice(KEYS))
        assert not app.failed
    assert not app.failed
