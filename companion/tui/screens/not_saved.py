"""When the machine can't write: what happened and where, and what can be done; nothing is lost meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.widgets import Input

from companion.content.catalog import phrase
from companion.store.errors import StoreError
from companion.store.paths import typed
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer

Decision: TypeAlias = Literal["again", "let_go"] | Path


class NotSaved(Page[Decision]):
    """Says what went wrong, and brings back what to do: try again, let it go, or a path to write to.

    There is no way past it by accident: Esc tries again, which loses nothing.
    """

    CSS_PATH = "not_saved.tcss"

    def __init__(self, error: StoreError) -> None:
        super().__init__()
        self.error = error

    @property
    def parting_words(self) -> str:
        """Asked about what can't be written, somebody leaves: then that is the answer."""
        return phrase("not_saved.left", path=self.error.path)

    def compose(self) -> ComposeResult:
        """Lay out the sentence and what can be done."""
        choices = [Choice(name, phrase(f"not_saved.{name}"), "") for name in ("again", "elsewhere", "let_go")]
        yield CentredBlock(
            CentredText(phrase(self.error.key, **self.error.facts), id="why"),
            Choices(choices),
            Center(Input(placeholder=phrase("not_saved.path"), id="path")),
            rows=9,
        )
        yield Footer()

    def on_mount(self) -> None:
        """Ask for a path only when somebody wants to give one."""
        self.query_one("#path").display = False
        self.query_one(Choices).focus()

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Bring back the choice, or ask where else."""
        if event.choice.id == "elsewhere":
            self.query_one("#path").display = True
            self.query_one("#path").focus()
        else:
            self.dismiss("again" if event.choice.id == "again" else "let_go")

    @on(Input.Submitted)
    def elsewhere(self, event: Input.Submitted) -> None:
        """Bring back the path that somebody named."""
        if path := event.value.strip():
            self.dismiss(typed(path))

    def action_back(self) -> None:
        """Try again."""
        self.dismiss("again")
