"""The notebook for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from companion.cli.output import tell
from companion.store.notebook import Notebook
from companion.store.paths import places


@contextmanager
def open_notebook() -> Iterator[Notebook]:
    """Open the notebook, tidy up after the command, and say what was found on the way."""
    notebook = Notebook(places().notebook)
    try:
        yield notebook
    finally:
        notebook.close()
        tell(notebook.notices)
