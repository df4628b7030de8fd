"""Files set aside: listed with what is in them, deleted by themselves only where nothing would be lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from companion.core.entry import CheckIn
from companion.store import codec, files
from companion.store.asides import GOES_AFTER, delete_settled, list_asides, mark_shown
from companion.store.folder import FileKind, kind_of
from companion.store.notebook import Notebook
from companion.store.paths import Places, places
from tests.store.conftest import NOON, Clock, check_in

LONG_AFTER = NOON + GOES_AFTER + timedelta(days=1)
OTHER = "20261120T110000.000000-00000000"
SECRET = "the words that were there before"


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places({"COMPANION_HOME": str(tmp_path / "home")})


@pytest.fixture
def notebook(where: Places) -> Notebook:
    return Notebook(where.notebook, now=Clock())


@pytest.fixture
def note(notebook: Notebook) -> Callable[[str], CheckIn]:
    def add(words: str) -> CheckIn:
        made = check_in(notebook, words)
        notebook.add(made)
        return made

    return add


def month(where: Places) -> Path:
    return where.notebook / "2026-11.json"


def set_aside(where: Places, data: bytes | None = None, reason: str = "corrupt") -> Path:
    """Set the month as it is aside, or other bytes."""
    aside = files.aside_name(month(where), reason, NOON)
    aside.write_bytes(month(where).read_bytes() if data is None else data)
    return aside


def shown(where: Places, notebook: Notebook) -> None:
    mark_shown(where, [aside.path for aside in list_asides(where, notebook)], NOON)


def test_each_is_listed_with_what_is_in_it(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn]
) -> None:
    entry = note("one")
    note("two")
    whole = set_aside(where)
    notebook.change(msgspec.structs.replace(entry, note="other words"))
    older = set_aside(where, whole.read_bytes(), "before-merge")
    broken = set_aside(where, b"no entry")
    draft = where.drafts / "x.json.corrupt-20261120T120000"
    files.make_folder(where.drafts)
    draft.write_bytes(b"torn")
    found = {aside.path: aside for aside in list_asides(where, notebook)}
    assert {path: (each.entries, each.missing) for path, each in found.items()} == {
        whole: (2, 1),
        older: (2, 1),
        broken: (0, 0),
        draft: (0, 0),
    }
    assert not any(aside.is_settled for aside in found.values())


def test_one_goes_by_itself_when_all_of_it_is_in_the_notebook_and_it_was_shown_long_ago(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn]
) -> None:
    note("one")
    aside = set_aside(where)
    assert delete_settled(where, notebook, LONG_AFTER) == [], "it was never shown"
    shown(where, notebook)
    assert delete_settled(where, notebook, NOON + GOES_AFTER - timedelta(seconds=1)) == []
    shown(where, notebook)
    assert delete_settled(where, notebook, NOON + GOES_AFTER) == [aside]
    assert not aside.exists()
    mark_shown(where, [], LONG_AFTER)
    assert str(aside) not in where.shown.read_text()


@pytest.mark.parametrize("lacking", ["an entry", "a wording", "all that could be read"])
def test_one_that_has_something_of_its_own_stays(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn], lacking: str
) -> None:
    entry = note("one")
    aside = set_aside(where)
    if lacking == "an entry":
        codec_tables = codec.decode(aside.read_bytes())
        other = {**codec.decode(aside.read_bytes())[codec.ENTRIES]["1"], "id": notebook.new_id(NOON)}
        codec_tables[codec.ENTRIES]["2"] = other
        aside.write_bytes(codec.encode(codec_tables))
    elif lacking == "a wording":
        notebook.change(msgspec.structs.replace(entry, note="other words"))
    else:
        aside.write_bytes(b"\0\1\2")
    shown(where, notebook)
    assert delete_settled(where, notebook, LONG_AFTER) == []
    assert aside.exists()


ODD = '"id": 7, "note": "odd words"'
MORE = {
    "half an entry": lambda text: text[: text.rindex('"note"') + 12],
    "an odd id in a broken file": lambda text: text.replace(
        ' "entries": {', f' "entries": {{"9": {{{ODD}}},', 1
    )[:-3],
    "an odd id": lambda text: text.replace(' "entries": {', f' "entries": {{"9": {{{ODD}}},', 1),
    "a name twice": lambda text: text.replace('"note": ', '"note": "odd words", "note": ', 1),
    "another table": lambda text: text.replace(
        ' "removed": {', f' "more": {{"9": {{{ODD}}}}}, "removed": {{', 1
    ),
    "words in a removal": lambda text: text.replace(
        ' "removed": {', f' "removed": {{"9": {{"id": "{OTHER}", "removed": "2026", "note": "odd words"}}', 1
    ),
    "words behind the month": lambda text: f"{text} odd words",
}
"""What makes a month hold more than the entries that can be read in it, each by a change of its text."""


@pytest.mark.parametrize("more", MORE)
def test_one_with_more_in_it_than_entries_stays_and_is_not_called_settled(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn], more: str
) -> None:
    note("one")
    note("two, and words that stand in this file alone")
    text = month(where).read_text()
    changed = MORE[more](text)
    assert changed != text
    aside = set_aside(where, changed.encode())
    [found] = list_asides(where, notebook)
    assert found.entries
    assert not found.is_whole
    shown(where, notebook)
    assert delete_settled(where, notebook, LONG_AFTER) == []
    assert aside.exists()


def test_what_is_left_of_removed_entries_is_no_more(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn]
) -> None:
    entry = note("one")
    note("two")
    aside = set_aside(where)
    notebook.remove(entry.id)
    other = set_aside(where)
    shown(where, notebook)
    assert set(delete_settled(where, notebook, LONG_AFTER)) == {aside, other}


def test_no_other_file_is_ever_deleted_by_itself(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn]
) -> None:
    note("one")
    mark_shown(where, [month(where), where.data / "elsewhere.json.corrupt-1"], NOON)
    assert not where.shown.exists()
    files.make_folder(where.state)
    where.shown.write_text(f'{{"{month(where)}": "{NOON.isoformat()}"}}')
    assert delete_settled(where, notebook, LONG_AFTER) == []
    for broken in ("[]", "{", '{"a": 1, "b": "no time", "c": "2026-11-01"}'):
        where.shown.write_text(broken)
        assert delete_settled(where, notebook, LONG_AFTER) == []
    assert kind_of(where.shown, where) is FileKind.SHOWN


def everything(where: Places) -> str:
    paths = [path for path in where.data.rglob("*") if path.is_file()]
    return "".join(path.read_text(errors="replace") for path in paths)


@pytest.mark.parametrize("way", ["change", "restore"])
def test_after_leaving_the_wording_before_a_change_is_in_no_file(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn], way: str
) -> None:
    entry = note(SECRET)
    note("another")
    for reason in ("merged", "before-merge", "corrupt"):
        set_aside(where, reason=reason)
    with closing(notebook):
        getattr(notebook, way)(msgspec.structs.replace(entry, note="shorter"))
    assert SECRET not in everything(where)
    assert all(each.entries == 2 and not each.missing for each in list_asides(where, notebook))


def test_a_wording_that_was_never_replaced_here_stays_in_files_set_aside(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn]
) -> None:
    entry = note("this machine's words")
    aside = set_aside(where, month(where).read_bytes().replace(b"this machine's", b"another's"))
    with closing(notebook):
        notebook.change(msgspec.structs.replace(entry, note="shorter"))
    assert "another's words" in aside.read_text()


def test_after_removing_an_entry_none_of_its_words_are_in_any_file(
    where: Places, notebook: Notebook, note: Callable[[str], CheckIn]
) -> None:
    entry = note(SECRET)
    set_aside(where, reason="merged")
    notebook.change(msgspec.structs.replace(entry, note=f"{SECRET} and more"))
    set_aside(where, reason="before-merge")
    set_aside(where, month(where).read_bytes()[:-60])
    notebook.remove(entry.id)
    assert SECRET not in everything(where)
