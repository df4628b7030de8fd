"""Zip files, as Day One makes them."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from companion.importing.zipped import Unknown, unzipped
from companion.store.errors import Problem, StoreError
from tests.importing.conftest import Opened, rows

JSON = '{"entries": [{"creationDate": "2024-01-31T10:00:00Z", "text": "a"}]}'


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, JSON)
    return out.getvalue()


def test_the_one_file_in_it_is_read(opened: Opened) -> None:
    source = opened(zipped("Journal.json", "photos/a.jpeg", "__MACOSX/._Journal.json"))
    assert (source.format.name, rows(source)[0][0].note) == ("day_one", "a")


def with_password() -> bytes:
    """Return a zip file that says of its one file that it is encrypted."""
    raw = bytearray(zipped("a.csv"))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


UNREADABLE = {
    "no file": (zipped("a.jpeg"), "import.zip"),
    "two files": (zipped("One.json", "Two.json"), "import.zip"),
    "damaged": (b"PK\x03\x04 torn", "import.torn_zip"),
    "with a password": (with_password(), "import.torn_zip"),
    "empty": (b"\xef\xbb\xbf\r\n", "import.empty"),
    "a PDF": (b"%PDF-1.4\n", "import.unknown"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_can_not_be_read_is_named(opened: Opened, name: str) -> None:
    raw, key = UNREADABLE[name]
    with pytest.raises(Unknown) as error:
        opened(raw)
    assert error.value.key == key


def test_a_file_that_grows_too_large(opened: Opened) -> None:
    source = opened(zipped("Journal.json"))
    with pytest.raises(StoreError) as error:
        unzipped(zipped("Journal.json"), source.file.path, 10)
    assert error.value.problem is Problem.TOO_LARGE
