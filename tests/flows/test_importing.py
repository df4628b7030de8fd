"""Importing: a file is named, shown, saved, and the import undone; nothing is saved without the preview."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from companion.core.entry import CheckIn, Entry
from companion.core.filters import Tagged
from companion.flows.context import Context
from companion.flows.front import Left
from companion.flows.importing import import_entries
from companion.store.history import History
from companion.text.letter import as_text, letter
from tests.flows.script import Chooses, Reply, Script, Types, run

Saved = Callable[[], list[Entry]]
DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-11-20,Nov 20,Friday,9:15 PM,my own mood,walk | tea,,"late bus, ""home"" again"
2026-11-21,Nov 21,Saturday,8:00 AM,rad,,A title,two
not a day,Nov 21,Saturday,8:00 AM,meh,,,three
"""
TABLE = """\
When,Mood,Weather,Text
3/4/2026 18:00,low,rain,one
5/4/2026 18:00,fine,sun,two
"""


def file(tmp_path: Path, text: str = DAYLIO) -> str:
    path = tmp_path / "my export.csv"
    path.write_text(text)
    return str(path)


def imported(context: Context, given: str, *replies: Reply) -> Script:
    script = Script(*replies)
    with suppress(Left):
        run(import_entries(script, context, given))
    return script


def notes(saved: Saved) -> list[str]:
    return [each.note for each in saved()]


def test_a_file_is_shown_saved_and_undone_at_once(context: Context, saved: Saved, tmp_path: Path) -> None:
    seen = imported(context, "", Types(file(tmp_path)), Chooses("entries"), Chooses("back"))
    preview, entries = seen.asked[1], seen.asked[2]
    assert preview.sentence == "2 entries, from 20 Nov 2026 to 21 Nov 2026."
    assert "This file is from Daylio." in preview.more
    assert preview.on == ""
    assert 'late bus, "home" again' in entries.more
    assert saved() == []
    script = imported(context, file(tmp_path), Chooses("import"), Chooses("undo"), Chooses("undo"))
    assert script.asked[1].sentence == "2 entries are new in your notebook."
    assert "line 4" in script.asked[1].more
    assert script.sentences == ["2 entries were removed. Importing the file again brings them back."]
    assert saved() == []


def test_what_was_imported_is_found_by_its_tag_and_says_where_it_came_from(
    context: Context, saved: Saved, tmp_path: Path
) -> None:
    imported(context, file(tmp_path), Chooses("import"), Chooses("done"))
    first, second = saved()
    assert isinstance(first, CheckIn)
    assert (first.tags, first.feelings, first.note) == (
        ("walk", "tea"),
        ("my own mood",),
        'late bus, "home" again',
    )
    assert not first.rating
    [month] = History(context.notebook).find([Tagged("tea")])
    assert list(month) == [first]
    assert as_text(letter(second, context.now())).endswith("From Daylio.")


def test_an_import_can_be_undone_later(context: Context, saved: Saved, tmp_path: Path) -> None:
    imported(context, file(tmp_path), Chooses("import"), Chooses("done"))
    script = imported(context, "", Chooses("0"), Chooses("leave"))
    what, past = script.asked[0].choices.values()
    assert what == "Import a file"
    # The day is that of this machine.
    assert past.startswith("Undo import from Daylio, ")
    assert past.endswith(" 2026: 2 entries")
    assert len(saved()) == 2
    imported(context, "", Chooses("0"), Chooses("undo"))
    assert saved() == []
    # With nothing to undo, a file is asked for at once.
    imported(context, "", Types(file(tmp_path)), Chooses("import"), Chooses("done"))
    assert len(saved()) == 2


def test_the_columns_of_a_table_are_asked_for_one_by_one(
    context: Context, saved: Saved, tmp_path: Path
) -> None:
    steps = [Chooses("date"), Chooses("feelings"), Chooses("more"), Chooses("note")]
    script = imported(context, file(tmp_path, TABLE), *steps, Chooses("goes"), Chooses("back"))
    first, second = script.asked[:2]
    assert first.sentence == "Column 1 of 4: “When”. What is in it?"
    assert first.more == "3/4/2026 18:00 · 5/4/2026 18:00"
    assert second.more == "low · fine"
    assert "rest" not in script.asked[3].choices
    assert "Weather: the note, each below its name" in script.asked[5].more
    imported(context, file(tmp_path, TABLE), *steps, Chooses("import"), Chooses("done"))
    assert notes(saved) == ["one\n\nWeather: rain", "two\n\nWeather: sun"]


