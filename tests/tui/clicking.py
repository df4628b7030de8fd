"""A hand on the mouse: clicks what can be read on the screen."""

from __future__ import annotations

from textual.pilot import Pilot

from tests.tui.idle import idle


async def click(pilot: Pilot[None], *words: str) -> None:
    """Click words that stand on the screen, each in the middle of it, and wait for what comes of it."""
    for word in words:
        rows = ["".join(s.text for s in strip) for strip in pilot.app.screen._compositor.render_strips()]
        found = [(row.index(word), y) for y, row in enumerate(rows) if word in row]
        assert found, (word, rows)
        x, y = found[0]
        await pilot.click(offset=(x + len(word) // 2, y))
        await pilot.pause(0.05)
        await idle(pilot)
