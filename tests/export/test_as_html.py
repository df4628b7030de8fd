"""The page to print: one file, nothing fetched, nothing run, no own words where they are left out."""

from __future__ import annotations

import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from companion.core.body_counts import count_regions
from companion.core.entry import AfterSession, Answer, CheckIn, Entry, Landing, Sensation, SetAside
from companion.export import export
from companion.export.documents import Details
from companion.export.figure import SHADES, figure
from companion.store.documents import to_document
from tests import make

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NOW = make.LAST + timedelta(days=1)
VOID = {"meta", "path", "circle", "polyline"}


def page(entries: list[Entry], *, notes: bool = True, now: datetime = NOW) -> str:
    details = Details(now, redacted=not notes)
    return b"".join(export("html", map(to_document, entries), details)).decode()


@pytest.fixture
def two_years() -> list[Entry]:
    return list(reversed(list(make.entries(400, years=2))))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or self.open.pop() == tag


def test_every_tag_is_closed_and_nothing_is_fetched_or_run(two_years: list[Entry]) -> None:
    tags = Tags()
    tags.feed(page(two_years))
    assert tags.open == []
    assert not tags.seen & {"script", "link", "img", "iframe", "object", "embed", "form", "a"}
    assert not [
        name for name, _ in tags.attributes if name.startswith("on") or name in ("src", "href", "style")
    ]
    assert "url(" not in page(two_years)
    assert "@import" not in page(two_years)


def test_markup_in_an_entry_is_escaped() -> None:
    at = make.LAST
    odd = "<script>alert('x')</script> & \"quotes\" \x1b[2J"
    html = page([CheckIn(id="20261120T180000.000000-00000000", at=at, note=odd, tags=(odd,))])
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\x1b" not in html


def test_it_begins_with_a_summary_that_does_not_grow_with_the_notebook() -> None:
    summaries = [
        page(list(make.entries(count, years=2))).partition('<div class="entries">')[0]
        for count in (1_000, 4_000)
    ]
    for summary in summaries:
        assert [*re.findall("<h2>(.*?)</h2>", summary)] == [
            "The body",
            "Over time",
            "What has helped",
            "After sessions",
        ]
        assert summary.count("<svg") == 2
        assert summary.count("<li>") <= 31
        assert max(map(len, re.findall("<li>(.*?)</li>", summary))) <= 210
        assert re.search(r"<li>Dr Okafor: \d+ sessions, the last on .*\. On leaving: up \d+", summary)


def test_more_people_than_the_summary_names_are_counted() -> None:
    met = [
        AfterSession(id=f"20261120T1800{n:02}.000000-00000000", at=make.LAST, person=f"P{n:02}")
        for n in range(15)
    ]
    html = page([*met, met[-1]])
    names = re.findall(r"<li>(P\d\d): ", html)
    assert (names[0], len(names)) == ("P14", 12)
    assert "<li>and 3 more, in the entries</li>" in html


def test_every_entry_is_a_paragraph_under_its_day() -> None:
    entries = list(reversed(list(make.entries(200, years=0.5))))
    rest = page(entries).partition('<div class="entries">')[2]
    assert len(re.findall(r"<p><b>\d\d:\d\d</b> ", rest)) == 200
    assert rest.count("<h3>") == len({entry.at.date() for entry in entries})


def test_the_more_often_a_place_is_named_the_darker_it_is() -> None:
    def named(number: int, *regions: str) -> CheckIn:
        return CheckIn(id=f"c{number}", at=make.LAST, body=tuple(map(Sensation, regions)))

    drawn = figure(count_regions([named(1, "chest", "jaw"), named(2, "chest"), named(3, "an own place")]))
    shades = re.findall('fill="(#[0-9a-f]+)" stroke=', drawn)
    assert {shade: shades.count(shade) for shade in set(shades)} == {
        SHADES[-1]: 1,
        SHADES[2]: 1,
        SHADES[0]: len(shades) - 2,
    }


def test_a_page_without_entries() -> None:
    assert "Everything, none" in page([])


def test_without_notes_no_own_words_are_left(two_years: list[Entry]) -> None:
    secret = "zzsecretzz"
    at = make.LAST
    session = AfterSession(
        id="20261120T180000.000000-00000000",
        at=at,
        person="M.",
        heard=Answer("yes", secret),
        held_back=Answer(None, secret),
        bring=secret,
        note=secret,
        landing=Landing(kind_thing=secret, put_away=SetAside(secret)),
    )
    noted = [msgspec.structs.replace(entry, note=secret) for entry in two_years]
    assert secret in page([session, *noted])
    bare = page([session, *noted], notes=False)
    assert secret not in bare
    assert "Notes and own words are left out." in bare


def test_what_was_set_aside_is_left_out_until_its_time() -> None:
    put_away = Landing(put_away=SetAside("the drawer", NOW + timedelta(days=2)))
    session = AfterSession(id="20261120T180000.000000-00000000", at=make.LAST, landing=put_away)
    assert "the drawer" not in page([session])
    assert "the drawer" in page([session], now=NOW + timedelta(days=3))


@pytest.fixture
def listening() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine that hears whatever is asked of it."""
    heard: list[str] = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, heard
    server.shutdown()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_chromium_shows_it_without_a_script_or_a_request(
    two_years: list[Entry], tmp_path: Path, listening: tuple[int, list[str]]
) -> None:
    port, heard = listening
    file = tmp_path / "page.html"
    file.write_text(page(two_years), encoding="utf-8")
    # Whatever it would ask for, of any host, ends at the server above.
    shown = _chromium(tmp_path, file, f"--host-resolver-rules=MAP * 127.0.0.1:{port}", "--dump-dom")
    assert "Everything, 400" in shown
    assert len(re.findall("<svg", shown)) == 2
    assert "polyline" in shown
    pdf = tmp_path / "page.pdf"
    _chromium(tmp_path, file, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(re.findall(rb"/Type */Page\b", pdf.read_bytes())) <= 12
    # Chromium asks for the time by itself.
    assert [path for path in heard if not path.startswith("/time/")] == []


def _chromium(folder: Path, file: Path, *options: str) -> str:
    done = subprocess.run(
        [
            str(CHROMIUM),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-features=NetworkTimeServiceQuerying",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            f"--user-data-dir={folder / 'profile'}",
            *options,
            file.as_uri(),
        ],
        capture_output=True,
        timeout=100,
        check=True,
    )
    return done.stdout.decode()
