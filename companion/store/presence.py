"""Whether the notebook is where it was: the place of a missing disk is never taken for a new notebook.

A file in the config says where there was a notebook. It knows no more than that.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from companion.store import files, paths, reading
from companion.store.errors import Problem, StoreError
from companion.store.paths import Places


def check_presence(places: Places) -> None:
    """Remember a notebook that is there. Raises `notebook_gone` for an empty place where there was one.

    A folder that is gone while its daily copies are there was lost, and can be brought back from these.
    """
    if _has_files(places.notebook):
        here = str(places.notebook)
        if _remembered(places) != here:
            with suppress(StoreError):
                files.make_folder(places.config)
                files.replace(places.marker, f"{here}\n".encode())
    elif is_gone(places):
        raise StoreError(Problem.NOTEBOOK_GONE, places.notebook)


def is_gone(places: Places) -> bool:
    """Whether there was a notebook, and nothing is in its place now; writes nothing."""
    is_lost = not paths.exists(places.notebook) and _has_files(places.snapshots)
    was_here = _remembered(places) == str(places.notebook)
    return was_here and not is_lost and _has_files(places.notebook) is False


def _has_files(folder: Path) -> bool | None:
    """Whether there is anything in a folder; None where that can't be known."""
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return None


def _remembered(places: Places) -> str:
    with suppress(StoreError):
        return (reading.read(places.marker, 10_000) or b"").decode(errors="replace").strip()
    return ""
