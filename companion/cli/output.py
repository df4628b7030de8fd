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
from companion.store.paths import places

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


@contextmanager
def progress(key: str) -> Iterator[Callable[..., None]]:
    """Show a line on standard error that changes in place; nothing where that is no terminal.

    What is yielded takes the facts of the sentence. The line is removed in the end.
    """

    def put(words: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)

    try:
        yield lambda **facts: put(phrase(key, **facts))
    finally:
        put("")
