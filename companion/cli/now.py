"""`companion now NAME` where nothing has this name: what is most like it was opened."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from companion.cli.output import one_line
from companion.content.opening import is_called


def run(options: Namespace) -> int:
    """Print what grounding usually begins with; only what begins with a dash comes here."""
    from companion.cli.printed import print_instead

    return print_instead("now")


def other_name(arguments: Sequence[str], screen: str) -> list[str]:
    """Return a sentence about a name that nothing has, where a `screen` was opened in its place."""
    given = " ".join(arguments[1:]).strip()
    if not screen or not given or arguments[0] != "now" or is_called(given):
        return []
    return [one_line(f"command_line.now.{'usual' if screen == 'now' else 'near'}", name=given)]
