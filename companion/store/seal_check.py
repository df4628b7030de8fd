"""What `doctor` does about a sealed notebook: its key, and whether encrypted files are whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from companion.core.sealed_names import AGE
from companion.store import age, files, reading
from companion.store.age import AgeSeal
from companion.store.disk import is_age
from companion.store.errors import StoreError
from companion.store.folder import FileKind, list_files
from companion.store.notices import Notice, NoticeKind
from companion.store.paths import IDENTITY, RECIPIENT, RECOVERY, Places
from companion.store.strays import private_kinds


def check_key(places: Places) -> Iterator[Notice]:
    """Yield what is wrong with the key of a sealed notebook, and bring back what one of its places has."""
    if _is_sealed(places):
        for name in (IDENTITY, RECOVERY, RECIPIENT):
            yield from _check_key(places, name)


def _is_sealed(places: Places) -> bool:
    with suppress(StoreError):
        return AgeSeal(places).is_on
    # Its public half is there, and can't be read.
    return True


def check_files(places: Places, seal: AgeSeal) -> Iterator[Notice]:
    """Yield which encrypted files are damaged; without the passphrase only their beginnings are checked.

    Raises StoreError where a folder can't be listed.
    """
    kinds = private_kinds(places)
    for file in list_files(places):
        # What was set aside may well be damaged: it is listed as such.
        is_checked = file.kind in kinds and file.kind is not FileKind.ASIDE and AGE in file.path.name
        if is_checked and _is_damaged(seal, file.path):
            yield Notice(NoticeKind.FILE_DAMAGED, file.path.name, file.path)


def _check_key(places: Places, name: str) -> Iterator[Notice]:
    here, there = places.config / name, places.notebook / name
    found = {path: data for path in (here, there) if (data := _read_key(path))}
    if not found:
        is_public = name == RECIPIENT
        yield Notice(NoticeKind.RECIPIENT_GONE if is_public else NoticeKind.KEY_GONE, name, here)
    elif len(found) == 1:
        [data] = found.values()
        missing = there if here in found else here
        with suppress(StoreError):
            files.make_folder(missing.parent)
            files.replace(missing, data)
        kind = NoticeKind.KEY_RESTORED if _read_key(missing) else NoticeKind.KEY_GONE
        yield Notice(kind, name, missing)
    elif found[here] != found[there]:
        yield Notice(NoticeKind.KEY_DIFFERS, name, there)


def _read_key(path: Path) -> bytes | None:
    """Return a file of the key, None for one that is missing or can't be one."""
    is_right: Callable[[bytes], bool] = (
        (lambda data: data.startswith(b"age1")) if path.name == RECIPIENT else is_age
    )
    with suppress(StoreError):
        data = reading.read(path, age.MOST_BYTES)
        return data if data and is_right(data) else None
    return None


def _is_damaged(seal: AgeSeal, path: Path) -> bool:
    with suppress(StoreError):
        raw = reading.read(path) or b""
        return not is_age(raw) or (seal.is_open and seal.decrypt_whole(raw) is None)
    # It is for another key, or its first lines are damaged; without a key that can't be known.
    return seal.is_open
