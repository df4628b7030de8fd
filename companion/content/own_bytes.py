"""How a person's own files are read that are encrypted: the program says it, as content knows no key."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from companion.core.sealed_names import sealed_name

Opener: TypeAlias = Callable[[Path], "bytes | None"]
"""Returns the plain bytes of a file by its plain path, None where the plain file counts.

Raises IsLocked, and OSError for a file that can't be read.
"""


class IsLocked(Exception):
    """Raised for a file that a passphrase has to open first."""


def _locked(path: Path) -> bytes | None:
    raise IsLocked


_opener: Opener = _locked


def open_with(opener: Opener) -> None:
    """Read encrypted files from now on with a function of the program's."""
    global _opener
    _opener = opener


def read_encrypted(path: Path) -> bytes | None:
    """Return the plain bytes of a file that is encrypted, None where it isn't. Raises IsLocked, OSError."""
    return _opener(path) if os.path.lexists(path.with_name(sealed_name(path.name))) else None


def is_there(path: Path) -> bool:
    """Whether there is a file, plain or encrypted."""
    return path.exists() or os.path.lexists(path.with_name(sealed_name(path.name)))
