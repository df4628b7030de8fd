"""Exports the entries that are shown to a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Center
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.filters import Filter
from companion.export import OFFERED, save_as, usual_path
from companion.export.by_day import SPLIT
from companion.export.documents import Details
from companion.export.save import save
from companion.store.codec import Document
from companion.store.errors import StoreError
from companion.store.paths import exists, expand_path
from companion.tui.host import Host
from companion.tui.screens.line import LinePage
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.line_input import LineInput

SECONDS = 20.0
"""How long it is said where a file is: a path takes a while to read, or to type elsewhere."""


class ExportPage(Page[None]):
    """Asks for a format, whether to include what the person wrote, and sessions they led, and a path."""

    CSS_PATH = "export.tcss"
    HEADING = "take_along"

    def __init__(self, entries: Sequence[Entry], filters: Sequence[Filter], sentence: str) -> None:
        super().__init__()
        self.entries = entries
        self.filters = filters
        self.sentence = sentence
        self.format = "html"
        self.notes = True
        self.led = False
        self._to_replace: Path | None = None

    def content(self) -> ComposeResult:
        """Lay out what is exported, how, and where to."""
        yield CentredBlock(
            CentredText(self.sentence, id="sentence"),
            Choices(self._choices()),
            Center(
                LineInput(
                    self._path(),
                    placeholder=phrase("take_along.to"),
                    id="path",
                    select_on_focus=False,
                    saves=True,
                )
            ),
            CentredText(phrase(f"take_along.{'plain' if self.context.is_open else 'about'}"), id="said"),
            rows=9,
        )

    def on_mount(self) -> None:
        """Begin with the format."""
        self.query_one(Choices).focus()

    def _choices(self) -> list[Choice]:
        shown = {
            "format": phrase(f"take_along.formats.{self.format}"),
            "notes": phrase(f"take_along.notes.{'with' if self.notes else 'without'}"),
            "led": phrase(f"take_along.led.{'with' if self.led else 'without'}"),
            "write": phrase("take_along.write"),
        }
        if self.filters:
            # What is shown is what is written.
            del shown["led"]
        return [Choice(name, value, phrase(f"take_along.names.{name}")) for name, value in shown.items()]

    def _path(self) -> str:
        return str(usual_path(self.format, self.context.today))

    @on(Choices.Chosen)
    def change(self, event: Choices.Chosen) -> None:
        """Set the next format, include notes or not, or write the file."""
        match event.choice.id:
            case "format":
                self._set_next_format()
            case "notes":
                self.notes = not self.notes
            case "led":
                self.led = not self.led
            case _:
                self.write()
        self.query_one(Choices).choices = tuple(self._choices())

    def _set_next_format(self) -> None:
        line, usual = self.query_one(Input), self._path()
        self.format = OFFERED[(OFFERED.index(self.format) + 1) % len(OFFERED)]
        if line.value == usual:
            line.value = self._path()

    @on(Input.Changed)
    def another_path(self) -> None:
        """Ask again before a file is replaced."""
        self._to_replace = None

    @on(Input.Submitted)
    @work(exclusive=True)
    async def write(self) -> None:
        """Write the file and report where it is; ask first where there is one."""
        path = expand_path(self.query_one(Input).value)
        report = self.query_one("#said", CentredText)
        if self.format != SPLIT and exists(path) and self._to_replace != path:
            self._to_replace = path
            report.words = phrase("take_along.there", path=path)
        else:
            report.words = phrase("take_along.busy")
            details = Details(self.context.now(), self.filters, redacted=not self.notes)
            work = partial(save_as, self.format, path, self._documents(), details)
            report.words = await _told(work)

    def _documents(self) -> Iterator[Document]:
        """Return what is on disk: a newer version may have added fields, and entries that aren't shown."""
        shown = {entry.id for entry in self.entries}
        documents = self.context.notebook.documents()
        if self.filters:
            return (each for each in documents if each.get("id") in shown)
        return (each for each in documents if self.led or each.get("kind") != "led")


async def _told(work: Callable[[], Sequence[str]]) -> str:
    """Write in a thread; return the sentences about it, or why that was not possible."""
    try:
        return " ".join(await asyncio.to_thread(work))
    except StoreError as error:
        return phrase(error.key, **error.facts)


async def write_to(app: Host, usual: Path, parts: Iterable[bytes]) -> Path | None:
    """Ask for a path and write to it; where there is a file, the new one gets a number.

    Returns where the file is, None if there is none.
    """
    answer = (await app.push_screen_wait(LinePage(phrase("take_along.to"), str(usual))) or "").strip()
    if not answer:
        return None
    path = expand_path(answer)
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    free = next(each for each in chain([path], numbered) if not exists(each))
    said = await _told(lambda: [phrase("take_along.written", path=save(free, parts))])
    app.notify(said, timeout=SECONDS, markup=False)
    return free.absolute() if free.is_file() else None
