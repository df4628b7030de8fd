"""A folder of snapshots is known by its name."""

from __future__ import annotations

from datetime import date

import pytest

from companion.core.snapshots import snapshot_key


def test_a_folder_of_snapshots_is_a_day_with_a_number() -> None:
    assert snapshot_key("2026-11-29") == (date(2026, 11, 29), 1)
    assert snapshot_key("2026-11-29-12") == (date(2026, 11, 29), 12)


@pytest.mark.parametrize(
    "name", ["2026-11-31", "2026-11-29-", "2026-11-29-x", "2026-11", "0000-01-01", "", "2026-11-29\n"]
)
def test_other_names_are_none(name: str) -> None:
    assert snapshot_key(name) is None
