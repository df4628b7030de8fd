"""Errors of the store: a kind, a path and the system's code; never a sentence and never private text."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path


class Problem(StrEnum):
    """Why a file could not be read or written; the sentence for it is `store.problem.<value>`."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    NO_PERMISSION = "no_permission"
    FOLDER_GONE = "folder_gone"
    NOT_A_FOLDER = "not_a_folder"
    IS_A_FOLDER = "is_a_folder"
    NOT_A_FILE = "not_a_file"
    TOO_LARGE = "too_large"
    FILE_THERE = "file_there"
    NEWER_VERSION = "newer_version"
    BROKEN = "broken"
    BUSY = "busy"
    ENCRYPTED = "encrypted"
    NOTEBOOK_GONE = "notebook_gone"
    KEY_GONE = "key_gone"
    KEY_BROKEN = "key_broken"
    KEY_TOO_HARD = "key_too_hard"
    RECIPIENT_GONE = "recipient_gone"
    DAMAGED = "damaged"
    ALREADY_THERE = "already_there"
    NOT_THERE = "not_there"
    NOT_UNDERSTOOD = "not_understood"
    OTHER = "other"


_BY_NUMBER = {
    errno.ENOSPC: Problem.DISK_FULL,
    errno.EDQUOT: Problem.DISK_FULL,
    errno.EFBIG: Problem.DISK_FULL,
    errno.EROFS: Problem.READ_ONLY,
    errno.EACCES: Problem.NO_PERMISSION,
    errno.EPERM: Problem.NO_PERMISSION,
    errno.ENOENT: Problem.FOLDER_GONE,
    errno.ENOTDIR: Problem.NOT_A_FOLDER,
    errno.EISDIR: Problem.IS_A_FOLDER,
}


class StoreError(Exception):
    """The one exception that the store raises for what can go wrong with files.

    `problem` is the kind, `path` the file or folder, `code` the system's name for the cause (ENOSPC), or
    empty. It holds no private text, so it may be logged.
    """

    def __init__(self, problem: Problem, path: Path, code: str = "") -> None:
        super().__init__(problem, path, code)
        self.problem = problem
        self.path = path
        self.code = code

    def __str__(self) -> str:
        return f"{self.problem} {self.path} {self.code}".rstrip()

    @property
    def key(self) -> str:
        """The key of the sentence for this error, such as `store.problem.disk_full`."""
        return f"store.problem.{self.problem}"

    @property
    def facts(self) -> dict[str, object]:
        """The values that the sentence may name."""
        return {"path": self.path, "code": self.code}


class Locked(StoreError):
    """Raised for an encrypted file that can't be decrypted. Such a file is left exactly as it is.

    So is one that is torn, because it can't be distinguished from a whole one without the key: its backup is
    not used.
    """

    def __init__(self, path: Path = Path()) -> None:
        super().__init__(Problem.ENCRYPTED, path)


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raise a StoreError about `path` in place of any OSError of the `with` block."""
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        code = errno.errorcode.get(number, "")
        raise StoreError(_BY_NUMBER.get(number, Problem.OTHER), path, code) from error
