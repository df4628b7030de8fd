"""The ways through the app that are no flows yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.core.entry import AfterSession, CheckIn

if TYPE_CHECKING:
    from companion.tui.host import Host


async def checkin(app: Host) -> None:
    """Say how it is."""
    from companion.tui import checkins

    await checkins.onwards(app, await checkins.begin(app, CheckIn))


async def after(app: Host) -> None:
    """Say how it is after a session."""
    from companion.tui import checkins

    await checkins.onwards(app, await checkins.begin(app, AfterSession))


async def resume(app: Host) -> None:
    """Go on with what was started, or let it go."""
    from companion.tui import checkins

    await checkins.resume(app)


async def put_away(app: Host) -> None:
    """Look at what was put away until now."""
    from companion.tui import landings

    await landings.look(app)
