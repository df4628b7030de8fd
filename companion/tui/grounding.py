"""Grounding that comes out of a check-in or a landing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.core.entry import UNRATED, Rating

if TYPE_CHECKING:
    from companion.tui.host import Host


@dataclass(frozen=True)
class Done:
    """The keys of the exercises that were begun, and how it was after the last one."""

    exercises: tuple[str, ...] = ()
    after: Rating = UNRATED


async def ground_for(app: Host, before: Rating) -> Done:
    """Walk exercises that fit until somebody has enough; each is kept as a practice of its own."""
    from companion.flows.ground import Grounding

    async with app.screens() as front:
        grounding = Grounding(front, app.context, before)
        await grounding.until_enough()
    return Done(tuple(grounding.exercises), grounding.after)
