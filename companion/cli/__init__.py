"""The command line: takes the words after `companion` to what they ask for; loads only that."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from companion.splash import opens_a_screen

if TYPE_CHECKING:
    from companion.splash import Splash


def run(arguments: list[str], splash: Splash | None) -> int:
    """Carry out a command and give its exit status: 0 done, 1 not done, 2 not understood.

    `splash` stands where a screen is to be opened and there is a terminal for it.
    """
    name = arguments[0] if arguments else ""
    if opens_a_screen(arguments):
        if splash is None:
            return _no_terminal()
        from companion.cli.screens import open_screen

        return open_screen(name, splash)
    from companion.cli.parser import run_command

    return run_command(arguments)


def _no_terminal() -> int:
    from companion.content.catalog import phrase

    print(phrase("command_line.no_terminal"), file=sys.stderr)
    return 2
