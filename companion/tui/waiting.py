"""What waits for somebody: something half said, something put away until now."""

from __future__ import annotations

import asyncio

from companion.store.drafts import Drafts
from companion.tui.landings import put_away
from companion.tui.world import World


async def waiting(world: World) -> list[str]:
    """Name what waits, as the first screen calls it; usually nothing."""
    drafts = await asyncio.to_thread(Drafts(world.places.drafts).names)
    found = ["resume"] if drafts else []
    return [*found, "put_away"] if await put_away(world, due=True) else found
