"""Seals a notebook, and opens it for good.

What decides is the file with the recipient: from the moment it is there, everything that is written is
encrypted, and every plain file of the notebook is to be. So sealing that is killed goes on wherever the
notebook is opened next, without a passphrase; opening that is killed leaves a sealed notebook.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from companion.core.sealed_names import plain_name
from companion.store import files, reading
from companion.store.age import AgeSeal
from companion.store.disk import Disk, is_age
from companion.store.errors import Locked, StoreError, translate_errors
from companion.store.folder import FileKind, list_files
from companion.store.keys import Key, is_saved, save_key, set_key_aside, try_key
from companion.store.locks import FolderLock
from companion.store.notebook import Notebook
from companion.store.own import OWN, mark, unmark
from companion.store.paths import RECIPIENT, Places
from companion.store.presence import check_presence
from companion.store.strays import PRIVATE, Progress, encrypt_all, free_path, no_progress

if TYPE_CHECKING:
    from pyrage import x25519


def turn_on(places: Places, key: Key, progress: Progress = no_progress, *, own: bool = False) -> None:
    """Seal the notebook with a key whose files are written and were checked; `own` files too if wanted.

    Raises StoreError.
    """
    with _lock(places):
        # Before the recipient: it means nothing without that.
        if own:
            mark(places, key.recipient)
        else:
            unmark(places)
        for folder in (places.notebook, places.config):
            files.replace(folder / RECIPIENT, key.recipient.encode() + b"\n")
        encrypt_all(places, Disk(AgeSeal(places)), progress)


def make_sealed(
    places: Places, key: Key, passphrase: str, *, own: bool = False, progress: Progress = no_progress
) -> x25519.Identity | None:
    """Try a new key, write it, and seal with it; return the identity, None where it opens no test; slow.

    Raises StoreError.
    """
    # First, as it takes long: with a key in its place a notebook without entries would look sealed.
    if not (identity := try_key(key, passphrase)):
        return None
    save_key(places, key, keep_old=bool(encrypted_files(places)))
    if not is_saved(places, key):
        # Another key than the one that seals would say that all is sealed.
        set_key_aside(places)
        return None
    turn_on(places, key, progress, own=own)
    return identity


def seal_own(places: Places, progress: Progress = no_progress) -> None:
    """Encrypt plan, people, cards and exercises of a sealed notebook too. Raises StoreError."""
    with _lock(places):
        seal = AgeSeal(places)
        mark(places, seal.recipient)
        encrypt_all(places, Disk(seal), progress)


def open_own(places: Places, seal: AgeSeal) -> list[Path]:
    """Decrypt own files of a sealed notebook that is open; return those that can't be. Raises StoreError."""
    with _lock(places):
        for path in _encrypted(places, OWN):
            _decrypt(seal, path)
        unmark(places)
    return _encrypted(places, OWN)


def _lock(places: Places) -> AbstractContextManager[None]:
    return FolderLock(places.notebook, check=partial(check_presence, places))()


def turn_off(
    places: Places, seal: AgeSeal, notebook: Notebook, progress: Progress = no_progress
) -> list[Path]:
    """Decrypt all files of a sealed notebook that is open; return those that can't be. Raises StoreError."""
    with notebook.lock():
        notebook.merge_copies()
        # Reading repairs what is damaged, as long as its backup can be read.
        for _ in notebook.entries():
            pass
        found = encrypted_files(places)
        for number, path in enumerate(found, 1):
            _decrypt(seal, path)
            progress(number, len(found))
        unmark(places)
        for folder in (places.notebook, places.config):
            with translate_errors(folder / RECIPIENT):
                (folder / RECIPIENT).unlink(missing_ok=True)
        # What is left encrypted may need it some day; under its own name it would say that all is sealed.
        set_key_aside(places)
    return encrypted_files(places)


def encrypted_files(places: Places) -> list[Path]:
    """Return the files that are encrypted, but for those of the key. Raises StoreError."""
    return _encrypted(places, PRIVATE | OWN)


def _encrypted(places: Places, kinds: frozenset[FileKind]) -> list[Path]:
    return [file.path for file in list_files(places) if file.kind in kinds and _is_encrypted(file.path)]


def _is_encrypted(path: Path) -> bool:
    with suppress(StoreError):
        return is_age(reading.read(path) or b"")
    return False


def _decrypt(seal: AgeSeal, path: Path) -> None:
    """Decrypt a file and give it its plain name; one that is damaged, or not for this key, stays."""
    with suppress(Locked):
        plain = seal.decrypt_whole(reading.read(path) or b"")
        if plain is not None:
            # Killed in between, the plain file is encrypted again, beside the one that stays then.
            files.replace(free_path(path.with_name(plain_name(path.name))), plain)
            with translate_errors(path):
                path.unlink()
