"""The history in plain mode: listed, searched, filtered, read, changed, told over time."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, CheckIn, Entry, Led, Practice, Rating, Sensation, State
from companion.flows.context import Context
from tests.plain.typed import transcript
from tests.still import Still

Saved = Callable[[], list[Entry]]
TIGHT = (Sensation("chest", ("tight",)),)


def add(context: Context, days: int, kind: type = CheckIn, **fields: object) -> Entry:
    """Save an entry of some days ago."""
    at = context.now() - timedelta(days=days)
    entry: Entry = kind(id=context.notebook.new_id(at), at=at, **fields)
    context.notebook.add(entry)
    return entry


def test_the_history_is_listed_read_and_searched(context: Context, still: Still) -> None:
    add(context, 3, rating=Rating(State.UP, 7), note="the same dream", body=TIGHT)
    add(context, 1, rating=Rating(State.SETTLED))
    told = transcript(context, still, "history", "2", "", "/", "SAME", "")
    assert (
        told.replace("> \n", ">\n")
        == """\
Looking back
Everything, 2
1: 21 Nov 2026, 21:04, Check-in, settled
2: 19 Nov 2026, 21:04, Check-in, up, 7. the same dream
3: find words or a date
4: show only some
5: over time, the body, what has helped, a person, a file, an import
Enter: back.
> 2

Thursday, 19 November 2026, 21:04
You were up (7 of 10).
Tight in the chest.
the same dream
1: edit
2: tag
3: delete
Enter: back.
>

Everything, 2
1: 21 Nov 2026, 21:04, Check-in, settled
2: 19 Nov 2026, 21:04, Check-in, up, 7. the same dream
3: find words or a date
4: show only some
5: over time, the body, what has helped, a person, a file, an import
Enter: back.
> /

Which words, or which day or month?
Enter: show all.
> SAME
Reading.

