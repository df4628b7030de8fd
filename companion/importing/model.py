"""What an import is made of: a file, where its columns go, its rows, and those that can't be read."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from companion.core.entry import Entry


class Place(StrEnum):
    """Where the text of a column goes; the words for it are `import.places.<value>`.

    DATE and TIME together are the time of the entry. MORE is added to the note, below the name of its column.
    SAME says in another way what stands in another column, such as the weekday of a date, and is not read.
    """

    DATE = "date"
    TIME = "time"
    TITLE = "title"
    NOTE = "note"
    FEELINGS = "feelings"
    TAGS = "tags"
    MORE = "more"
    SAME = "same"


class Why(StrEnum):
    """Why a row can't be read; the sentence for it is `import.why.<value>`."""

    NO_TIME = "no_time"
    BAD_TIME = "bad_time"
    NO_END = "no_end"
    NOT_AN_ENTRY = "not_an_entry"


class BadRow(NamedTuple):
    """A row that is left out: its line in the file (in JSON: which of the entries it is), from 1.

    `text` is the text that can't be read, empty where there is none.
    """

    line: int
    why: Why
    text: str = ""


class Row(NamedTuple):
    """One entry of the file as it stands there: its line, and the texts of each column that has any."""

    line: int
    cells: Mapping[str, tuple[str, ...]]


class Imported(NamedTuple):
    """A row as an entry that can be saved; `noon` says that its time of day isn't known, and is noon."""

    line: int
    entry: Entry
    noon: bool = False


class File:
    """A file, read once, so that a preview and the import are about the same. `raw` is all of it."""

    def __init__(self, path: Path, raw: bytes) -> None:
        self.path = path
        self.raw = raw

    @cached_property
    def text(self) -> str:
        """The file as text: UTF-8 or UTF-16, else as older programs on Windows write it."""
        marked = self.raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        for encoding in ("utf-16" if marked else "utf-8-sig", "cp1252"):
            with suppress(UnicodeError):
                return self.raw.decode(encoding)
        return self.raw.decode("latin-1")

    @cached_property
    def json(self) -> Any:
        """What the file holds as JSON; None for any other file."""
        if self.text.lstrip()[:1] in ("{", "["):
            with suppress(ValueError, RecursionError):
                return json.loads(self.text)
        return None


@dataclass(frozen=True)
class Source:
    """A file to import, and how it is read.

    `places` says where each column goes: for any CSV file the person gives them, for others they are the
    format's own. `zone` is that of times without one, the machine's own if not given. `order` is that of day
    and month in dates in figures, DMY or MDY; if not given, the dates themselves tell, or else the language.
    """

    file: File
    format: Format
    places: Mapping[str, Place] = field(default_factory=dict)
    zone: tzinfo | None = None
    order: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether it is known which column has the date."""
        return not self.format.asks or Place.DATE in self.places.values()


Rows: TypeAlias = Iterator[Row | BadRow]


class Format(NamedTuple):
    """What can be imported: its `name` in the content, how it is recognised and read, where its columns go.

    `page` is the public page that the format was read on, empty for Companion's own. `tried` says whether an
    export of the app itself was imported with it. `splits` is what stands between several values of one cell:
    one of several signs where it is empty, nothing where it is None. `asks` says that the person has to say
    which column is what, `merges` that the entries are Companion's own, saved as they are. `counts_lines` is
    False where rows are counted by entry and not by line. `same` is for files without what makes an id: it
    returns what two entries that are the same have in common.
    """

    name: str
    fits: Callable[[File], bool]
    read: Callable[[Source], Iterator[Imported | BadRow]]
    places: Mapping[str, Place] = {}
    page: str = ""
    tried: bool = False
    splits: str | None = None
    asks: bool = False
    merges: bool = False
    counts_lines: bool = True
    same: Callable[[Entry], Hashable] | None = None


class Column(NamedTuple):
    """A column: its name, and its first texts that differ, at most three."""

    name: str
    examples: tuple[str, ...]


class Preview(NamedTuple):
    """What an import would add: how many entries, from when to when, three of them, what is left out.

    `goes` has the place of each column, an empty name standing for all others; Companion's own have none.
    `noon` says how many entries have no time of day, and get noon.
    """

    entries: int
    first: datetime | None
    last: datetime | None
    examples: tuple[Imported, ...]
    bad: tuple[BadRow, ...]
    goes: Mapping[str, Place]
    noon: int = 0
