"""Keys wait for each other and for screens; a picture waits for them."""

from textual.pilot import Pilot

from companion.tui.key_queue import HoldingApp


async def idle(pilot: Pilot[None]) -> None:
    """Wait until every key has been dealt with."""
    assert isinstance(pilot.app, HoldingApp)
    while pilot.app.keys_wait:
        await pilot.pause(0.01)
    await pilot.pause()
