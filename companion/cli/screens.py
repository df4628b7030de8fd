"""Opens the app on the terminal that the splash holds."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.splash import Splash


OFTEN_ENOUGH = 5_000, 20, 50
"""New objects until the youngest of them are looked through, and how often until the older ones are."""


def collect_seldom() -> None:
    """Have rubbish looked for seldom from now on: while that is done, no key is answered.

    What is loaded by now stays for good, and nobody looks through it again. What comes later are entries,
    which can't be rubbish in a circle, and screens, of which there are few.
    """
    gc.freeze()
    gc.set_threshold(*OFTEN_ENOUGH)
    gc.enable()


def open_screen(name: str, splash: Splash) -> int:
    """Run the app from a screen by name until it is left; 0, or 1 if it broke."""
    # Loading makes many objects and no rubbish; collecting waits until the first frame is out.
    gc.disable()
    from companion.flows.context import Context
    from companion.store.paths import places
    from companion.store.settings import read
    from companion.tui.app import CompanionApp

    where = places()
    settings, problems = read(where.settings)

    def hand_over() -> None:
        splash.handed_over = True
        collect_seldom()

    context = Context(where, settings)
    app = CompanionApp(context, name, splash.words, hand_over, problems, splash.rows)
    try:
        app.run()
    finally:
        splash.close()
        context.close()
    if app.failed:
        print(app.failed, file=sys.stderr)
        return 1
    return 0
