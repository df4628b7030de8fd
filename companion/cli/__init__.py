"""The command line: runs what the words after `companion` ask for, and loads only that."""

from __future__ import annotations

import sys

from companion.content.language import folders
from companion.content.opening import LINE_SCREENS, opening
from companion.splash import Splash, has_driver, is_terminal


def run(arguments: list[str], splash: Splash | None = None, early: str | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 not done, 2 not understood.

    `splash` has the terminal where a screen is to be opened; None if it couldn't be shown. `early` is the
    line that was written where plain mode is asked for, None where it isn't. Whatever breaks is one sentence,
    and a line in the log.
    """
    try:
        return _run(arguments, splash, early)
    except Exception as error:
        if splash:
            splash.close(drop_keys=True)
        return _report(error)


def _report(error: Exception) -> int:
    from companion.core.printable import printable
    from companion.store.paths import places
    from companion.tui.crash import report

    try:
        log = places().log
    except OSError:
        # A relative COMPANION_HOME in a folder that is gone.
        log = None
    print(printable(report(error, log)), file=sys.stderr)
    return 1


def _run(arguments: list[str], splash: Splash | None, early: str | None) -> int:
    from companion.content import catalog
    from companion.store.core_dumps import limit_core_dumps

    limit_core_dumps()
    catalog.look_in(folders())
    if early is not None:
        from companion.cli.lines import open_lines

        return open_lines(str(opening(arguments, LINE_SCREENS)), early, arguments)
    screen = opening(arguments)
    if screen is not None and (is_terminal() or has_driver()):
        from companion.cli.screens import open_screen

        return open_screen(screen, splash, arguments)
    from companion.cli.languages import no_language
    from companion.cli.now import other_name
    from companion.cli.output import printable_streams, run_reporting

    with printable_streams():
        for sentence in (*other_name(arguments, screen or ""), *no_language(screen or "")):
            print(sentence, file=sys.stderr)
        if screen is None:
            from companion.cli.parser import run_command

            return run_command(arguments)
        from companion.cli.printed import print_instead

        return run_reporting(lambda: print_instead(screen))
