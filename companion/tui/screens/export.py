"""What is shown, written to a file of one's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Center
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.filters import Filter
from companion.export import FORMATS, export
from companion.export.documents import Details
from companion.export.save import save
from companion.store.errors import StoreError
from companion.store.paths import exists, expand_path
from companion.tui.screens.line import LinePage
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from companion.tui.host import Host


class ExportPage(Page[None]):
    """A form, with own words or without, and a path."""

    CSS_PATH = "export.tcss"

    def __init__(self, entries: Sequence[Entry], filters: Sequence[Filter], told: str) -> None:
        super().__init__()
        self.entries = entries
        self.filters = filters
        self.told = told
        self.form = "html"
        self.notes = True
        self._put_in_place: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is taken along, how, and where to."""
        yield CentredBlock(
            CentredText(self.told, id="sentence"),
            Choices(self._choices()),
            Center(
                Input(self._path(), placeholder=phrase("take_along.to"), id="path", select_on_focus=False)
            ),
            CentredText(phrase("take_along.about"), id="said"),
            rows=8,
        )
        yield Footer()

    def on_mount(self) -> None:
        """Begin with the form."""
        self.query_one(Choices).focus()

    def _choices(self) -> list[Choice]:
        shown = {
            "format": phrase(f"take_along.formats.{self.form}"),
            "notes": phrase(f"take_along.notes.{'with' if self.notes else 'without'}"),
            "write": phrase("take_along.write"),
        }
        return [Choice(name, value, phrase(f"take_along.names.{name}")) for name, value in shown.items()]

    def _path(self) -> str:
        name = phrase("take_along.file", day=self.context.today, ending=FORMATS[self.form].ending)
        return str(Path("~") / name)

    @on(Choices.Chosen)
    def change(self, event: Choices.Chosen) -> None:
        """Take the next form, or the other of two; or write."""
        if event.choice.id == "format":
            usual = self._path()
            forms = list(FORMATS)
            self.form = forms[(forms.index(self.form) + 1) % len(forms)]
            path = self.query_one(Input)
            if path.value == usual:
                path.value = self._path()
        elif event.choice.id == "notes":
            self.notes = not self.notes
        else:
            self.write()
        self.query_one(Choices).choices = tuple(self._choices())

    @on(Input.Changed)
    def another_path(self) -> None:
        """Ask again before a file is put in the place of another."""
        self._put_in_place = None

    @on(Input.Submitted)
    @work(exclusive=True)
    async def write(self) -> None:
        """Write the file, and say where it is."""
        path = expand_path(self.query_one(Input).value)
        said = self.query_one("#said", CentredText)
        if exists(path) and self._put_in_place != path:
            self._put_in_place = path
            said.words = phrase("take_along.there", path=path)
            return
        said.words = phrase("take_along.busy")
        try:
            await asyncio.to_thread(save, path, self._parts())
        except StoreError as error:
            said.words = phrase(error.key, **error.facts)
        else:
            said.words = phrase("take_along.written", path=path)

    def _parts(self) -> Iterator[bytes]:
        """Return the file in parts, from what is on disk: a newer version may have added something."""
        shown = {entry.id for entry in self.entries}
        documents = (each for each in self.context.notebook.documents() if each.get("id") in shown)
        return export(
            self.form, documents, Details(self.context.now(), self.filters, redacted=not self.notes)
        )


async def write_to(app: Host, usual: Path, parts: Callable[[], Iterator[bytes]]) -> None:
    """Ask for a path, write to it, and say so; a file that is there keeps its place."""
    given = (await app.push_screen_wait(LinePage(phrase("take_along.to"), str(usual))) or "").strip()
    if not given:
        return
    path = expand_path(given)
    numbered = path
    number = 2
    while exists(numbered):
        numbered = path.with_stem(f"{path.stem}-{number}")
        number += 1
    try:
        await asyncio.to_thread(save, numbered, parts())
    except StoreError as error:
        app.notify(phrase(error.key, **error.facts), markup=False)
    else:
        app.notify(phrase("take_along.written", path=numbered), markup=False)
