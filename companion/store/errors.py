"""What can go wrong with files: a key and a path, never a sentence and never the person's own text."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path


class Problem(StrEnum):
    """Why something could not be kept or read; the sentence for it is `store.problem.<value>`."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    NO_PERMISSION = "no_permission"
    FOLDER_GONE = "folder_gone"
    NOT_A_FOLDER = "not_a_folder"
    IS_A_FOLDER = "is_a_folder"
    FILE_THERE = "file_there"
    NEWER_VERSION = "newer_version"
    BROKEN = "broken"
    LOCKED = "locked"
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
    """The only error that the store raises for what a machine does to files.

    `problem` says what, `path` where, `code` is the system's own name for it (ENOSPC) or empty. Nothing
    that a person wrote is ever part of it, so that it can be logged.
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
        """The name of the sentence that says this, such as `store.problem.disk_full`."""
        return f"store.problem.{self.problem}"

    @property
    def facts(self) -> dict[str, object]:
        """What the sentence may name: the path and the system's own name for it."""
        return {"path": self.path, "code": self.code}


def from_os(error: OSError, path: Path) -> StoreError:
    """Give the store's error for one of the system's."""
    problem = _BY_NUMBER.get(error.errno or 0, Problem.OTHER)
    return StoreError(problem, path, errno.errorcode.get(error.errno or 0, ""))


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn the system's errors into the store's, with the path that they are about."""
    try:
        yield
    except OSError as error:
        raise from_os(error, path) from error
