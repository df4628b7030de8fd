"""The bytes of a month: which are whole, which ids name a month, what a line holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.store.codec import (
    ENTRIES,
    REMOVED,
    SCHEMA,
    Broken,
    Tables,
    decode,
    empty,
    encode,
    encode_document,
    is_id,
    migrate,
    next_id,
    schema_of,
    whole_characters,
)

ID, OTHER = "20261120T120000.000000-00000000", "20261120T120000.000001-00000000"
documents = st.dictionaries(
    st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=9), max_size=4
)


@pytest.fixture(autouse=True, scope="module", params=["msgspec is imported", "msgspec isn't imported"])
def decoder(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "msgspec isn't imported":
            patch.setitem(sys.modules, "msgspec", None)
        yield


def month(**tables: Any) -> bytes:
    return json.dumps({**empty(), **tables}).encode()


@given(st.dictionaries(st.integers(0, 999).map(str), documents, max_size=4))
def test_what_is_encoded_is_decoded(table: dict[str, Any]) -> None:
    tables: Tables = {**empty(), ENTRIES: {k: d for k, d in table.items() if "id" not in d}}
    assert decode(encode(tables)) == json.loads(encode(tables)) == tables


def test_each_field_has_a_line_of_its_own() -> None:
    assert encode_document({}) == b"{}"
    assert (
        encode_document({"id": "a", "note": "\u00e9"})
        == '{\n   "id": "a",\n   "note": "\u00e9"\n  }'.encode()
    )


@pytest.mark.parametrize(
    "value", [None, 3, "", ID[:-1], ID + "0", ID.replace("11", "13", 1), ID[:-1] + "A", ID + "\n", f" {ID}"]
)
def test_what_is_no_id(value: object) -> None:
    assert is_id(ID)
    assert not is_id(value)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        month(entries=[]),
        month(entries={"1": []}),
        month(entries={"01": {}}),
        month(entries={"x": {}}),
        month(removed={"1": 3}),
        month(entries={"1": {"id": ID}, "2": {"id": ID}}),
        month(entries={"1": {"id": ID}}, removed={"1": {"id": ID}}),
        month(entries={"1": {"x": float("nan")}}),
        month(entries={"1": {"x": "\ud800"}}),
        month()[:-1],
    ],
)
def test_what_is_no_whole_month(raw: bytes) -> None:
    with pytest.raises(Broken):
        decode(raw)


def test_what_is_a_whole_month() -> None:
    raw = month(entries={"0": {"id": ID}, "7": {"id": OTHER}, "8": {"x": 1}, "9": {"x": 1}}, more={"1": {}})
    assert decode(raw) == decode(b"\xef\xbb\xbf" + raw) == json.loads(raw)


def test_a_newer_month_is_decoded_whatever_its_shape() -> None:
    tables = {"about": {"1": {"schema": SCHEMA + 1}}, "entries": []}
    assert decode(json.dumps(tables).encode()) == migrate(tables) == tables  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("about", "schema"),
    [
        ({"1": {"schema": 3}}, 3),
        ({"1": {}, "2": {"schema": 2}}, 2),
        ({"1": {"schema": -1}}, 0),
        ({"1": {"schema": True}}, 0),
        ({"1": 2}, 0),
        ([], 0),
    ],
)
def test_the_version_that_a_month_states(about: Any, schema: int) -> None:
    assert schema_of({"about": about}) == schema
    assert schema_of({}) == 0


def test_a_month_of_plain_tinydb_is_migrated() -> None:
    found = migrate({ENTRIES: {"1": {"id": ID}}})
    assert found == {**empty(), ENTRIES: {"1": {"id": ID}}}
    assert migrate({REMOVED: {"1": {"id": ID}}, ENTRIES: {}})[REMOVED] == {"1": {"id": ID}}
    assert migrate(empty()) == empty()


def test_a_new_document_has_a_free_id_after_the_last() -> None:
    assert next_id({}) == "1"
    assert next_id({"1": {}, "5": {}}) == "6"
    assert next_id({"6": {}, "7": {}, "5": {}}) == "8"


def test_half_characters_are_replaced_wherever_they_are() -> None:
    half, whole = "a\ud800", "a\ufffd"
    assert whole_characters({half: [half, {"x": half}, 3]}) == {whole: [whole, {"x": whole}, 3]}
    assert whole_characters("\ud83d\ude00") == "\U0001f600"


def test_two_entries_under_one_number_are_not_taken_for_one() -> None:
    two = f'{{"about": {{}}, "entries": {{"1": {{"id": "{ID}"}}, "1": {{"id": "{OTHER}"}}}}}}'
    with pytest.raises(Broken):
        decode(two.encode())


def test_an_id_inside_an_entry_is_no_second_entry() -> None:
    raw = month(**{ENTRIES: {"1": {"id": ID, "more": {"id": OTHER}}}})
    assert decode(raw)[ENTRIES]["1"]["more"] == {"id": OTHER}
