"""A form on screens: one question at a time, each with its widget."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key, Resize

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, Led
from companion.core.layout import first_row
from companion.core.questions import Go
from companion.flows.form import Form
from companion.text.entries import title
from companion.tui.commands import as_label, command
from companion.tui.questions import widget_for
from companion.tui.questions.base import QuestionWidget
from companion.tui.screens.page import Column, Page
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.question_dots import QuestionDots
from companion.tui.widgets.word_picker import WordPicker

SESSIONS = (AfterSession, Led)
LOOK_EVERY = 0.5
"""Seconds between two looks at whether the answers can be written."""


class FormPage(Page[Go | int]):
    """Asks the question that the form is at, and answers where to go: a Go, or the index of a question.

    The same page asks all questions of a form: `show` shows the one that the form is at now.
    """

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ""
    # A digit goes on to the next question, where it would be an answer too.
    ONCE = ("space", "enter", "escape", *"123456789")
    BINDINGS = [
        command("flow.next", "tab,pagedown", "go('next')"),
        command("flow.onward", "enter", "enter"),
        command("flow.previous", "shift+tab,pageup", "go('back')", footer=False),
        command("flow.save", "ctrl+s", "save"),
        command("landing.enough", "ctrl+s", "go('enough')", priority=True),
        command("after.land", "ctrl+l", "go('land')"),
        command("after.led", "l", "go('led')", footer=False),
    ]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.heading = title(form.entry)
        self.form = form

    def content(self) -> ComposeResult:
        """Lay out the question and room for the answer."""
        yield CentredText(id="question")
        yield Container(id="answer")
        unsaved = CentredText(id="unsaved")
        unsaved.display = False
        yield unsaved

    def title_line(self) -> QuestionDots:
        """Return the title and a dot for each question."""
        return QuestionDots(self.heading)

    async def on_mount(self) -> None:
        """Show the question that the form is at, and each moment whether the answers are written down."""
        self.set_interval(LOOK_EVERY, self._show_problem)
        await self.show()

    def _show_problem(self) -> None:
        """Say why the answers can't be written, for as long as that is so."""
        unsaved, error = self.query_one("#unsaved", CentredText), self.form.problem
        unsaved.display = error is not None
        if error is not None:
            unsaved.words = phrase("checkin.unsaved", why=phrase(error.key, **error.facts))

    @property
    def labels(self) -> dict[str, str]:
        """What Enter does at the last question, and what saving is called after a session."""
        form = self.form
        labels = {"flow.save": phrase("after.that_is_enough")} if isinstance(form.entry, SESSIONS) else {}
        if form.index < len(form.questions) - 1:
            return labels
        return labels | {"flow.onward": as_label(phrase(f"questions.actions.{form.question.onward}"))}

    @property
    def actions(self) -> set[Go]:
        """The ways on from any of the questions, such as the end of a landing."""
        return {go for question in self.form.questions for go in question.actions}

    @property
    def widget(self) -> QuestionWidget[Any]:
        """The widget of the question that is asked now."""
        return self.query_one(QuestionWidget)

    async def show(self) -> None:
        """Show the question that the form is at, with the answer so far."""
        room = self.query_one("#answer")
        with self.app.batch_update():
            await room.remove_children()
            widget = widget_for(self.form)
            self.query_one(Column).most = widget.COLUMN
            self._place(widget)
            await room.mount(widget)
            self.query_one("#question", CentredText).words = phrase(f"{self.form.question.key}.ask")
            self.changed()
        widget.first.focus()

    async def ask_again(self) -> None:
        """Show the question that the form is at now, and release the keys that were held."""
        await self.show()
        self.call_after_refresh(self.host.release_keys)

    def on_resize(self, event: Resize) -> None:
        """Keep the answer in its place."""
        for widget in self.query(QuestionWidget):
            self._place(widget)

    def _place(self, widget: QuestionWidget[Any]) -> None:
        """Put a short answer with its question a little above the middle, a long one below the dots."""
        top = first_row(self.size.height - 1, widget.rows + 2) - self.title_rows if widget.rows else 0
        # A high answer has all the rows there are.
        below = 1 if widget.rows else 0
        self.query_one("#question").styles.margin = (max(0, top), 0, below, 0)

    @on(QuestionWidget.Changed)
    def changed(self) -> None:
        """Show which questions have an answer, and what can be done now."""
        dots = self.query_one(QuestionDots)
        dots.here = self.form.index
        dots.said = self.form.answered
        self.refresh_bindings()

    @on(WordPicker.Typing)
    def submit(self) -> None:
        """Write what is typed and not yet part of the answer into the form."""
        for widget in self.query(QuestionWidget):
            self.form.typing(widget.typed)

    def on_key(self, event: Key) -> None:
        """Let the question have a key that no other widget has used."""
        if self.query(QuestionWidget) and self.widget.use_key(event):
            event.stop()
            event.prevent_default()

    @on(QuestionDots.Picked)
    def picked(self, event: QuestionDots.Picked) -> None:
        """Go to the question whose dot was clicked."""
        self._leave(event.index)

    @on(QuestionWidget.Went)
    def went(self, event: QuestionWidget.Went) -> None:
        """Go on from the question."""
        self._leave(event.go)

    def action_go(self, go: str) -> None:
        """Go on from the question by a key."""
        self._leave(Go(go))

    def action_save(self) -> None:
        """Save from any question."""
        self._leave(Go.SAVE)

    def action_enter(self) -> None:
        """Do what Enter means to the question."""
        self.widget.enter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is something to go on to, or to save."""
        form = self.form
        if action == "enter":
            return all(widget.ENTER for widget in self.query(QuestionWidget))
        if action == "save":
            return Go.SAVE in self.actions and form.has_answers
        if action != "go":
            return True
        match Go(str(parameters[0])):
            case Go.NEXT:
                return form.index < len(form.questions) - 1
            case Go.BACK:
                return form.index > 0
            case Go.SAVE:
                return Go.SAVE in form.question.actions and form.has_answers
            case Go.ENOUGH | Go.LAND as go:
                return go in self.actions
            case Go.LED:
                return Go.LED in form.question.actions and form.offers(Go.LED)
        return True

    def action_back(self) -> None:
        """Go one step back, within the question or to the one before."""
        if not self.widget.back():
            self._leave(Go.BACK)

    def _leave(self, go: Go | int) -> None:
        self.submit()
        # Keys wait for the next question.
        self.host.hold_keys()
        self.dismiss(go)
