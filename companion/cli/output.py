"""What the commands print, problems and notices on standard error, and the notebook that reports them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import errorcode
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, cast

from companion.content.catalog import compared, phrase
from companion.core.nearest import nearest
from companion.core.printable import printable
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.store.merge import LeftOut, Merged
    from companion.store.notices import Notice

MOST_NAMED = 20
"""The most entries of a file that can't be read and are named one by one."""


class PrintableStream:
    """Standard output or error, written to without anything that a terminal would act on.

    Names, paths and arguments can hold escape sequences; what is printed may have come from a file of any
    origin. `stream` is the stream itself.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write what is printable of a text."""
        return self.stream.write(printable(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextmanager
def printable_streams() -> Iterator[None]:
    """Print through PrintableStream in the `with` block, whatever prints."""
    open_closed_streams()
    before = sys.stdout, sys.stderr
    for stream in before:
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without UTF-8, or a file's name that is none, is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    sys.stdout, sys.stderr = (cast(TextIO, PrintableStream(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def open_closed_streams() -> None:
    """Open nothing in the place of each stream that was closed before, as by `>&-`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def run_reporting(command: Callable[[], int]) -> int:
    """Run a command and return its exit status; a problem is one line, never a traceback with entries."""
    try:
        status = command()
        sys.stdout.flush()
    except StoreError as error:
        print_error(error.key, **error.facts)
        return 1
    except BrokenPipeError:
        # The reader has enough, as `head` does.
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        print_error("command_line.refused", code=errorcode.get(error.errno or 0, ""))
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status


def _drop_output() -> None:
    """Write nothing more: Python would complain once more on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_error(key: str, **facts: object) -> None:
    """Print a sentence to standard error, one line whatever is in its facts.

    The fact `near`, the right word that is near one that was typed, is named after the sentence.
    """
    near = facts.pop("near", "")
    more = f" {phrase('command_line.nearest', nearest=near)}" if near else ""
    print(one_line(key, **facts) + more, file=sys.stderr)


def one_line(key: str, **facts: object) -> str:
    """Return a sentence with texts and paths as facts, on one line whatever is in them."""
    texts = {name: printable(str(fact)) for name, fact in facts.items() if isinstance(fact, str | Path)}
    return phrase(key, **(facts | {name: text.replace("\n", "\\n") for name, text in texts.items()}))


def print_notices(notices: Iterable[Notice]) -> None:
    """Print what the store has noticed, a line each, to standard error."""
    for notice in notices:
        print_error(notice.key, **notice.facts)


def print_not_merged(merged: Merged) -> None:
    """Print which entries stay removed, and which removals did not count."""
    for name in ("still_removed", "misdated"):
        if found := getattr(merged, name):
            print_error(f"command_line.merged.{name}", count=len(found))


def why(left_out: LeftOut) -> str:
    """Return why an entry can't be read: the end of a sentence."""
    if left_out.field:
        return phrase("command_line.merged.field", field=left_out.field)
    return phrase("command_line.merged.none")


def refuse(key: str, **facts: object) -> NoReturn:
    """Print why an argument was not understood, and exit with status 2."""
    print_error(key, **facts)
    raise SystemExit(2)


def filled(option: str) -> Callable[[str], str]:
    """Return what reads an argument that may be any words, but not none."""
    return lambda given: given if given.strip() else refuse("command_line.no_words", option=option)


def file_path(option: str) -> Callable[[str], Path]:
    """Return what reads the path of a file, which is not an empty one."""
    read = filled(option)
    return lambda given: Path(read(given))


def one_of(right: Iterable[str], shown: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """Return what reads an argument that is one of some words, in capitals or not, or refuses it.

    `shown` are the words of the language for those; either is read.
    """
    right = tuple(right)
    words = {compared(word): key for key, word in (*(shown or {}).items(), *zip(right, right, strict=True))}

    def read(given: str) -> str:
        found = words.get(compared(given.strip()))
        names = tuple(shown.values()) if shown else right
        near = nearest(given, (*names, *right))
        return found or refuse("command_line.unknown", near=near, given=given, right=", ".join(names))

    read.words = right  # type: ignore[attr-defined]
    return read


@contextmanager
def progress(key: str) -> Iterator[Callable[..., None]]:
    """Show a line on standard error that changes in place; nothing where that is no terminal.

    What is yielded takes the facts of the sentence. The line is removed in the end.
    """

    # The only codes that a command may print are these.
    stream = sys.stderr.stream if isinstance(sys.stderr, PrintableStream) else sys.stderr

    def put(words: str) -> None:
        if stream.isatty():
            print(f"\r\x1b[K{words}", end="", file=stream, flush=True)

    try:
        yield lambda **facts: put(printable(phrase(key, **facts)))
    finally:
        put("")


def terminal() -> TextIO | None:
    """Return the terminal to read answers from, even if standard input was a pipe; None without one."""
    if not sys.stderr.isatty():
        return None
    try:
        return Path("/dev/tty").open(encoding="utf-8", errors="replace")
    except OSError:
        return sys.stdin if sys.stdin.isatty() else None
