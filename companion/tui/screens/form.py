"""A few questions, one a screen, in any order; what is said is safe within a second."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key, Resize

from companion.content.catalog import phrase
from companion.core.layout import first_row
from companion.core.vocabulary import Vocabulary, vocabulary_of
from companion.flows.context import Context
from companion.store.errors import StoreError
from companion.tui.commands import command
from companion.tui.drafting import Drafting, HalfSaid
from companion.tui.questions.base import Ask, Asked, Question
from companion.tui.questions.review import End
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
    """A flow that came to its end: the entry to keep, or None if it was let go."""

    entry: Asked | None


class Flow(Page[Ended]):
    """Walks some questions about one entry. Left with Esc it brings back None, and the draft stays."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [
        command("flow.onward", "enter", "enter", footer=False),
        command("flow.next", "tab,pagedown", "go(1)"),
        command("flow.previous", "shift+tab,pageup", "go(-1)", footer=False),
        command("flow.save", "ctrl+s", "save"),
    ]

    def __init__(
        self,
        context: Context,
        half: HalfSaid,
        questions: Sequence[Question],
        drafting: Drafting,
        *,
        ending: bool = True,
    ) -> None:
        super().__init__()
        self.context = context
        self.half = half
        self.entry: Asked = half.entry
        self.begun_with = half.entry
        self.questions = (*questions, Question(phrase("flow.end"), End)) if ending else tuple(questions)
        fields = [question.field for question in self.questions]
        self.index = fields.index(half.page) if half.page and half.page in fields else 0
        self.remembered = Vocabulary()
        self.drafting = drafting

    def compose(self) -> ComposeResult:
        """Lay out the thread, the question and room for the answer."""
        yield QuestionDots()
        yield CentredText(id="question")
        yield Container(id="answer")
        yield Footer()

    async def on_mount(self) -> None:
        """Ask the first question, or the one it was left at."""
        await self.show()
        self.run_worker(self._remember())

    async def _remember(self) -> None:
        """Offer what was named before; not being able to read it is no reason to say anything."""

        def read() -> Vocabulary:
            with self.context.reading() as notebook:
                return vocabulary_of(islice(notebook.entries(), LATELY))

        with suppress(StoreError):
            self.remembered = await asyncio.to_thread(read)
        for ask in self.query(Ask):
            ask.remember(self.remembered)

    @property
    def ask(self) -> Ask:
        """The question that is asked now."""
        return self.query_one(Ask)

    async def show(self) -> None:
        """Show the question that the flow is at, with what was said."""
        question = self.questions[self.index]
        room = self.query_one("#answer")
        with self.app.batch_update():
            await room.remove_children()
            ask = question.asks(self.context, self.entry, self.remembered)
            self._place(ask)
            await room.mount(ask)
            self.query_one("#question", CentredText).words = question.words
            self._tell_thread()
        if ask.first:
            ask.first.focus()
        self.refresh_bindings()

    def on_resize(self, event: Resize) -> None:
        """Keep the answer in its place."""
        for ask in self.query(Ask):
            self._place(ask)

    def _place(self, ask: Ask) -> None:
        """Put a short answer with its question a little above the middle, a long one below the thread."""
        top = first_row(self.size.height - 1, ask.rows + 2) - HEAD if ask.rows else 0
        short = self.has_class("-short")
        self.query_one("#question").styles.margin = (max(0 if short else 1, top), 0, 1, 0)

    def _tell_thread(self) -> None:
        thread = self.query_one(QuestionDots)
        thread.here = self.index
        thread.said = tuple(self._has_answer(question.field) for question in self.questions)

    def _has_answer(self, field: str) -> bool:
        said: object = self.entry
        for name in field.split("."):
            said = getattr(said, name, None) if name else None
        return bool(said)

    @on(Ask.Said)
    def said(self, event: Ask.Said) -> None:
        """Take in what was said, and have it written."""
        self.entry = msgspec.structs.replace(self.entry, **event.changes)
        self.ask.entry = self.entry
        self.draft()
        self._tell_thread()
        self.refresh_bindings()

    @on(WordPicker.Typing)
    def draft(self) -> None:
        """Have what was said so far written soon, half a word too."""
        said = msgspec.structs.replace(self.entry, **self._unsaid())
        self.half = HalfSaid(said, self.questions[self.index].field, self.half.again)
        self.drafting.put(self.half)

    def _unsaid(self) -> dict[str, Any]:
        return self.ask.unsaid() if self.query(Ask) else {}

    def take_in(self) -> None:
        """Take in what was typed and not chosen, because its question is being left."""
        if unsaid := self._unsaid():
            self.entry = msgspec.structs.replace(self.entry, **unsaid)

    def on_key(self, event: Key) -> None:
        """Let the question have what nothing else wanted."""
        if self.query(Ask) and self.ask.take(event):
            event.stop()
            event.prevent_default()

    @on(Ask.Onward)
    @on(QuestionDots.Picked)
    async def onward(self, event: Ask.Onward | QuestionDots.Picked) -> None:
        """Go to the next question, or to the one whose bead was clicked."""
        await self.go_to(event.index if isinstance(event, QuestionDots.Picked) else self.index + 1)

    async def action_go(self, by: int) -> None:
        """Go to the next question or the one before."""
        await self.go_to(self.index + by)

    async def go_to(self, index: int) -> None:
        """Go to a question by its place; beyond either end nothing happens."""
        index = max(0, min(len(self.questions) - 1, index))
        if index != self.index:
            self.take_in()
            self.index = index
            # An entry that is only walked through again is nothing half said.
            if self.something_said and self.entry != self.begun_with:
                self.draft()
            await self.show()

    @property
    def something_said(self) -> bool:
        """Whether there is anything to keep."""
        return any(self._has_answer(question.field) for question in self.questions)

    def action_keep(self) -> None:
        """Keep it, where Enter on a question that was answered is enough."""
        self.action_save()

    def action_enter(self) -> None:
        """Do what Enter means to the question."""
        self.ask.enter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing after the last question, and nothing to keep before anything was said."""
        if action == "go":
            return parameters[0] == -1 or self.index < len(self.questions) - 1
        if action in ("keep", "save"):
            return self.something_said
        return True

    @on(End.Keep)
    def action_save(self) -> None:
        """Bring back the entry; where nothing was said there is nothing to keep."""
        # Another screen may follow this one; the first screen, seen in between, is not to get its keys.
        self.companion.hold_keys()
        self.take_in()
        self.dismiss(Ended(self.entry if self.something_said else None))

    @on(End.LetGo)
    def action_let_go(self) -> None:
        """Bring back that it was let go."""
        self.dismiss(Ended(None))

    @on(End.Change)
    async def action_change(self) -> None:
        """Go back to the first question."""
        await self.go_to(0)

    def action_back(self) -> None:
        """Go one step back, within the question or to the one before."""
        self.call_next(self._back)

    async def _back(self) -> None:
        """Go one step back; from the first question out of here, with the draft kept."""
        if self.ask.back():
            return
        if self.index:
            await self.go_to(self.index - 1)
        else:
            await self.finish()
            self.dismiss(None)

    async def finish(self) -> None:
        """Have the draft on disk, because this is being left."""
        await self.drafting.flush()
