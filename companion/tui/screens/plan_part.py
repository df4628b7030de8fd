"""Room to write one part of the person's own plan; what is written is saved within a second."""

from __future__ import annotations

import asyncio
from threading import Lock

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Center
from textual.widgets import TextArea

from companion.content.catalog import phrase
from companion.flows.plan import save_text
from companion.store.errors import Locked, StoreError
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.people_line import PeopleLine
from companion.tui.widgets.text_area import SafeTextArea

WRITES_EVERY = 0.5
"""Seconds until what was written since is saved; what can't be is tried again."""


class PlanPartPage(Page[None]):
    """Shows what a part is for, and its text. Esc goes back once that is saved, else the next Esc."""

    CSS_PATH = "plan.tcss"
    AUTO_FOCUS = "SafeTextArea"

    def __init__(self, part: str, text: str) -> None:
        super().__init__()
        self.heading = phrase(f"plan.headings.{part}")
        self._part = part
        self._text = self._saved = text
        self._writing = Lock()
        self._problem: StoreError | None = None
        self._asked = False

    def content(self) -> ComposeResult:
        """Lay out what it is for, room to write, and the line below it."""
        yield CentredText(phrase(f"plan.hints.{self._part}"), classes="quiet")
        yield Center(SafeTextArea(self._text))
        yield CentredText(id="unsaved")
        yield PeopleLine()

    @property
    def labels(self) -> dict[str, str]:
        """What Esc does."""
        return {"app.back": phrase("plan.done")}

    def on_mount(self) -> None:
        """Save again and again, while there is something new."""
        self.set_interval(WRITES_EVERY, self._save_soon)

    def on_unmount(self) -> None:
        """Save, as the app may be left from here."""
        self._save()
        if self._problem and not self._asked:
            self.host.failed = phrase("plan.not_saved", path=self._problem.path)

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Remember what is to be saved."""
        self._text = event.text_area.text.strip()

    @work(exclusive=True)
    async def _save_soon(self) -> None:
        """Save in a thread, and say so for as long as that fails."""
        if self._text != self._saved:
            await asyncio.to_thread(self._save)
        self._show_problem()

    def _save(self) -> None:
        # One after another, and always the newest.
        with self._writing:
            text = self._text
            if text == self._saved:
                return
            try:
                save_text(self.context, self._part, text)
            except StoreError as error:
                self._problem = error
            else:
                self._saved, self._problem = text, None

    def _show_problem(self) -> None:
        unsaved, error = self.query_one("#unsaved", CentredText), self._problem
        self.set_class(error is not None, "-unsaved")
        if error is None:
            self._asked = False
        else:
            unsaved.words = phrase("checkin.unsaved", why=phrase(error.key, **error.facts))

    def save_own(self) -> None:
        """Save what was written until now."""
        self._save()

    def show_own(self) -> None:
        """Save what was written while the plan was locked."""
        self._save()
        self._show_problem()

    async def action_back(self) -> None:
        """Go back; where the words can't be saved, first say so, and lose them only when asked again.

        Those of a plan that was locked meanwhile can be saved with the passphrase.
        """
        await asyncio.to_thread(self._save)
        if self._problem and not self._asked:
            self._asked = True
            self._show_problem()
            if isinstance(self._problem, Locked):
                await self.app.run_action("app.unlock")
        else:
            self.dismiss(None)