Everything with the words “SAME”, 1
1: 19 Nov 2026, 21:04, Check-in, up, 7. Note: the same dream
2: find words or a date
3: show only some
4: show all
5: over time, the body, what has helped, a person, a file, an import
Enter: back.
>
"""
    )


def test_an_empty_history_says_so_and_offers_only_to_import(context: Context, still: Still) -> None:
    told = transcript(context, still, "history", "")
    offered = "1: import entries from a file\nEnter: back.\n> \n"
    assert told == f"{phrase('titles.history')}\n{phrase('history.empty')}\n{offered}"


def test_led_sessions_are_found_where_nothing_else_is_saved(context: Context, still: Still) -> None:
    now = still.now()
    context.notebook.add(Led(id=context.notebook.new_id(now), at=now, person="A"))
    told = transcript(context, still, "history", "f", "kind of entry", "sessions you led", "", "")
    assert phrase("history.empty_apart") in told
    assert "A session you led, with A" in told


def test_older_and_newer_entries_come_by_pages(context: Context, still: Still) -> None:
    for day in range(20):
        add(context, day, note=f"note {day}.")
    told = transcript(context, still, "history", "", "older", "b", "newer", "b", "").split("\n>")
    for page, (first, last) in enumerate([(0, 8), (9, 17), (18, 19), (9, 17), (0, 8)]):
        assert f"note {first}." in told[page]
        assert f"note {last}." in told[page]
        assert f"note {last + 1}." not in told[page]


def test_a_date_is_a_search_too(context: Context, still: Still) -> None:
    add(context, 3, note="here")
    add(context, 60, note="long ago")
    told = transcript(context, still, "history", "find", "september", "q")
    assert phrase("plain.history.date") in told
    assert "long ago" in told.split("september\n")[1]
    assert "here" not in told.split("september\n")[1].split("Enter")[0].replace("There", "")


def test_filters_are_chosen_by_words_and_taken_off_by_b(context: Context, still: Still) -> None:
    add(context, 3, rating=Rating(State.UP, 7), note="up there")
    add(context, 2, AfterSession, person="Ana", left=Rating(State.FLAT))
    told = transcript(context, still, "history", "f", "state", "up", "f", "since", "soon", "march", "b", "b")
    only = told.split("> up\n")[1].split(">")[0]
    assert "up there" in only
    assert "Ana" not in only
    assert phrase("plain.history.no_date") in told
    assert "Ana" in told.split("> b\n")[1]
    told = transcript(context, still, "history", "f", "person", "Ana", "q")
    assert "up there" not in told.split("> Ana\n")[1]


def test_what_is_deleted_comes_back_until_the_list_is_left(
    context: Context, still: Still, saved: Saved
) -> None:
    entry = add(context, 3, note="mine")
    told = transcript(context, still, "history", "1", "d", "q")
    assert phrase("plain.history.deleted") in told
    assert saved() == []
    context.notebook.restore(entry)
    transcript(context, still, "history", "1", "delete", "undo", "")
    assert [each.note for each in saved()] == ["mine"]


def test_an_entry_gets_a_tag(context: Context, still: Still, saved: Saved) -> None:
    add(context, 3, note="mine")
    told = transcript(context, still, "history", "1", "t", "night", "", "")
    assert [each.tags for each in saved()] == [("night",)]
    assert "Tagged night." in told


def test_what_many_entries_show_is_told_in_sentences(context: Context, still: Still) -> None:
    for day in range(40):
        state = State.UP if day % 2 else State.SETTLED
        add(context, day, rating=Rating(state, day % 10), body=TIGHT)
    for _ in range(5):
        add(context, 2, Practice, exercise="feet", name="Feet", before=Rating(State.UP, 7), finished=True)
    add(context, 1, AfterSession, person="Ana", bring="the dream")
    typed = ("more", "1", "month", "", "2", "", "3", "", "4", "1", "", "b", "")
    told = transcript(context, still, "history", *typed)
    assert "16 Nov to 22 Nov 2026: 13 entries. Up 7, settled 3, session, exercise." in told
    assert "November 2026: 28 entries." in told
    assert "chest 40: tight 40" in told
    assert "Feet. Done 5 times." in told
    assert "the dream (21 Nov 2026)" in told
    assert not {"▲", "○", "✓", "●"} & set(told)


def test_a_line_to_bring_is_marked_as_brought(context: Context, still: Still, saved: Saved) -> None:
    add(context, 1, AfterSession, person="Ana", bring="the dream")
    told = transcript(context, still, "history", "m", "person", "1", "1", "", "b", "")
    assert "1: the dream (21 Nov 2026): mark it as brought\n" in told
    assert "1: the dream (21 Nov 2026), brought: take the mark off\n" in told
    assert [getattr(each, "brought", ()) for each in saved()] == [("the dream",)]


def test_what_is_shown_is_saved_to_a_file_that_is_not_replaced_unasked(
    context: Context, still: Still, tmp_path: Path
) -> None:
    add(context, 1, rating=Rating(State.UP, 7), note="mine")
    add(context, 2, rating=Rating(State.FLAT))
    path = tmp_path / "out.json"
    only = ("f", "state", "up", "more", "file", "json", "without", str(path))
    transcript(context, still, "history", *only, "q")
    written = json.loads(path.read_text())["entries"]
    assert [each["rating"]["state"] for each in written] == ["up"]
    assert "mine" not in path.read_text()
    path.write_text("before")
    told = transcript(context, still, "history", *only, "", "q")
    assert "".join(phrase("plain.history.there", path=path).split()) in "".join(told.split())
    assert path.read_text() == "before"
    transcript(context, still, "history", *only, "1", "q")
    assert path.read_text() != "before"


def test_a_folder_gets_a_file_for_each_day(context: Context, still: Still, tmp_path: Path) -> None:
    for days in (1, 1, 3):
        add(context, days, note="the same dream")
    folder = tmp_path / "days"
    for more in ("2", "0"):
        told = transcript(context, still, "history", "m", "save", "a file per day", "", f"{folder}")
        # The path may take lines of its own.
        assert f"Days: 2. New or changed: {more}." in told.replace("\n", " ")
    assert len(list(folder.iterdir())) == 2
