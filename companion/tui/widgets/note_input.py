"""A line for notes in an exercise, which nobody has to use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from companion.content.catalog import phrase
from companion.tui.commands import command
from companion.tui.host import Host

SHOWN = 5
"""How many of the newest notes are shown at most."""
BURST = 0.1
"""Seconds to the key before, within which a key is pasted or typed very fast, and is text."""
NARROW = 36
"""Cells of the terminal below which no longer words have room in the empty line."""
REST = 1.2
"""Seconds for which the last note that was asked for is seen before it goes on."""


class Noticed(Message):
    """What is noticed at a step has changed, by a letter, a note or an answer."""


class NoteLine(Input):
    """A line that leaves Space, `?`, Enter and the arrows to the exercise while nothing stands in it."""

    BINDINGS = [
        command("exercise.note", "enter", "submit"),
        command("exercise.bring_back", "up", "bring_back"),
    ]
    _typed = -BURST

    def __init__(self, hint: str, add: Callable[[str], None], earlier: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(placeholder=hint, select_on_focus=False)
        self._add = add
        self._earlier = earlier

    def on_mount(self) -> None:
        """Let nothing blink."""
        self.set_reactive(Input.cursor_blink, False)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text; with text in the line Enter is, as it notes the line."""
        if not self.value:
            # A letter that the person has set for going on goes on: there may be no other key for it.
            own = cast("Host", self.app).context.settings.keys.get("exercise.next", "").split(",")
            is_text = character not in (" ", "?") and key not in own
            return is_text and super().check_consume_key(key, character)
        return key == "enter" or super().check_consume_key(key, character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Move and submit only where there is text; what scrolls is free for the step."""
        if action in ("scroll_up", "scroll_down", "page_up", "page_down"):
            return False
        if action == "bring_back":
            return bool(self._earlier()) and self.value in ("", *self._earlier())
        return bool(self.value) or action not in ("cursor_left", "cursor_right", "submit")

    def action_submit(self) -> None:  # type: ignore[override]
        """Note the line at once, and not by a message: the next letter would be there before it."""
        words, self.value = self.value, ""
        self._add(words)

    def action_bring_back(self) -> None:
        """Put the newest line of another time here, or the one before the one that stands here."""
        lines = self._earlier()
        at = lines.index(self.value) + 1 if self.value in lines else 0
        self.value = lines[at % len(lines)]
        self.action_end()

    def on_key(self, event: Key) -> None:
        """Leave to the exercise what is no text here; within a burst all of it is."""
        is_burst, self._typed = event.time - self._typed < BURST, event.time
        if not event.is_printable or self.check_consume_key(event.key, event.character):
            return
        if is_burst and event.character == " ":
            event.stop()
        if not is_burst or event.character == " ":
            event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """Leave it to the notes, which take more than its first line."""
        event.prevent_default()


class NoteInput(Vertical):
    """A line to type in, how that is done, and below it the notes so far, newest first.

    After `count` notes it asks to go on by itself; 0 asks for no number of them. `earlier` returns the lines
    that a key brings back, newest first.
    """

    DEFAULT_CSS = """
    NoteInput { height: auto; width: 1fr; align-horizontal: center; margin-top: 2; }
    NoteInput > Static { width: 40; max-width: 100%; padding: 0 1; }
    NoteInput > Static { text-wrap: nowrap; text-overflow: ellipsis; }
    NoteInput > #how { color: $quiet; }
    NoteInput > #noticed { color: $words; display: none; }
    NoteInput > Input { width: 40; max-width: 100%; }
    NoteInput > Input:blur { background: $background; }
    """

    @dataclass
    class Enough(Message):
        """As many notes as were asked for are there, and were there for a moment."""

        note: NoteInput

    def __init__(
        self,
        *,
        count: int = 0,
        hint: str = "exercise.type_here",
        shown: int = SHOWN,
        earlier: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        """`hint` is the key of what stands in the empty line, `shown` how many notes are shown."""
        super().__init__()
        self.noticed: list[str] = []
        self._count = count
        self._hint = hint
        self._shown = shown
        self._earlier = earlier
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line, and the notes below it, so that the line stays where it is."""
        short = phrase("exercise.type_here_short") if self.app.size.width < NARROW else ""
        yield NoteLine(short or phrase(self._hint), self._add, self._earlier)
        yield Static(phrase("exercise.how_to_note"), id="how", markup=False)
        yield Static(id="noticed", markup=False)

    def on_mount(self) -> None:
        """Take the focus, so that no first letter is anything but text."""
        self._line.focus()

    @property
    def _line(self) -> NoteLine:
        return self.query_one(NoteLine)

    @property
    def line(self) -> str:
        """What stands in the line."""
        return self._line.value.strip()

    @property
    def typing(self) -> bool:
        """Whether something is being typed."""
        return self._line.has_focus and bool(self._line.value)

    @property
    def all_noticed(self) -> tuple[str, ...]:
        """The notes, with what stands in the line now."""
        return (*self.noticed, self.line) if self.line else tuple(self.noticed)

    def begin(self, event: Key) -> None:
        """Insert a key that was typed while the line did not have the focus."""
        self._line.focus()
        if event.character:
            self._line.insert_text_at_cursor(event.character)

    def on_paste(self, event: Paste) -> None:
        """Note each line that is whole; the last one stays in the line."""
        event.stop()
        for part in event.text.splitlines(keepends=True):
            words = part.splitlines()[0]
            self._line.insert_text_at_cursor(words)
            if words != part:
                self._line.action_submit()

    def _add(self, line: str) -> None:
        """Add a line to the notes, and show the newest."""
        if words := line.strip():
            self.noticed.append(words)
        shown = self.query_one("#noticed", Static)
        shown.display = self._shown > 0
        shown.update("\n".join(reversed(self.noticed[-self._shown :])))
        self.post_message(Noticed())

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Say that another word stands in the line."""
        event.stop()
        self.refresh_bindings()
        self.post_message(Noticed())
        self.wait()

    def wait(self) -> None:
        """Ask to go on a moment after the last letter, if as much is noted as was asked for."""
        if self._resting:
            self._resting.stop()
        if 0 < self._count <= len(self.noticed):
            self._resting = self.set_timer(REST, lambda: self.post_message(self.Enough(self)))

    def rest(self) -> None:
        """Move the focus away, so that keys move through the exercise again."""
        above = (node for node in self.ancestors if isinstance(node, Widget) and node.can_focus)
        self.screen.set_focus(next(above, None))
