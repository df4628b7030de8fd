"""A check-in that can't be saved: where else to save it is asked in the terminal."""

from __future__ import annotations

import sys

from companion.cli.output import print_error, terminal
from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.store.errors import StoreError
from companion.store.notebook import Notebook


def save_elsewhere(entry: Entry, notebook: Notebook, error: StoreError) -> int:
    """Print why the entry was not saved and ask for another place, until it is saved or discarded.

    Enter alone tries again. Without a terminal nobody can be asked. Returns the exit status.
    """
    print_error(error.key, **error.facts)
    typed = terminal()
    while typed is not None:
        try:
            print(phrase("command_line.checkin.ask"), end="", file=sys.stderr, flush=True)
            answer = typed.readline()
            if not answer.endswith("\n"):
                raise KeyboardInterrupt
            _save(entry, notebook, answer.strip())
        except StoreError as another:
            print_error(another.key, **another.facts)
        except KeyboardInterrupt:
            print(file=sys.stderr)
            break
        else:
            return 0
    print_error("command_line.checkin.not_saved")
    return 1


def _save(entry: Entry, notebook: Notebook, answer: str) -> None:
    from companion.export.save import save_elsewhere
    from companion.store.paths import expand_path

    if answer:
        path = save_elsewhere(entry, expand_path(answer))
        print_error("command_line.checkin.elsewhere", path=path)
    else:
        notebook.add(entry)
        print(entry.id)
