"""A seal for tests: it hides text as encryption would, and can be opened without a key."""

from __future__ import annotations

import base64
from pathlib import Path

from companion.store.disk import AGE_HEADER
from companion.store.errors import Locked

MARK = "a-marked-word"


class ToySeal:
    """Flips bits of each byte behind a header of the age format; what another program encrypted is locked."""

    HEADER = AGE_HEADER + b"toy\n"

    def encrypt(self, data: bytes) -> bytes:
        return self.HEADER + base64.b64encode(bytes(byte ^ 0x5A for byte in data))

    def decrypt(self, data: bytes) -> bytes:
        if data.startswith(self.HEADER):
            return bytes(byte ^ 0x5A for byte in base64.b64decode(data.removeprefix(self.HEADER)))
        if data.startswith(AGE_HEADER):
            raise Locked
        return data


def plain_files(root: Path) -> list[str]:
    """Return the files below a folder in which the marked word can be read."""
    return [path.name for path in root.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()]
