"""Rows of entries: what has room is whole, what is needed least is cut, and a search is seen in its rows."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from companion.core.bare import bare
from companion.core.entry import AfterSession, CheckIn, Entry, Practice, Rating, Sensation, State
from companion.tui.widgets import entry_list
from companion.tui.widgets.entry_list import EntryList
from companion.tui.widgets.entry_rows import Row, columns
from tests import make

ID, AT = "20261120T180000.000000-00000000", make.LAST
WIDTHS = (36, 69, 110, 190)
LONG = "a person with quite a long name, of the practice by the river"


def drawn(entry: Entry, width: int, *wanted: str) -> str:
    return "".join(columns(Row(entry), width, wanted)).rstrip()


def test_a_check_in_shows_its_feelings_after_the_body() -> None:
    body = (Sensation("chest", ("tight",)),)
    entry = CheckIn(
        id=ID, at=AT, rating=Rating(State.UP, 7), body=body, feelings=("fear", "shame"), note="alone"
    )
    assert drawn(entry, 75) == "18:00  Check-in                  up, 7   chest tight   fear, shame   alone"
    assert drawn(entry, 36) == "18:00  Check-in  up, 7  chest tight…"


def test_a_session_shows_what_to_bring() -> None:
    entry = AfterSession(id=ID, at=AT, person="M.", left=Rating(State.FLAT), bring="the letter", note="rain")
    assert drawn(entry, 69) == "18:00  After a session with M.   flat   to bring: the letter   rain"


def test_a_row_has_a_sign_for_its_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EntryList, "get_component_rich_style", lambda self, *names: Style())
    monkeypatch.setattr(entry_list, "in_words", lambda widget: False)
    ratings = [*map(Rating, State), Rating(None, 5)]
    shown = EntryList(AT.date())
    shown.rows.add([CheckIn(id=ID, at=AT, rating=rating) for rating in ratings])
    rows = ["".join(piece.text for piece in shown.draw_row(at, 60)) for at in range(1, len(shown.rows))]
    assert [row.partition("18:00")[0].strip() for row in rows] == ["▲", "▽", "●", "◌", ""]


def test_the_body_is_whole_where_there_is_room() -> None:
    body = tuple(Sensation(place, ("tight", "warm")) for place in ("chest", "jaw", "belly", "hands"))
    entry = CheckIn(id=ID, at=AT, body=body)
    assert "hands tight" in drawn(entry, 110)
    assert "hands" not in drawn(entry, 69)


@pytest.mark.parametrize(
    "entry",
    [
        Practice(id=ID, at=AT, exercise="own", name=LONG),
        AfterSession(id=ID, at=AT, person=LONG),
        AfterSession(id=ID, at=AT, person=LONG, left=Rating(State.UP, 8), bring="the letter"),
    ],
)
def test_a_name_is_whole_where_there_is_room(entry: Entry) -> None:
    assert LONG in drawn(entry, 190)
    # Where there is none, half of the row is for the rest, if that needs it.
    assert "…" in drawn(entry, 69)


@given(st.integers(0, 10_000), st.sampled_from(WIDTHS), st.sampled_from(("", "bus", "jaw", "letter")))
def test_a_row_is_one_line_and_nothing_is_cut_while_cells_are_free(seed: int, width: int, word: str) -> None:
    entry = make.entry(AT, random.Random(seed))
    row = "".join(columns(Row(entry), width, (word,) if word else ()))
    assert cell_len(row) == width
    assert "\n" not in row
    if not word and "…" in row:
        # A cell may stay free before a letter that is two cells wide.
        assert width - cell_len(row.rstrip()) <= 1 or "  " in row[: row.rindex("…")]


@given(st.integers(0, 10_000), st.sampled_from(WIDTHS), st.sampled_from(("bus", "jaw", "brief", "uneasy")))
def test_what_was_searched_for_is_seen_in_the_row(seed: int, width: int, word: str) -> None:
    entry = make.entry(AT, random.Random(seed))
    from companion.core.filters import Containing

    if Containing(word).admits(entry):
        assert word in bare(drawn(entry, width, word))


def test_a_row_is_laid_out_in_well_under_a_millisecond() -> None:
    entries = [*make.entries(200, years=1)]
    began = time.process_time()
    for entry in entries:
        columns(Row(entry), 110, ("letter", "bus"))
    assert (time.process_time() - began) / len(entries) < 0.001
