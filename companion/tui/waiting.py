"""What waits for somebody: something half said, something put away until now."""

from __future__ import annotations

import asyncio

from companion.flows.context import Context
from companion.store.drafts import Drafts
from companion.tui.landings import put_away


async def waiting(context: Context) -> list[str]:
    """Name what waits, as the first screen calls it; usually nothing."""
    found = ["resume"] if await asyncio.to_thread(_started, context) else []
    return [*found, "put_away"] if await put_away(context, due=True) else found


def _started(context: Context) -> bool:
    """Whether something was started that no window is writing just now."""
    return any(map(context.claims.free, Drafts(context.places.drafts).names()))
