"""Files that are damaged, in any way: a row is named, or the file is refused; nothing else happens."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.importing import FORMATS, Place, Source, columns, preview
from companion.importing.model import File

WHOLE = (
    b"full_date,date,weekday,time,mood,activities,note_title,note\n"
    b'2024-03-10,x,y,9:05 am,rad,a | b,t,"n ""q"""\n',
    b"Date,Mood,Mood Key,Tags (People),Tags (Events),Takeaways\n2026 Sun May 17 3:39 PM,a;b,a;b,c,d,[]\n",
    b'{"tags":{},"entries":[{"title":"a","body":"b","date":"2020-01-01","time":"10:00","tags":["x"]}]}',
    b'{"metadata":{},"entries":[{"creationDate":"2024-04-19T21:48:36Z","timeZone":"UTC","text":"a"}]}',
    b'{"companion":{"schema":1},"entries":[{"id":"x","kind":"checkin","at":"2020-01-01T00:00:00Z"}]}',
    "## 2026-11-20 18:00 · check-in\n\n- state: up\n- body: chest=tight (some)\n\n> n\n".encode(),
    b"When;Text\n31/1/2024 10:00;a\n1.2.2024;b\n",
)
SIGNS = (b'"', b",", b";", b"\n", b"\r", b"\0", b"[]", b"{", b"}", b"null", b"\\ud800", b"- x: y\n", b"## ")
LARGE = (
    b"0001-01-01",
    b"9999-12-31 23:59",
    b"1e999",
    b"25:61",
    b"+99:99",
    b"[" * 3000,
    b"[" * 900 + b"]" * 900,
)
PARTS = st.binary(max_size=3) | st.sampled_from((*SIGNS, *LARGE))
EDITS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12), PARTS), max_size=6)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(WHOLE), EDITS, st.sampled_from([*Place]))
def test_any_damage(whole: bytes, edits: list[tuple[int, int, bytes]], place: Place) -> None:
    for at, length, part in edits:
        whole = whole[:at] + part + whole[at + length :]
    file = File(Path("x"), whole)
    form = next((each for each in FORMATS if each.fits(file)), None)
    if form is None:
        return
    source = Source(file, form)
    if form.asks:
        names = [each.name for each in columns(source)]
        source = Source(file, form, dict.fromkeys(names, place) | {names[0]: Place.DATE})
    found = preview(source)
    assert found.entries + len(found.bad) >= 0
