"""What the commands print, problems and notices on standard error, and the notebook that reports them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from companion.content.catalog import phrase
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.store.notebook import Notebook
    from companion.store.notices import Notice


def run_reporting(command: Callable[[], int]) -> int:
    """Run a command and return its exit status; a problem is one line, never a traceback with entries."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without UTF-8, or a file's name that is none, is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = command()
        sys.stdout.flush()
    except StoreError as error:
        print_error(error.key, **error.facts)
        return 1
    except BrokenPipeError:
        # The reader has enough, as `head` does. Python would complain once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status


@contextmanager
def open_notebook(*, merge_copies: bool = True) -> Iterator[Notebook]:
    """Open the notebook for one command; close it and print its notices afterwards.

    A command that only adds an entry merges no copies: nothing may prevent that.
    """
    from companion.store.notebook import Notebook
    from companion.store.paths import places

    notebook = Notebook(places().notebook)
    try:
        if merge_copies:
            notebook.merge_copies()
        yield notebook
    finally:
        notebook.close()
        print_notices(notebook.notices)


def print_error(key: str, **facts: object) -> None:
    """Print a sentence to standard error."""
    print(phrase(key, **facts), file=sys.stderr)


def print_notices(notices: Iterable[Notice]) -> None:
    """Print what the store has noticed, a line each, to standard error."""
    for notice in notices:
        print_error(notice.key, **notice.facts)


def refuse(key: str, **facts: object) -> NoReturn:
    """Print why an argument was not understood, and exit with status 2."""
    print_error(key, **facts)
    raise SystemExit(2)


class Progress:
    """A line on standard error that changes in place; none where that is no terminal."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._is_shown = False
        self._is_wanted = sys.stderr.isatty()

    def __call__(self, **facts: object) -> None:
        if self._is_wanted:
            print(f"\r\x1b[K{phrase(self._key, **facts)}", end="", file=sys.stderr, flush=True)
            self._is_shown = True

    def close(self) -> None:
        """Remove the line."""
        if self._is_shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
