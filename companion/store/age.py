"""Encrypts what is saved, in the age format, by pyrage; nothing of it is our own.

Anybody with the public half of the key, the recipient, can encrypt: that lies in a plain file, so saving asks
nothing. The private half, the identity, lies in files that are encrypted with a passphrase.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from companion.core.sealed_names import AGE
from companion.store import files, reading
from companion.store.disk import is_age
from companion.store.errors import Locked, Problem, StoreError
from companion.store.paths import IDENTITY, RECIPIENT, exists

if TYPE_CHECKING:
    from pyrage import x25519

    from companion.store.paths import Places

MOST_BYTES = 10_000
"""A file of keys is a few hundred bytes."""
MONTH_ENDING = ".json"
ENOUGH_WORK, ATTEMPTS = 18, 4
"""The work that is meant for a passphrase at least, and how often pyrage may measure until it takes that."""
PATIENCE, PAUSE = 20.0, 0.1
"""Seconds in which pyrage may refuse a passphrase as too much work, and between two attempts."""


class AgeSeal:
    """The seal of one notebook, as its files say at each moment; open once it has the `identity`."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._was_plain = False
        # The first one counts: whoever can write into a synced folder can't exchange the key.
        self._paths = places.config / RECIPIENT, places.notebook / RECIPIENT
        self._seen: tuple[Path, files.Signature] | None = None
        self._recipient = ""
        self.identity: x25519.Identity | None = None

    @property
    def is_on(self) -> bool:
        """Whether the notebook is sealed now. Raises StoreError when the recipient can't be read."""
        return self._is_lost or bool(self.recipient)

    @property
    def is_open(self) -> bool:
        """Whether what is encrypted can be read."""
        return self.identity is not None

    @property
    def recipient(self) -> str:
        """The public half of the key, such as `age1...`, empty where the notebook is not sealed.

        Looked for each time, because another window may seal the notebook. Raises StoreError, also where
        the notebook is sealed and the recipient is missing, as long as no identity says what it is.
        """
        if place := self._place():
            if self._seen != place:
                self._recipient = read_recipient(place[0])
                self._seen = place
                if self.identity and str(self.identity.to_public()) != self._recipient:
                    # Another window has made it plain, and sealed it again with a new key.
                    self.lock()
            return self._recipient
        if not self._is_lost:
            return ""
        if self.identity is None:
            raise StoreError(Problem.RECIPIENT_GONE, self._paths[0])
        return str(self.identity.to_public())

    def _place(self) -> tuple[Path, files.Signature] | None:
        for path in self._paths:
            with suppress(OSError):
                if found := files.signature(path):
                    return path, found
        return None

    @property
    def _is_lost(self) -> bool:
        """Whether the notebook is sealed by what else is there, though the recipient is missing."""
        if self._place() or self._was_plain:
            return False
        is_lost = looks_sealed(self._places)
        # Looked for once: it would take longer than the rest, and sealing writes the recipient first.
        self._was_plain = not is_lost and self._seen is None
        return is_lost

    def encrypt(self, data: bytes) -> bytes:
        """Return the data encrypted if the notebook is sealed now, otherwise as it is. Raises StoreError."""
        recipient = self.recipient
        return encrypt(data, recipient) if recipient else data

    def decrypt(self, data: bytes) -> bytes:
        """Return the plain bytes; of damaged ones what stands before the damage. Raises Locked."""
        if not is_age(data):
            return data
        if self.identity is None:
            raise Locked
        return decrypt(data, self.identity)

    def decrypt_whole(self, data: bytes) -> bytes | None:
        """Return the plain bytes, None for damaged ones. Raises Locked."""
        import pyrage

        self.decrypt(data)
        if not is_age(data) or self.identity is None:
            return data
        with suppress(pyrage.DecryptError):
            return bytes(pyrage.decrypt(data, [self.identity]))
        return None

    def open(self, identity: x25519.Identity) -> None:
        """Read from now on what is encrypted for this identity."""
        self.identity = identity

    def lock(self) -> None:
        """Forget the identity. Python can't overwrite it, so it may stay in memory for a while."""
        self.identity = None


def looks_sealed(places: Places) -> bool:
    """Whether two of three signs say that a notebook is sealed: a key, encrypted months, no plain month.

    One alone can come from sealing that was killed, from one file that was left, or from a new notebook.
    """
    has_key = any(exists(folder / IDENTITY) for folder in (places.config, places.notebook))
    names = [*_names(places.notebook), *_names(places.inbox)]
    has_encrypted = any(f"{MONTH_ENDING}{AGE}" in name for name in names)
    has_plain = any(name.endswith(MONTH_ENDING) for name in names)
    return has_key + has_encrypted + (not has_plain) > 1


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        # Not what a killed process left of a save: that may be from before the notebook was made plain.
        return [path.name for path in folder.iterdir() if not path.name.startswith(".")]
    return []


def read_recipient(path: Path) -> str:
    """Return the recipient that a file names. Raises StoreError, `key_broken` where there is none in it."""
    lines = (reading.read(path, MOST_BYTES) or b"").decode(errors="replace").split()
    if not (found := [line for line in lines if line.startswith("age1")]):
        raise StoreError(Problem.KEY_BROKEN, path)
    return found[0]


def encrypt(data: bytes, recipient: str) -> bytes:
    """Return data encrypted for a recipient. Raises StoreError where that is none."""
    # Imported here, as everywhere below: most notebooks are not sealed.
    import pyrage

    try:
        return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise StoreError(Problem.KEY_BROKEN, Path(RECIPIENT)) from None


def decrypt(data: bytes, identity: x25519.Identity) -> bytes:
    """Return the plain bytes; of damaged ones what stands before the damage, perhaps nothing.

    Raises Locked for what was encrypted for another identity.
    """
    import pyrage

    plain = io.BytesIO()
    try:
        if not data.startswith(b"age"):
            return bytes(pyrage.decrypt(data, [identity]))
        pyrage.decrypt_io(io.BytesIO(data), plain, [identity])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise Locked from None
    except OSError:
        pass
    return plain.getvalue()


def encrypt_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """Return data encrypted with a passphrase; scrypt takes a few seconds on purpose.

    How much work that is pyrage measures each time. On a busy machine it measures far too little.
    """
    import pyrage

    strongest = b""
    for _ in range(ATTEMPTS):
        strongest = max(strongest, bytes(pyrage.passphrase.encrypt(data, passphrase)), key=work_factor)
        if work_factor(strongest) >= ENOUGH_WORK:
            break
    return strongest


def work_factor(data: bytes) -> int:
    """Return the work that a passphrase takes, as the header says: 18 are 2^18 rounds; 0 where it doesn't."""
    found = re.search(rb"^-> scrypt \S+ (\d+)$", data[:MOST_BYTES], re.MULTILINE)
    return int(found[1]) if found else 0


def decrypt_by_passphrase(data: bytes, passphrase: str) -> bytes | None:
    """Return what a passphrase opens, None if it doesn't; it takes as long.

    Raises StoreError, `key_too_hard` on a machine that is far slower than the one that encrypted it.
    """
    import pyrage

    until = monotonic() + PATIENCE
    while True:
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase))
        except pyrage.DecryptError as error:
            if "Excessive work" not in str(error):
                return None
        # What is too much it measures anew each time: on a busy machine it refuses at one moment only.
        if monotonic() > until:
            raise StoreError(Problem.KEY_TOO_HARD, Path(IDENTITY))
        sleep(PAUSE)
