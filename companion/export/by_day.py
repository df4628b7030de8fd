"""Markdown in a folder, a file for each day: for programs that show a folder of notes, such as Obsidian."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.export.as_markdown import as_markdown
from companion.export.documents import Details, readable, redacted
from companion.export.save import save
from companion.store import files, reading
from companion.store.codec import Document
from companion.store.errors import StoreError, translate_errors

SPLIT = "day"
"""The name of this on the command line, and of the choice in the content."""
ENDING = ".md"
MOST_NAMED = 3
"""The most files that are named one by one."""
DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]" + ENDING
"""The names of the files."""
LAST_LINE = re.compile(rb"<!--[^\n]* companion:([0-9a-f]{16}) -->\s*\Z")
"""The last line of each file. A digest of what stands above says whether the file was changed since."""


@dataclass
class SavedDays:
    """What was done in a folder: how many files were written, and were the same already.

    `kept` are the files that are not from here or were changed since, so they stay; `gone` counts those of
    days that have no entries now.
    """

    folder: Path
    written: int = 0
    same: int = 0
    kept: list[Path] = field(default_factory=list)
    gone: int = 0

    def sentences(self, *, whole: bool) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the keys of sentences about this, with their values; `whole` says that no filter was on."""
        if self.kept:
            names = ", ".join(path.name for path in self.kept[:MOST_NAMED])
            yield "take_along.kept", {"count": len(self.kept), "names": names}
        days = self.written + self.same + len(self.kept)
        yield "take_along.days", {"path": self.folder, "days": days, "written": self.written}
        if self.gone and whole:
            yield "take_along.gone", {"count": self.gone}


def by_day(documents: Iterable[Document], details: Details) -> dict[str, bytes]:
    """Return the text of each day that has readable entries, such as 2026-11-30, the oldest entry first.

    The day is that of the place where the entry was written.
    """
    if details.redacted:
        documents = redacted(documents, details)
    days: dict[str, list[tuple[datetime, Document]]] = defaultdict(list)
    for document, entry in readable(documents, details):
        days[_day(entry)].append((entry.at, document))
    return {day: _text(days[day], details) for day in sorted(days)}


def save_days(
    folder: Path,
    days: Mapping[str, bytes],
    show: Callable[[int], object] = lambda done: None,
    *,
    force: bool = False,
) -> SavedDays:
    """Write a file for each day, private (0600), whole or not at all. Raises StoreError.

    A missing folder is made, private. A file that is there is replaced where it is as it was written here,
    or with `force`. `show` is called with how many days are done.
    """
    with translate_errors(folder):
        if not folder.is_dir():
            files.make_folder(folder)
        there = sorted(folder.glob(DAY))
    saved = SavedDays(folder.absolute())
    for done, (day, text) in enumerate(days.items()):
        show(done)
        _save(folder / f"{day}{ENDING}", text, saved, force=force)
    saved.gone = sum(path.stem not in days and _is_ours(_read(path)) for path in there)
    return saved


def _save(path: Path, text: bytes, saved: SavedDays, *, force: bool) -> None:
    before = _read(path)
    if before == text:
        saved.same += 1
    elif before is None or _is_ours(before) or (force and path.is_file()):
        save(path, [text])
        saved.written += 1
    else:
        saved.kept.append(path)


def _read(path: Path) -> bytes | None:
    """Return what is in a file, None where there is none; nothing of what can't be a file from here."""
    try:
        return reading.read(path)
    except StoreError as error:
        if error.problem in reading.ODD:
            return b""
        raise


def _is_ours(found: bytes | None) -> bool:
    """Whether a file was written here, and not changed since but for the ends of its lines."""
    last = LAST_LINE.search(found or b"")
    return found is not None and last is not None and _digest(found[: last.start()]) == last[1].decode()


def _day(entry: Entry) -> str:
    # Not %Y, which has three digits for a year before 1000 on some systems.
    return entry.at.date().isoformat()


def _text(found: list[tuple[datetime, Document]], details: Details) -> bytes:
    found.sort(key=lambda each: each[0])
    above = b"".join(as_markdown((document for _, document in found), details))
    words = phrase("take_along.day_end").replace("--", "-")
    return above + f"<!-- {words} companion:{_digest(above)} -->\n".encode()


def _digest(above: bytes) -> str:
    return sha256(b"\n".join(above.rstrip().splitlines())).hexdigest()[:16]
