"""Opens the app on the terminal."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from companion.content.opening import first_words
from companion.core.printable import printable
from companion.splash import Splash

if TYPE_CHECKING:
    from companion.flows.context import Context

COLLECT_AFTER = 5_000, 20, 50
"""New objects until the youngest of them are collected, and how often until the older ones are."""


def collect_seldom() -> None:
    """Let the garbage collector run seldom from now on: while it runs, no key is answered.

    What is loaded by now stays for good and is never looked through again. What comes later are entries,
    which can't be part of a cycle, and screens, of which there are few.
    """
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()


def open_screen(name: str, splash: Splash | None, arguments: Sequence[str] = ()) -> int:
    """Run the app from a screen by name, for `arguments`, until it is left; return 0, or 1 if it broke."""
    # Loading makes many objects and no garbage; collecting waits until the first frame is out.
    gc.disable()
    from companion.flows.context import Context
    from companion.store.paths import places
    from companion.store.settings import read
    from companion.tui.app import CompanionApp
    from companion.tui.crash import report

    where = places()

    def hand_over() -> tuple[list[Any] | None, str]:
        collect_seldom()
        return splash.hand_over() if splash else (None, "")

    words, rows = first_words(name)
    context = Context(where, read(where.settings)[0])
    # Without a splash Textual's own driver opens the screen.
    app = CompanionApp(context, name, words, hand_over if splash else None, rows)
    try:
        if not splash:
            collect_seldom()
        app.run()
    finally:
        if splash:
            splash.close()
        context.close()
    if app.covered:
        # Whoever covered the screen wants no sentence about the app there.
        return app.return_code or 0
    if app.return_code and not app.failed:
        app.failed = report(None, where.log)
    checked = app.has_checked_settings
    return report_unseen(context, app.unread, app.failed, checked=checked, screen=name, arguments=arguments)


def report_unseen(
    context: Context,
    unread: list[str],
    failed: str,
    *,
    checked: bool,
    screen: str,
    arguments: Sequence[str],
) -> int:
    """Print what no screen has shown: sentences, notices about files, why the app failed; return 0, or 1.

    A language that there is not is named too, unless the `screen` began with an instruction, and what there
    is not of what the `arguments` ask to begin with.
    What in the settings file can't be used is printed unless that was `checked`.
    """
    from companion.cli.languages import no_language
    from companion.cli.now import other_name

    for sentence in (*unread, *other_name(arguments, screen), *no_language(screen)):
        print(printable(sentence), file=sys.stderr)
    if notices := context.pop_notices():
        from companion.cli.output import print_notices

        print_notices(notices)
    if not checked:
        from companion.flows.settings_check import settings_problems

        for sentence in settings_problems(context.places):
            print(printable(sentence), file=sys.stderr)
    if failed:
        print(printable(failed), file=sys.stderr)
    return int(bool(failed))
