"""A sealed notebook for tests: the encryption is real, only what takes seconds on purpose is quick."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pyrage import x25519

from companion.store import age, files, keys
from companion.store.age import AgeSeal
from companion.store.disk import AGE_HEADER
from companion.store.paths import RECIPIENT, Places
from companion.store.sealing import make_sealed

MARK, WORDS = "a-marked-word", "seven slow words"
"""What is private in a test's notebook, and the passphrase that opens it."""
KEY = x25519.Identity.generate()
"""One for all tests of a process."""
QUICK = AGE_HEADER + b"quick\n"


def seal_home(where: Places, *, is_open: bool = True) -> AgeSeal:
    """Seal a notebook by its recipient alone, without files to open it."""
    for folder in (where.config, where.notebook):
        files.make_folder(folder)
        (folder / RECIPIENT).write_text(f"{KEY.to_public()}\n")
    seal = AgeSeal(where)
    if is_open:
        seal.open(KEY)
    return seal


def plain_files(root: Path) -> list[str]:
    """Return the files below a folder in which the marked word can be read."""
    return [path.name for path in root.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()]


def _stream(passphrase: str, length: int) -> bytes:
    return hashlib.shake_256(passphrase.encode()).digest(length)


def encrypt_quickly(data: bytes, passphrase: str) -> bytes:
    """Hide data in no time as `age.encrypt_by_passphrase` does in seconds."""
    whole = hashlib.sha256(data).digest() + data
    hidden = (a ^ b for a, b in zip(whole, _stream(passphrase, len(whole)), strict=True))
    return QUICK + bytes(hidden)


def decrypt_quickly(data: bytes, passphrase: str) -> bytes | None:
    hidden = data.removeprefix(QUICK)
    whole = bytes(a ^ b for a, b in zip(hidden, _stream(passphrase, len(hidden)), strict=True))
    return whole[32:] if hashlib.sha256(whole[32:]).digest() == whole[:32] else None


def be_quick(patch: pytest.MonkeyPatch) -> None:
    """Let passphrases cost nothing."""
    patch.setattr(age, "encrypt_by_passphrase", encrypt_quickly)
    patch.setattr(age, "decrypt_by_passphrase", decrypt_quickly)


def seal_quickly(where: Places, patch: pytest.MonkeyPatch, *, own: bool = False) -> None:
    """Seal a notebook with a key of its own, as the app does; `own` files too."""
    be_quick(patch)
    assert make_sealed(where, keys.make_key(WORDS), WORDS, own=own)
