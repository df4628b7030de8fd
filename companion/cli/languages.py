"""A language that was asked for and that there is not."""

from __future__ import annotations

from companion.cli.output import one_line
from companion.content.language import codes, unknown


def no_language(screen: str = "") -> list[str]:
    """Return a sentence about a language that was asked for and that there is not, if there is one to say.

    Nothing is said beside a first instruction, which the screen `now` is, and one with an exercise's key.
    """
    given = unknown()
    if not given or screen == "now" or ":" in screen:
        return []
    return [one_line("command_line.no_language", given=given, right=", ".join(codes()))]
