"""A few questions, one a screen, in any order; each change is on disk within a second."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key, Resize

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.core.layout import first_row
from companion.core.questions import Go, RateQuestion
from companion.core.vocabulary import Vocabulary, vocabulary_of
from companion.flows.context import Context
from companion.flows.drafts import DraftWriter
from companion.flows.form import Form
from companion.store.errors import StoreError
from companion.tui.commands import command
from companion.tui.questions import widget_for
from companion.tui.questions.base import QuestionWidget
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.question_dots import QuestionDots
from companion.tui.widgets.word_picker import WordPicker

LATELY = 400
"""How many of the newest entries are read for words to offer again."""
HEAD = 1
"""Rows above the question: the thread."""


@dataclass(frozen=True)
class Ended:
    """A form that came to its end: the entry to save, or None if it was discarded."""

    entry: Entry | None


class FormPage(Page[Ended]):
    """Shows the questions of a form. Left with Esc it brings back None, and the draft stays."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [
        command("flow.keep", "enter", "save_at_once"),
        command("flow.onward", "enter", "enter", footer=False),
        command("flow.next", "tab,pagedown", "go(1)"),
        command("flow.previous", "shift+tab,pageup", "go(-1)", footer=False),
        command("flow.save", "ctrl+s", "save"),
    ]

    def __init__(self, context: Context, form: Form, drafts: DraftWriter) -> None:
        super().__init__()
        self.context = context
        self.form = form
        self.drafts = drafts
        self.vocabulary = Vocabulary()

    def compose(self) -> ComposeResult:
        """Lay out the thread, the question and room for the answer."""
        yield QuestionDots()
        yield CentredText(id="question")
        yield Container(id="answer")
        yield Footer()

    async def on_mount(self) -> None:
        """Show the question that the form is at."""
        await self.show()
        self.run_worker(self._offer_words())

    async def _offer_words(self) -> None:
        """Offer the person's own words; if they can't be read there are none, and nothing is said."""

        def read() -> Vocabulary:
            with self.context.reading() as notebook:
                return vocabulary_of(islice(notebook.entries(), LATELY))

        with suppress(StoreError):
            self.vocabulary = await asyncio.to_thread(read)
        for widget in self.query(QuestionWidget):
            widget.offer(self.vocabulary)

    @property
    def widget(self) -> QuestionWidget[Any]:
        """The widget of the question that is asked now."""
        return self.query_one(QuestionWidget)

    async def show(self) -> None:
        """Show the question that the form is at, with the answer so far."""
        room = self.query_one("#answer")
        with self.app.batch_update():
            await room.remove_children()
            widget = widget_for(self.form, self.context, self.vocabulary)
            self._place(widget)
            await room.mount(widget)
            self.query_one("#question", CentredText).words = phrase(f"{self.form.question.key}.ask")
            self._show_thread()
        if widget.first:
            widget.first.focus()
        self.refresh_bindings()

    def on_resize(self, event: Resize) -> None:
        """Keep the answer in its place."""
        for widget in self.query(QuestionWidget):
            self._place(widget)

    def _place(self, widget: QuestionWidget[Any]) -> None:
        """Put a short answer with its question a little above the middle, a long one below the thread."""
        top = first_row(self.size.height - 1, widget.rows + 2) - HEAD if widget.rows else 0
        short = self.has_class("-short")
        self.query_one("#question").styles.margin = (max(0 if short else 1, top), 0, 1, 0)

    def _show_thread(self) -> None:
        thread = self.query_one(QuestionDots)
        thread.here = self.form.index
        thread.said = self.form.answered

    @on(QuestionWidget.Changed)
    def changed(self) -> None:
        """Show that there is another answer."""
        self._show_thread()
        self.refresh_bindings()

    @on(WordPicker.Typing)
    def typing(self) -> None:
        """Put what is being typed into the draft."""
        if self.query(QuestionWidget):
            self.form.typing(self.widget.typed)

    def on_key(self, event: Key) -> None:
        """Let the question have a key that no other widget has used."""
        if self.query(QuestionWidget) and self.widget.use_key(event):
            event.stop()
            event.prevent_default()

    @on(QuestionDots.Picked)
    async def picked(self, event: QuestionDots.Picked) -> None:
        """Go to the question whose bead was clicked."""
        await self.go_to(event.index)

    async def action_go(self, by: int) -> None:
        """Go to the next question or the one before."""
        await self.go_to(self.form.index + by)

    async def go_to(self, index: int) -> None:
        """Go to a question by its index; beyond either end nothing happens."""
        here = self.form.index
        self.typing()
        self.form.go_to(index)
        if self.form.index != here:
            await self.show()

    @on(QuestionWidget.Went)
    async def went(self, event: QuestionWidget.Went) -> None:
        """Go on from the question."""
        match event.go:
            case Go.NEXT:
                await self.go_to(self.form.index + 1)
            case Go.CHANGE:
                await self.go_to(0)
            case Go.SAVE:
                self.action_save()
            case Go.DELETE:
                self.dismiss(Ended(None))

    def action_save_at_once(self) -> None:
        """Save, where Enter on a question that was answered is enough."""
        self.action_save()

    def action_enter(self) -> None:
        """Do what Enter means to the question."""
        self.widget.enter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing after the last question, and nothing to save before there is an answer."""
        if action == "go":
            return parameters[0] == -1 or self.form.index < len(self.form.questions) - 1
        if action == "save_at_once":
            question = self.form.question
            return (
                isinstance(question, RateQuestion) and Go.SAVE in question.actions and self.form.has_answers
            )
        return self.form.has_answers if action == "save" else True

    def action_save(self) -> None:
        """Bring back the entry; where there are no answers there is nothing to save."""
        # Another screen may follow this one; the first screen, seen in between, is not to get its keys.
        self.companion.hold_keys()
        self.typing()
        self.form.take_typed()
        self.dismiss(Ended(self.form.entry if self.form.has_answers else None))

    def action_back(self) -> None:
        """Go one step back, within the question or to the one before."""
        self.call_next(self._back)

    async def _back(self) -> None:
        """Go one step back; from the first question out of here, with the draft kept."""
        if self.widget.back():
            return
        if self.form.index:
            await self.go_to(self.form.index - 1)
        else:
            await self.finish()
            self.leave()

    def leave(self) -> None:
        """Leave the form from its first question."""
        self.dismiss(None)

    async def finish(self) -> None:
        """Have the draft on disk, because this is being left."""
        await asyncio.to_thread(self.drafts.flush)
