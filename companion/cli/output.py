"""What the commands say: problems and notices on standard error, one line each."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

from companion.content.catalog import phrase
from companion.store.errors import StoreError
from companion.store.notices import Notice


@dataclass
class Outcome:
    """The exit status of a command: 0 done, 1 not done."""

    status: int = 0


@contextmanager
def telling_problems() -> Iterator[Outcome]:
    """Say in one line what the store could not do; nobody sees a traceback with their words in it."""
    outcome = Outcome()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without UTF-8, or a file's name that is none, is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    try:
        yield outcome
        sys.stdout.flush()
    except StoreError as error:
        aloud(error.key, **error.facts)
        outcome.status = 1
    except BrokenPipeError:
        # Whoever read has enough, as `head` does. Python would complain once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print(file=sys.stderr)
        outcome.status = 130


def aloud(key: str, **facts: object) -> None:
    """Say a sentence on standard error."""
    print(phrase(key, **facts), file=sys.stderr)


def tell(notices: Iterable[Notice]) -> None:
    """Say what the store found."""
    for notice in notices:
        aloud(notice.key, **notice.facts)


def refuse(key: str, **facts: object) -> NoReturn:
    """Say in one line what was not understood; exit status 2."""
    aloud(key, **facts)
    raise SystemExit(2)


class Progress:
    """A line on standard error that changes in place; nothing where that is no terminal."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._shown = False
        self._wanted = sys.stderr.isatty()

    def __call__(self, **facts: object) -> None:
        if self._wanted:
            print(f"\r\x1b[K{phrase(self._key, **facts)}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
