"""What was written since the last session with one person: to read before the next one, and to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal

from companion.content.catalog import phrase
from companion.core.entry import AfterSession
from companion.core.layout import WIDE_COLUMN
from companion.core.since import LineToBring, SinceMet
from companion.flows.edit import mark_brought
from companion.text import since
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.screens.export import write_to
from companion.tui.screens.page import Page
from companion.tui.widgets.markable_text import MarkableText, Part
from companion.tui.widgets.shaded_figure import ShadedFigure


class StillFigure(ShadedFigure, can_focus=False):
    """A figure that can only be turned: the words beside it say what a place has."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether it is to be turned."""
        return action == "turn"


class SincePage(Page[None]):
    """The figure, and beside it in words: the body, the hardest and easiest days, what to bring.

    `changed` is called with a session in which a line was marked as brought.
    """

    CSS_PATH = "since.tcss"
    COLUMN = WIDE_COLUMN
    AUTO_FOCUS = "MarkableText"
    BINDINGS = [command("since.save", "x"), command("since.turn", "b")]

    def __init__(self, person: str, found: SinceMet, changed: Callable[[AfterSession], None]) -> None:
        super().__init__()
        self.heading = phrase("since.title", person=one_line(person))
        self.person = person
        self.found = found
        self._changed = changed
        self._lines: list[LineToBring | None] = []

    def content(self) -> ComposeResult:
        """Lay out the figure and the text."""
        with Horizontal(id="shown"):
            figure = StillFigure(self.context.settings.hidden_regions, marked=False)
            most = max((each.times for each in self.found.body.values()), default=1)
            figure.shares = {region: each.times / most for region, each in self.found.body.items()}
            yield figure
            yield MarkableText()

    def on_mount(self) -> None:
        """Show it."""
        self.set_class(not self.found.body, "-bodiless")
        self._show()

    def _show(self) -> None:
        shown = list(self._parts())
        self._lines = [line for _, line in shown]
        self.query_one(MarkableText).parts = tuple(part for part, _ in shown)

    def _parts(self) -> Iterator[tuple[Part, LineToBring | None]]:
        yield Part(since.about(self.found)), None
        for section in since.sections(self.found):
            yield Part(section.heading, heading=True), None
            for words, line in section.lines:
                yield Part(words, markable=line is not None), line

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to turn the figure only where one side of it is seen."""
        figure = self.query_one(ShadedFigure)
        return action != "turn" or (figure.display and len(figure.sides) < 2)

    def action_turn(self) -> None:
        """Show the other side of the figure."""
        self.query_one(ShadedFigure).action_turn()

    @work
    async def action_save(self) -> None:
        """Write the page to a file for printing, and say where it is."""
        from companion.export.since import since_page

        path = Path.home() / phrase("since.file")
        await write_to(self.host, path, [since_page(self.person, self.found)])

    @on(MarkableText.Marked)
    def mark(self, event: MarkableText.Marked) -> None:
        """Mark a line as brought, or take the mark off; a key that is held down does so once."""
        line = self._lines[event.index]
        if line and not self.host.key_repeats:
            # A worker of the app's own: one of the page's would end with it, before the mark is saved.
            self.app.run_worker(self._mark(line), group="flows", exclusive=False)

    async def _mark(self, line: LineToBring) -> None:
        session = None
        async with self.host.screens() as front:
            session = await mark_brought(front, self.context, line.session, line.words, not line.brought)
        if session is None:
            return
        lines = tuple(
            each._replace(session=session) if each.session.id == session.id else each
            for each in self.found.to_bring
        )
        self.found = replace(self.found, to_bring=lines)
        self._changed(session)
        if self.is_mounted:
            self._show()
