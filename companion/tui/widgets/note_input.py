"""A line for notes in an exercise, which nobody has to use."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from companion.content.catalog import phrase
from companion.tui.widgets.line_input import LineInput


class NoteInput(Vertical):
    """A line that takes the focus when a key is typed, and below it the notes so far, newest first."""

    DEFAULT_CSS = """
    NoteInput { height: auto; width: 1fr; align-horizontal: center; margin-top: 2; }
    NoteInput > Static { width: 40; max-width: 100%; color: $words; padding: 0 1; }
    NoteInput > #noticed { display: none; }
    NoteInput > Input { width: 40; max-width: 100%; }
    NoteInput > Input:blur { background: $background; }
    """

    class Added(Message):
        """A note was added."""

    def __init__(self, *, hint: str = "exercise.type_here", shown: int = 5) -> None:
        """`hint` is the key of what stands in the empty line, `shown` how many notes are shown."""
        super().__init__()
        self.noticed: list[str] = []
        self._hint = hint
        self._shown = shown

    def compose(self) -> ComposeResult:
        """Lay out the line, and the notes below it, so that the line stays where it is."""
        yield LineInput(placeholder=phrase(self._hint), max_length=200, select_on_focus=False)
        yield Static(id="noticed", markup=False)

    @property
    def typing(self) -> bool:
        """Whether the line has the focus."""
        return self.query_one(Input).has_focus

    @property
    def all_noticed(self) -> tuple[str, ...]:
        """The notes, with what stands in the line now."""
        line = self.query_one(Input).value.strip()
        return (*self.noticed, line) if line else tuple(self.noticed)

    def begin(self, event: Key) -> None:
        """Insert a first key that was typed before the line had the focus."""
        line = self.query_one(Input)
        line.focus()
        if event.character:
            line.insert_text_at_cursor(event.character)

    @on(Input.Submitted)
    def add(self, event: Input.Submitted) -> None:
        """Add the note; an empty line means that the typing is done."""
        event.stop()
        if words := event.value.strip():
            self.noticed.append(words)
            shown = self.query_one("#noticed", Static)
            shown.display = self._shown > 0
            shown.update("\n".join(reversed(self.noticed[-self._shown :])))
            event.input.clear()
            self.post_message(self.Added())
        else:
            self.rest()

    def rest(self) -> None:
        """Move the focus away, so that keys move through the exercise again."""
        above = (node for node in self.ancestors if isinstance(node, Widget) and node.can_focus)
        self.screen.set_focus(next(above, None))
