"""The notebook for one command, with its passphrase if it is sealed; what is typed is never shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from companion.cli.output import print_error, print_notices, refuse, terminal
from companion.content.catalog import phrase
from companion.store.age import AgeSeal
from companion.store.paths import Places, places

if TYPE_CHECKING:
    from companion.store.notebook import Notebook


def can_ask() -> bool:
    """Whether there is a terminal to ask in."""
    return terminal() is not None


def ask_secret(question: str) -> str:
    """Return what is typed after a sentence; empty where nothing is. Raises KeyboardInterrupt."""
    from getpass import getpass

    try:
        return getpass(question)
    except EOFError:
        print(file=sys.stderr)
        return ""


def ask_shown(question: str) -> str:
    """Return the line that is typed after a sentence, and shown; empty where nothing is."""
    print(question, end="", file=sys.stderr, flush=True)
    typed = terminal()
    return typed.readline().strip() if typed else ""


def unlock(where: Places, seal: AgeSeal, key: str = "command_line.unlock.ask") -> bool:
    """Open the seal with what is typed, asked until it fits; return False where nothing is typed.

    Raises StoreError where there is no key.
    """
    from companion.store.keys import open_identity, pin_recipient

    while typed := ask_secret(phrase(key)):
        print_error("command_line.unlock.opening")
        if identity := open_identity(where, typed):
            pin_recipient(where, identity)
            seal.open(identity)
            return True
        print_error("command_line.unlock.wrong")
    return False


def unlock_or_leave(where: Places, seal: AgeSeal) -> None:
    """Open the seal of a notebook that is sealed; exit with status 1 where that isn't possible."""
    if not seal.is_on:
        return
    if not can_ask():
        print_error("command_line.unlock.no_terminal")
        raise SystemExit(1)
    if not unlock(where, seal):
        print_error("command_line.unlock.locked")
        raise SystemExit(1)


@contextmanager
def open_notebook(*, merge_copies: bool = True, unlock: bool = True) -> Iterator[Notebook]:
    """Open the notebook for one command; close it and print its notices afterwards.

    A command that only adds an entry merges no copies and doesn't `unlock` a sealed notebook: nothing may
    prevent that.
    """
    from companion.store.disk import Disk
    from companion.store.notebook import Notebook

    where = places()
    seal = AgeSeal(where)
    if unlock and seal.is_on:
        unlock_or_leave(where, seal)
    notebook = Notebook.open(where, disk=Disk(seal))
    try:
        if merge_copies:
            notebook.merge_copies()
        yield notebook
    finally:
        notebook.close()
        print_notices(notebook.notices)


def for_reader(parts: Iterable[bytes], *, sealed: bool) -> Iterable[bytes]:
    """Return an export encrypted for the notebook's key if wanted; say where a sealed notebook's is plain."""
    seal = AgeSeal(places())
    if sealed and not seal.is_on:
        refuse("command_line.export.no_key")
    if sealed:
        return [seal.encrypt(b"".join(parts))]
    say_if_plain()
    return parts


def say_if_plain() -> None:
    """Say that an export is not encrypted, where the notebook is."""
    if AgeSeal(places()).is_on:
        print_error("command_line.export.plain")