def test_the_rest_of_the_columns_goes_to_the_note(context: Context, saved: Saved, tmp_path: Path) -> None:
    steps = (Chooses("date"), Chooses("note"), Chooses(None), Chooses("rest"))
    imported(context, file(tmp_path, TABLE), *steps, Chooses("import"), Chooses("done"))
    assert notes(saved)[0] == "Mood: low\nWeather: rain\nText: one"


def test_day_and_month_can_be_swapped_where_both_are_possible(
    context: Context, saved: Saved, tmp_path: Path
) -> None:
    steps = (Chooses("date"), Chooses("rest"))
    script = imported(context, file(tmp_path, TABLE), *steps, Chooses("order"), Chooses("import"))
    assert [each.sentence[-12:] for each in script.asked[2:4]] == [" 5 Apr 2026.", " 4 May 2026."]
    assert {each.at.month for each in saved()} == {3, 5}


def test_without_a_day_nothing_is_imported(context: Context, saved: Saved, tmp_path: Path) -> None:
    script = imported(context, file(tmp_path, TABLE), Chooses("rest"), Chooses("again"), Chooses(None))
    assert script.asked[2].sentence.startswith("Column 1")
    imported(context, file(tmp_path, TABLE), Chooses("rest"), Chooses(None), Types(""))
    assert saved() == []


def test_a_path_that_leads_nowhere_is_asked_for_again_and_the_same_one_ends_it(
    context: Context, saved: Saved, tmp_path: Path
) -> None:
    nowhere = str(tmp_path / "nowhere.csv")
    script = imported(context, nowhere, Types(nowhere))
    assert len(script.sentences) == 1
    assert nowhere in script.sentences[0]
    # As a terminal writes the path of a file that is dropped on it.
    script = imported(context, nowhere, Types(f"'{file(tmp_path)}'"), Chooses("import"), Chooses("done"))
    assert len(saved()) == 2


def test_one_step_back_leads_to_the_path_and_out(context: Context, saved: Saved, tmp_path: Path) -> None:
    script = imported(context, file(tmp_path), Chooses(None), Types(""))
    assert (len(script.asked), script.replies, saved()) == (2, [], [])


def test_one_step_back_the_path_can_be_corrected(
    context: Context, saved: Saved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    async def line(front: Script, question: str, words: str = "", *, saves: bool = True) -> str:
        shown.append(words)
        return words

    monkeypatch.setattr(Script, "line", line)
    imported(context, path := file(tmp_path), Chooses(None))
    assert (shown, saved()) == ([path], [])


class Leaves(Script):
    """Leaves as soon as it is said that some entries are saved."""

    def say_progress(self, sentence: str) -> None:
        if sentence:
            raise Left


def test_leaving_in_the_middle_keeps_whole_months_and_the_file_brings_the_rest(
    context: Context, saved: Saved, tmp_path: Path
) -> None:
    context.clock = count(step=2).__next__
    lines = [f"2026-{month:02}-20,,,8:00 AM,rad,,,{month}" for month in range(1, 7)]
    path = file(tmp_path, DAYLIO.partition("\n")[0] + "\n" + "\n".join(lines))
    with suppress(Left):
        run(import_entries(Leaves(Chooses("import")), context, path))
    assert notes(saved) == ["1"]
    script = imported(context, path, Chooses("import"), Chooses("done"))
    assert script.asked[1].sentence == "5 entries are new in your notebook."
    assert notes(saved) == [*"123456"]
    assert "Saved so far: 1." in script.sentences


def test_our_own_export_says_what_it_changed(context: Context, saved: Saved, tmp_path: Path) -> None:
    from companion.export import export
    from companion.export.documents import Details

    imported(context, file(tmp_path), Chooses("import"), Chooses("done"))
    one, two = saved()
    path = tmp_path / "own.json"
    path.write_bytes(b"".join(export("json", context.notebook.documents(), Details(context.now()))))
    context.notebook.remove(one.id)
    script = imported(context, str(path), Chooses("import"), Chooses("done"))
    assert script.asked[1].sentence == "Nothing in this file is new."
    assert saved() == [two]
