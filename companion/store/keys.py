"""The key of a sealed notebook as files: its private half, sealed with a passphrase and with a recovery code.

Each lies in the config and again in the notebook's folder. `age -d -i identity.age FILE` opens what was
sealed: inside is what `age-keygen` writes.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from companion.store import age, files, reading
from companion.store.errors import Locked, Problem, StoreError, translate_errors
from companion.store.paths import IDENTITY, RECIPIENT, RECOVERY, Places

if TYPE_CHECKING:
    from pyrage import x25519

LETTERS = "34679ACDEFGHJKMNPQRTVWXY"
"""What a recovery code is made of: none of these looks like another one when it is written by hand."""
GROUPS, IN_GROUP = 7, 4
"""28 letters of 24 are 128 bits."""
TEST = b"This opens."


class Key(NamedTuple):
    """A new key: its public half, the recovery code, and the content of its two files."""

    recipient: str
    code: str
    identity: bytes
    recovery: bytes


def new_code() -> str:
    """Return a recovery code such as ABCD-EFGH-..., 128 random bits."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def as_code(typed: str) -> str:
    """Return what was typed as a recovery code is written, empty if it can't be one."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != GROUPS * IN_GROUP or not set(letters) <= set(LETTERS):
        return ""
    return "-".join(letters[at : at + IN_GROUP] for at in range(0, len(letters), IN_GROUP))


def make_key(passphrase: str) -> Key:
    """Return a new key; slow, about ten seconds. Nothing is written."""
    from pyrage import x25519

    identity, code = x25519.Identity.generate(), new_code()
    text = _as_text(identity)
    by_passphrase = age.encrypt_by_passphrase(text, passphrase)
    return Key(str(identity.to_public()), code, by_passphrase, age.encrypt_by_passphrase(text, code))


def save_key(places: Places, key: Key, *, keep_old: bool) -> None:
    """Write the files of a new key; `keep_old` sets those of an earlier one aside. Raises StoreError."""
    if keep_old:
        set_key_aside(places)
    # What a passphrase opens is the last: with it the notebook may look sealed, and the code opens it too.
    for name, data in ((RECOVERY, key.recovery), (IDENTITY, key.identity)):
        for folder in (places.notebook, places.config):
            files.make_folder(folder)
            files.replace(folder / name, data)
            # A killed process may have left one that another passphrase opens.
            files.remove_temporaries(folder, f".{name}.")


def set_key_aside(places: Places) -> None:
    """Give the files of the private half other names: they open nothing that is written from now on.

    Raises StoreError.
    """
    folders = (places.notebook, places.config)
    for path in (folder / name for name in (IDENTITY, RECOVERY) for folder in folders):
        with translate_errors(path):
            if path.exists():
                path.rename(files.aside_name(path, "old", datetime.now(UTC)))


def try_key(key: Key, passphrase: str) -> x25519.Identity | None:
    """Return the identity of a new key if its passphrase and its code open a test; None otherwise; slow."""
    identity = None
    test = age.encrypt(TEST, key.recipient)
    for data, secret in ((key.identity, passphrase), (key.recovery, key.code)):
        identity = _open(data, secret)
        if identity is None or age.decrypt(test, identity) != TEST:
            return None
    return identity


def is_saved(places: Places, key: Key) -> bool:
    """Whether the files of a key are as they were written. Raises StoreError."""
    folders, written = (places.config, places.notebook), {IDENTITY: key.identity, RECOVERY: key.recovery}
    return all(reading.read(folder / name) == written[name] for folder in folders for name in written)


def open_identity(places: Places, typed: str) -> x25519.Identity | None:
    """Return the identity that a passphrase or a recovery code opens, None if it opens none; slow.

    Raises StoreError, `key_gone` where there is no file to open.
    """
    code = as_code(typed)
    by_code = [(data, code) for data in _copies(places, RECOVERY)] if code else []
    candidates = [*by_code, *((data, typed) for data in _copies(places, IDENTITY))]
    if not candidates:
        raise StoreError(Problem.KEY_GONE, places.notebook / IDENTITY)
    for data, secret in candidates:
        if identity := _open(data, secret):
            return identity
    return None


def pin_recipient(places: Places, identity: x25519.Identity) -> None:
    """Write to the config, where the key is missing, what came with the notebook from another machine.

    Only once the key was opened, so that nobody else's is taken. Where the public half is missing in both
    places it is made anew. Raises StoreError.
    """
    if (places.config / RECIPIENT).exists():
        return
    if not (places.notebook / RECIPIENT).exists():
        files.make_folder(places.notebook)
        files.replace(places.notebook / RECIPIENT, f"{identity.to_public()}\n".encode())
    if age.read_recipient(places.notebook / RECIPIENT) != str(identity.to_public()):
        raise StoreError(Problem.KEY_BROKEN, places.notebook / RECIPIENT)
    files.make_folder(places.config)
    for name in (IDENTITY, RECOVERY, RECIPIENT):
        if data := reading.read(places.notebook / name, age.MOST_BYTES):
            files.replace(places.config / name, data)


def change_passphrase(places: Places, seal: age.AgeSeal, passphrase: str) -> None:
    """Seal the identity of an open seal with a new passphrase, in the config and in the notebook; slow.

    Raises StoreError.
    """
    if (identity := seal.identity) is None:
        raise Locked(places.config / IDENTITY)
    data = age.encrypt_by_passphrase(_as_text(identity), passphrase)
    opened = _open(data, passphrase)
    if opened is None or str(opened) != str(identity):
        raise StoreError(Problem.KEY_BROKEN, places.config / IDENTITY)
    for folder in (places.config, places.notebook):
        files.make_folder(folder)
        files.replace(folder / IDENTITY, data)
        files.remove_temporaries(folder, f".{IDENTITY}.")


def _as_text(identity: x25519.Identity) -> bytes:
    return f"# public key: {identity.to_public()}\n{identity}\n".encode()


def _copies(places: Places, name: str) -> Iterator[bytes]:
    """Yield the different contents of a key's file in the config and in the notebook."""
    seen = b""
    for path in (places.config / name, places.notebook / name):
        with suppress(StoreError):
            if (data := reading.read(path, age.MOST_BYTES)) and data != seen:
                seen = data
                yield data


def _open(data: bytes, passphrase: str) -> x25519.Identity | None:
    """Return the identity in a file, None if the passphrase does not open it or there is none in it."""
    from pyrage import IdentityError, x25519

    text = age.decrypt_by_passphrase(data, passphrase) or b""
    for line in text.decode(errors="replace").split():
        with suppress(IdentityError):
            if line.startswith("AGE-SECRET-KEY-"):
                return x25519.Identity.from_str(line)
    return None
