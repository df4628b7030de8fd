"""What can lie in the place of a file and is none, for tests."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

MAKE: dict[str, Callable[[Path], object]] = {}


def _makes(make: Callable[[Path], object]) -> Callable[[Path], object]:
    MAKE[make.__name__.replace("_", " ").strip()] = make
    return make


@_makes
def _pipe(path: Path) -> None:
    os.mkfifo(path)


@_makes
def _folder(path: Path) -> None:
    path.mkdir()


@_makes
def _full_folder(path: Path) -> None:
    (path / "inside").mkdir(parents=True)
    (path / "inside" / "letter.txt").write_text("someone else's")


@_makes
def _socket(path: Path) -> None:
    # A socket's path is 107 bytes at most, so it is given from within its folder.
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


@_makes
def _endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@_makes
def _link_to_a_pipe(path: Path) -> None:
    pipe = path.with_name(f"pipe-{path.name}.fifo")
    os.mkfifo(pipe)
    path.symlink_to(pipe)


@_makes
def _far_too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20_000_000_000)
