"""`companion now NAME` where no exercise has this name: one that has is opened before this is loaded."""

from __future__ import annotations

from argparse import Namespace

from companion.cli.output import print_error
from companion.content.opening import WORDS
from companion.core.nearest import near_names
from companion.store.paths import places


def run(options: Namespace) -> int:
    """Say that nothing has this name, and what is near; return 1."""
    from companion.content.library import library

    given = " ".join(options.name)
    keys = {name: key for key, each in library(places().own_exercises).items() for name in (each.name, key)}
    # A name with an escape in its file is not found line by line; its key is.
    near = [keys.get(name, name) for name in near_names(given, (*keys, *WORDS))]
    print_error("command_line.now.unknown", near=", ".join(dict.fromkeys(near)), name=given)
    return 1
