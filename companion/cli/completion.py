"""Completion of commands, options and what goes with them, for a shell.

A script is the same on every machine: nothing of the notebook, the people, the own exercises is in it.
"""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Callable

from companion.content.catalog import table

SHELLS = ("bash", "zsh", "fish")
FILES = ("file", "path", "output")
"""The arguments in whose place the path of a file stands."""

LookAt = Callable[[str, Action], None]


def print_completion(whole_parser: Callable[[LookAt], ArgumentParser], shell: str) -> int:
    """Print the script that completes the command line in a shell; return 0."""
    # Imported here: no other command needs it.
    import shtab

    print(shtab.complete(whole_parser(_complete), shell))
    return 0


def _complete(command: str, argument: Action) -> None:
    """Say what may stand in the place of an argument of a command."""
    import shtab

    if argument.dest in FILES:
        argument.complete = shtab.FILE  # type: ignore[attr-defined]
    else:
        argument.choices = _words(command, argument) or None


def _words(command: str, argument: Action) -> list[str]:
    """Return the words that an argument may be; none where it may be any."""
    from companion.content.library import shipped
    from companion.content.opening import WORDS
    from companion.content.pages import pages
    from companion.core.state import State

    match command, argument.dest:
        case "now", "name":
            return [*WORDS, *shipped()]
        case "exercises show", "name":
            return list(shipped())
        case "about", "page":
            return [page.key for page in pages()]
        case _, "state":
            # By its letter where its name is more than one word.
            states = [table("states")[state.name.lower()] for state in State]
            return [words["label"] if words["label"].isalpha() else words["key"] for words in states]
    return list(getattr(argument.type, "words", ()))
