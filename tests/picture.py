"""Take the README's picture from the running app: `uv run python -m tests.picture`."""

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from companion.flows.context import Context
from companion.store.paths import places
from companion.store.settings import Settings
from companion.tui.app import CompanionApp

PICTURE = Path(__file__).parent.parent / ".github" / "companion.svg"
SECONDS = 3.2
"""When in the breath the picture is taken."""


async def main() -> None:
    """Open the breath, set the app's clock forward, and write the screen as SVG."""
    seconds = 0.0
    os.environ["COLORTERM"] = "truecolor"
    with tempfile.TemporaryDirectory() as home:
        where = places({"COMPANION_HOME": home})
        context = Context(
            where,
            Settings(first_exercise="longer_out_breath"),
            now=lambda: datetime(2026, 11, 22, 21, 4, tzinfo=UTC),
            clock=lambda: seconds,
        )
        app = CompanionApp(context, "now")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.2)
            seconds = SECONDS
            await pilot.pause(0.5)
            PICTURE.parent.mkdir(exist_ok=True)
            # Without fonts from the network: the picture would fetch them from a server.
            svg = re.sub(
                r"@font-face \{.*?\}", "", app.export_screenshot(title="companion now"), flags=re.DOTALL
            )
            PICTURE.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
