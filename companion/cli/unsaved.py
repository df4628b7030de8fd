"""A check-in that can't be kept: asked about in the terminal, so that nothing that was typed is lost."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from companion.cli.output import aloud
from companion.content.catalog import phrase
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.core.entry import Entry
    from companion.store.notebook import Notebook


def keep_elsewhere(entry: Entry, notebook: Notebook, error: StoreError) -> int:
    """Say why it was not kept, and ask for another place until there is one or it is let go.

    Enter alone tries again. Without a terminal there is nobody to ask. Gives the exit status.
    """
    aloud(error.key, **error.facts)
    terminal = answering()
    while terminal is not None:
        try:
            print(phrase("command_line.checkin.ask"), end="", file=sys.stderr, flush=True)
            given = terminal.readline()
            if not given.endswith("\n"):
                raise KeyboardInterrupt
            _keep(entry, notebook, given.strip())
        except StoreError as again:
            aloud(again.key, **again.facts)
        except KeyboardInterrupt:
            print(file=sys.stderr)
            break
        else:
            return 0
    aloud("command_line.checkin.not_saved")
    return 1


def _keep(entry: Entry, notebook: Notebook, given: str) -> None:
    from companion.export.formats import elsewhere, save_elsewhere
    from companion.store.paths import typed

    if given:
        path = elsewhere(entry, typed(given))
        save_elsewhere(entry, path)
        aloud("command_line.checkin.elsewhere", path=path)
    else:
        notebook.add(entry)
        print(entry.id)


def answering() -> TextIO | None:
    """Give the terminal to read answers from, also when standard input was a pipe with the note."""
    if not sys.stderr.isatty():
        return None
    try:
        return Path("/dev/tty").open(encoding="utf-8", errors="replace")
    except OSError:
        return sys.stdin if sys.stdin.isatty() else None
