"""What all pages share: the footer, one step back on Esc, an answer for the flow or page that opened them."""

from __future__ import annotations

from asyncio import Future
from collections.abc import Awaitable
from pathlib import Path
from typing import ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Container
from textual.events import Mount, Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from companion.content.catalog import table
from companion.core.layout import COLUMN, side
from companion.flows.context import Context
from companion.tui.commands import command
from companion.tui.host import Host
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.notice import Notice

Answer = TypeVar("Answer")
SOON = 1.0
"""Seconds within which what is said is about the page that opens then."""
TALL = 20
"""From this many rows on a page has room around its title."""
TINY = 12
"""Below this many rows a page leaves out what it can be used without."""
OPENING = "opening"
"""The group of workers that open a page from one that is seen again before that, as a menu is left."""

IMPORT = command("app.import", "ctrl+o", "app.import", footer=False)
"""Opens the import, on the pages where a person would look for it."""


class Column(Container):
    """Holds what a page shows in the middle, in at most `most` cells."""

    most = reactive(COLUMN)

    def __init__(self, most: int) -> None:
        super().__init__()
        self.set_reactive(Column.most, most)

    def on_mount(self) -> None:
        """Stand right in the very first frame, before any size is reported."""
        self.watch_most()

    def on_resize(self) -> None:
        """Stay in the middle of the terminal."""
        self.watch_most()

    def watch_most(self) -> None:
        """Leave the same room on both sides."""
        self.styles.padding = (0, side(self.app.size.width, self.most))


class Page(Screen[Answer]):
    """A screen that returns None when it is left with Esc: one column in the middle, its title on top.

    `awaited` is set for a page of a flow, which stays until the flow shows the next one or ends.
    """

    BINDINGS = [command("app.back", "escape")]
    HEADING: ClassVar[str] = ""
    """The name of its title in the table `titles`, where that is always the same."""
    heading = ""
    """Its title, which home, the steps of an exercise and a single question don't have."""
    COLUMN: ClassVar[int] = COLUMN
    """The most cells that it takes, of those that the terminal has."""
    ONCE: ClassVar[tuple[str, ...]] = ()
    """Keys that count again only after a while without them, as one that is held down goes on by itself."""
    ENDS: ClassVar[tuple[str, ...]] = ()
    """Keys that an exercise may have been left with, and that would end what follows if they were held."""
    NOTICES: ClassVar[bool] = True
    """Whether sentences that need no answer are shown."""
    SHOWS_ENTRIES: ClassVar[bool] = False
    """Whether it shows entries that can be changed from it; it closes once the notebook is locked."""
    awaited: Future[Answer | None] | None = None
    STYLES: ClassVar[tuple[Path, ...]] = (Path(__file__).with_name("pages.tcss"),)
    """Styles that come before the page's own; home has none, as the first frame would wait for them."""

    def __init__(self) -> None:
        super().__init__()
        self.css_path = [*self.STYLES, *self.css_path]
        self._has_answered = False

    def compose(self) -> ComposeResult:
        """Lay out the title, what the page shows, and the footer."""
        if self.HEADING:
            self.heading = table("titles")[self.HEADING]
        with Column(self.column()):
            if self.heading:
                yield self.title_line()
            yield from self.content()
            yield Footer()

    def column(self) -> int:
        """Return the most cells that it takes, of those that the terminal has."""
        return self.COLUMN

    def title_line(self) -> Widget:
        """Return what stands at the top."""
        return Static(self.heading, id="title", markup=False)

    def content(self) -> ComposeResult:
        """Yield what the page shows above the footer."""
        raise NotImplementedError

    @property
    def title_rows(self) -> int:
        """The rows of the title, and of the room around it."""
        return (3 if self.app.size.height >= TALL else 1) if self.heading else 0

    @property
    def host(self) -> Host:
        """The app, as its pages know it."""
        return cast("Host", self.app)

    @property
    def context(self) -> Context:
        """Where things are, what time it is, the notebook and the settings."""
        return self.host.context

    @on(Mount)
    def follow(self) -> None:
        """Follow what the app says."""
        if self.NOTICES:
            self.watch(self.app, "said", self._make_room_for)

    @on(Resize)
    def look_at_height(self) -> None:
        """Leave out what a tiny terminal has no room for."""
        self.set_class(self.app.size.height < TINY, "-tiny")

    def _make_room_for(self, sentence: str) -> None:
        # Made when there is something to say: it would delay the first frame.
        column = self.query_one(Column)
        if sentence and column.is_attached and not self.query(Notice):
            column.mount(Notice(), before=self.query_one(Footer))

    def on_screen_resume(self) -> None:
        """Wait until the page is seen; what was said on the page before was about that."""
        self.host.clear_notifications(SOON)
        self.call_after_refresh(self.shown)
        if self.SHOWS_ENTRIES and self.context.has_locked:
            self.dismiss(None)

    def shown(self) -> None:
        """Release the keys that were typed before this was seen, unless another page is open or about to."""
        mine = (worker for worker in self.workers if worker.node is self and worker.group == OPENING)
        left = self.app.screen is not self or (self.awaited is not None and self.awaited.done())
        if not left and all(worker.is_finished for worker in mine):
            self.host.release_keys()

    def action_back(self) -> Awaitable[None] | None:
        """Go one step back."""
        self.dismiss(None)
        return None

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer the flow that waits for this page, or whoever pushed it."""
        if self.awaited is None and not self._has_answered:
            self._has_answered = True
            return super().dismiss(result)
        if self.awaited is None:
            # A second Esc came before the page was gone.
            return AwaitComplete()
        if not self.awaited.done():
            self.awaited.set_result(result)
        return AwaitComplete()

    async def ask_again(self) -> None:
        """Show what the page is about anew, because the flow has asked for it again."""

    def show_own(self) -> None:
        """Show own files anew: they were locked, or opened."""

    def save_own(self) -> None:
        """Save what is being written into an own file, before that is locked."""

    def submit(self) -> None:
        """Write what stands on the page into what it is about, because the app is being left."""
