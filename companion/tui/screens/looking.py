"""From the history to a page about what its entries say together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.content.describing import sentence
from companion.content.phrases import say
from companion.core.entry import Entry
from companion.core.filters import Filter, WithPerson
from companion.core.history import facts, people_in

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


async def go(app: CompanionApp, way: str, entries: Sequence[Entry], filters: Sequence[Filter]) -> None:
    """Open the page by name, about these entries, which these filters have found; returns when it is left."""
    told = sentence(facts(frozenset(filters), len(entries)), app.world.now().date())
    if way == "over_time":
        from companion.tui.screens.over_time import OverTime

        await app.push_screen_wait(OverTime(entries, told))
    elif way == "helped":
        from companion.tui.screens.helped import Helped

        await app.push_screen_wait(Helped(entries))
