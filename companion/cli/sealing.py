"""`seal` and `unseal`: a notebook that a passphrase opens, and one that is plain again."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from companion.cli.notebook import ask_secret, ask_shown, can_ask, unlock, unlock_or_leave
from companion.cli.output import print_error, print_notices, progress
from companion.content.catalog import phrase
from companion.store.age import AgeSeal
from companion.store.disk import Disk
from companion.store.paths import Places, places

if TYPE_CHECKING:
    from companion.store.keys import Key
    from companion.store.notebook import Notebook
    from companion.store.strays import Progress


def seal(options: Namespace) -> int:
    """Seal the notebook, or change the passphrase of a sealed one; 1 where nothing was changed."""
    where = places()
    its_seal = AgeSeal(where)
    if not can_ask():
        print_error("command_line.seal.no_terminal")
        return 1
    if options.change:
        return _change(where, its_seal)
    if its_seal.is_on:
        with _notebook(where, its_seal) as notebook:
            notebook.merge_copies()
        print(phrase("command_line.seal.already"))
        return 0
    for name in ("first", "lost", "open"):
        print(phrase(f"command_line.seal.{name}"))
    status = _seal(where)
    return _stopped() if status is None else status


def _seal(where: Places) -> int | None:
    """Ask, write the key, try it, and seal with it; None where nothing was typed."""
    from companion.store.keys import check_key, make_key, save_key
    from companion.store.sealing import encrypted_files, turn_on

    if not (passphrase := _new_passphrase()):
        return None
    print_error("command_line.seal.working")
    key = make_key(passphrase)
    if not (code := _code_typed_back(key)):
        return None
    print_error("command_line.seal.checking")
    save_key(where, key, keep_old=bool(encrypted_files(where)))
    if not check_key(where, key, passphrase, code):
        print_error("command_line.seal.failed")
        return 1
    with _progress() as show:
        turn_on(where, key, show)
    for name in ("done", "old_blocks", "scrollback"):
        print(phrase(f"command_line.seal.{name}"))
    return 0


def _stopped() -> int:
    print(phrase("command_line.seal.stopped"))
    return 1


def _new_passphrase() -> str:
    """Return a passphrase that was typed twice, empty where nothing is typed."""
    while passphrase := ask_secret("command_line.seal.passphrase"):
        if ask_secret("command_line.seal.again") == passphrase:
            return passphrase
        print_error("command_line.seal.differ")
    return ""


def _code_typed_back(key: Key) -> str:
    """Show the recovery code and return it as it is typed back, empty where nothing is typed."""
    from companion.store.keys import as_code

    print(phrase("command_line.seal.code", code=key.code))
    while typed := ask_shown("command_line.seal.back"):
        if as_code(typed) == key.code:
            return as_code(typed)
        print_error("command_line.seal.wrong_code")
    return ""


def _change(where: Places, its_seal: AgeSeal) -> int:
    from companion.store.keys import change_passphrase

    if not its_seal.is_on:
        print_error("command_line.unseal.not_sealed")
        return 1
    if not unlock(where, its_seal) or not (passphrase := _new_passphrase()):
        return _stopped()
    print_error("command_line.seal.working")
    change_passphrase(where, its_seal, passphrase)
    print(phrase("command_line.seal.changed"))
    return 0


def unseal(options: Namespace) -> int:
    """Decrypt everything; 1 where nothing was changed, or a file could not be decrypted."""
    from companion.store.sealing import turn_off

    where = places()
    its_seal = AgeSeal(where)
    if not its_seal.is_on:
        print_error("command_line.unseal.not_sealed")
        return 1
    unlock_or_leave(where, its_seal)
    with _notebook(where, its_seal) as notebook, _progress() as show:
        left = turn_off(where, its_seal, notebook, show)
    for path in left:
        print_error("command_line.unseal.left", path=path)
    for name in ("done", "others"):
        print(phrase(f"command_line.unseal.{name}"))
    return 1 if left else 0


@contextmanager
def _notebook(where: Places, its_seal: AgeSeal) -> Iterator[Notebook]:
    from companion.store.notebook import Notebook

    notebook = Notebook.open(where, disk=Disk(its_seal))
    try:
        yield notebook
    finally:
        notebook.close()
        print_notices(notebook.notices)


@contextmanager
def _progress() -> Iterator[Progress]:
    with progress("command_line.seal.progress") as show:
        yield lambda done, of: show(done=done, of=of)
