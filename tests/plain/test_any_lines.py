"""Whatever is typed, in whatever order: nothing breaks, and only text is written, within the window."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from companion.core.entry import CheckIn, Rating, State
from companion.core.layout import cells
from companion.flows.context import Context
from companion.flows.registry import run_flow
from companion.plain.front import PlainFront
from companion.plain.home import ask_home
from tests.plain.typed import Waits, walked
from tests.still import Still

FLOWS = ("ground", "checkin", "after", "led", "history", "exercises", "learn", "welcome", "people", "")
TYPED = (
    *(
        "",
        "",
        "",
        "b",
        "1",
        "2",
        "3",
        "4",
        "9",
        "0",
        "-1",
        "²",
        "9" * 5000,
        "u",
        "f",
        "s",
        "t",
        "k",
        "up 7",
        "/",
    ),
    *("a", "e", "m", "o", "r", "w", "x", "z", ",", ".", "?", "add", "edit", "delete", "undo", "more", "back"),
    *(
        "chest",
        "h",
        "help",
        "tight",
        "march",
        "yesterday",
        "save",
        "enough",
        "go on",
        "Ana",
        "q now",
        "cover me",
        "\x1b[2J",
    ),
    *(
        "\u202e",
        "\x00\x07",
        "漢字" * 60,
        "e\u0301" * 90,
        "words " * 40,
        "ß",
        "{x} %s",
        '"',
        "json",
        "/dev/null",
    ),
)


async def _run(flow: str, front: PlainFront, context: Context) -> None:
    match flow:
        case "people":
            await front.people()
        case "":
            while True:
                await run_flow(await ask_home(front, front.terminal, context), front, context)
        case _:
            await run_flow(flow, front, context)


@pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(each, marks=pytest.mark.slow) for each in range(6, 60))]
)
def test_nothing_breaks_and_only_text_is_written(
    context: Context, still: Still, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    # Exports go where a path says that was typed.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    chance = random.Random(seed)
    for _ in range(12):
        rating = Rating(chance.choice(list(State)), chance.randint(0, 10))
        note = chance.choice(TYPED).replace("\x00", "")
        context.notebook.add(
            CheckIn(id=context.notebook.new_id(still.now()), at=still.now(), rating=rating, note=note)
        )
        still.seconds += 3600
    for _ in range(10):
        flow, columns = chance.choice(FLOWS), chance.choice((81, 80, 40, 20))
        typed = [chance.choice((*TYPED, Waits(9))) for _ in range(chance.randint(1, 40))]
        told, _ = walked(
            context, still, lambda front, flow=flow: _run(flow, front, context), *typed, columns=columns
        )
        for line in told.split("\n"):
            if not line.startswith(">"):
                assert cells(line) <= columns, (flow, typed)
                assert all(sign >= " " and sign not in "\x7f\u202e" for sign in line), (flow, typed)
