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
    source = opened(zipped("Journal.json", "photos/a.jpeg"))
    assert (source.format.name, rows(source)[0][0].note) == ("day_one", "a")


@pytest.mark.parametrize("names", [(), ("a.jpeg",), ("One.json", "Two.json")])
def test_none_and_several_are_named(opened: Opened, names: tuple[str, ...]) -> None:
    with pytest.raises(Unknown) as error:
        opened(zipped(*names) if names else b"PK\x03\x04 torn")
    assert error.value.key == ("import.zip" if names else "import.unknown")


def test_a_file_that_grows_too_large(opened: Opened) -> None:
    source = opened(zipped("Journal.json"))
    with pytest.raises(StoreError) as error:
        unzipped(zipped("Journal.json"), source.file.path, 10)
    assert error.value.problem is Problem.TOO_LARGE
