"""Words to choose from: arrows and Enter, the mouse, or the first letters of a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.events import Click, Key, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from companion.content.catalog import phrase
from companion.content.wordlists import WordFamily
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.drawing import segment
from companion.tui.widgets.word_layout import Laid, lay_out

LONGEST = 200


class WordPicker(Widget, can_focus=True):
    """Words in families, of which one or several can be chosen; typing finds words, or adds a new one.

    `reserved` are characters left to the screen. With `alone` only one word can be chosen, with `listed`
    each word has a row of its own.
    """

    BINDINGS = [
        command("word_field.left", "left", "move('left')", footer=False),
        command("word_field.right", "right", "move('right')", footer=False),
        command("word_field.up", "up", "move('up')", footer=False),
        command("word_field.down", "down", "move('down')", footer=False),
        command("word_field.choose", "enter"),
    ]
    COMPONENT_CLASSES = {"words--plain", "words--chosen", "words--cursor", "words--quiet"}
    DEFAULT_CSS = """
    WordPicker { height: 1fr; width: 1fr; }
    WordPicker > .words--plain { color: $words; background: $background; }
    WordPicker > .words--quiet { color: $quiet; background: $background; }
    WordPicker > .words--chosen { color: $accent; background: $background; text-style: bold; }
    WordPicker > .words--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    chosen: reactive[tuple[str, ...]] = reactive(())
    typed = reactive("", init=False)
    cursor = reactive(0)
    families: reactive[tuple[WordFamily, ...]] = reactive(())
    own: reactive[tuple[str, ...]] = reactive(())
    top = reactive(0)

    @dataclass
    class Chose(Message):
        """The chosen words have changed."""

        field: WordPicker
        chosen: tuple[str, ...]

        @property
        def control(self) -> WordPicker:
            """The widget they were chosen in, for `@on` with a selector."""
            return self.field

    class Typing(Message):
        """The typed text has changed."""

    def __init__(
        self,
        families: Iterable[WordFamily],
        chosen: Iterable[str] = (),
        *,
        alone: bool = False,
        listed: bool = False,
        reserved: str = "?",
        hint: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.alone = alone
        self.listed = listed
        self.reserved = reserved
        self.hint = hint or phrase("word_field.hint")
        self.set_reactive(WordPicker.families, tuple(families))
        self.set_reactive(WordPicker.chosen, tuple(chosen))

    @property
    def laid(self) -> Laid:
        """The words that match what was typed, row by row."""
        known = {word for family in self.families for word in family.words}
        own = tuple(dict.fromkeys(w for w in (*self.own, *self.chosen) if w not in known))
        families = (*self.families[:1], WordFamily(phrase("word_field.own"), own), *self.families[1:])
        return lay_out(families, self.typed.strip(), max(8, self.size.width - 1), listed=self.listed)

    def on_key(self, event: Key) -> None:
        """Add a character to the typed text, or take one away."""
        sign = event.character
        if event.key == "backspace" and self.typed:
            self.typed = self.typed[:-1]
        elif event.key == "escape" and self.typed:
            self.typed = ""
        elif event.key == "space" and not self.typed:
            self.take(self.under)
        elif sign and sign.isprintable() and sign not in self.reserved and len(self.typed) < LONGEST:
            self.typed += sign
        else:
            return
        event.stop()
        event.prevent_default()

    def watch_typed(self) -> None:
        """Go to the first word that matches."""
        self.cursor = 0
        self.top = 0
        self.post_message(self.Typing())

    @property
    def meant(self) -> tuple[str, ...]:
        """The chosen words as they are saved: with the typed text, unless it matches only parts of words.

        Where only one word can be chosen, it is the one under the cursor.
        """
        laid, typed = self.laid, self.typed.strip().casefold()
        if not typed:
            return self.chosen
        if self.alone:
            return (self.under,)
        if laid.new and len(laid.words) > 1:
            return self.chosen
        word = next(spot.word for spot in laid.words if spot.word.casefold() == typed)
        return tuple(dict.fromkeys((*self.chosen, word)))

    def watch_cursor(self) -> None:
        """Scroll to the word under the cursor."""
        words = self.laid.words
        if words and self.size.height > 1:
            row = words[min(self.cursor, len(words) - 1)].row
            self.top = max(min(self.top, max(0, row - 1)), row - self.size.height + 2)

    def action_move(self, direction: str) -> None:
        """Move to the next word in a direction."""
        self.cursor = self.laid.beside(self.cursor, direction)

    def action_choose(self) -> None:
        """Choose the word under the cursor, or take it back.

        Where only one can be chosen, Enter never takes it back: after coming back, Enter goes on.
        """
        if self.alone and self.under in self.chosen:
            self.typed = ""
            self.post_message(self.Chose(self, self.chosen))
        else:
            self.take(self.under)

    @property
    def under(self) -> str:
        """The word under the cursor, empty where there is none."""
        words = self.laid.words
        return words[min(self.cursor, len(words) - 1)].word if words else ""

    def take(self, word: str) -> None:
        """Choose a word, or take it back if it is chosen."""
        if not word:
            return
        if word in self.chosen:
            self.chosen = tuple(other for other in self.chosen if other != word)
        else:
            self.chosen = (word,) if self.alone else (*self.chosen, word)
        if self.typed:
            self.typed = ""
        self.post_message(self.Chose(self, self.chosen))

    def on_click(self, event: Click) -> None:
        """Choose the word that was clicked."""
        event.stop()
        for index, spot in enumerate(self.laid.words):
            if spot.row == event.y - 1 + self.top and spot.column <= event.x < spot.column + spot.width:
                self.cursor = index
                self.take(spot.word)
                return

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll down."""
        self.top = max(0, min(self.top + 2, len(self.laid.rows) - self.size.height + 1))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll up."""
        self.top = max(0, self.top - 2)

    def render_line(self, y: int) -> Strip:
        segments = self._head() if y == 0 else self._row(y - 1 + self.top)
        # The last column has no words in it: there is room for saying that there are more.
        strip = Strip(segments).adjust_cell_length(self.size.width - 1, self.rich_style)
        return Strip.join([strip, Strip([segment(self, self._more(y), "words--quiet")])])

    def _more(self, y: int) -> str:
        if y == 1 and self.top > 0:
            return "↑"
        return "↓" if y == self.size.height - 1 and self.top + y < len(self.laid.rows) else " "

    def _head(self) -> list[Segment]:
        if not self.typed:
            return [segment(self, f" {self.hint}", "words--quiet")]
        return [segment(self, f"› {one_line(self.typed, max(8, self.size.width - 4))}▏", "words--chosen")]

    def _row(self, row: int) -> list[Segment]:
        laid = self.laid
        heading = f" {laid.headings[row]}" if row in laid.headings else ""
        segments = [segment(self, heading, "words--quiet")]
        at = cell_len(heading)
        for index, spot in enumerate(laid.words):
            if spot.row == row:
                segments.append(Segment(" " * (spot.column - at), self.rich_style))
                segments.append(self._word(spot.word, spot.width, index))
                at = spot.column + spot.width
        return segments

    def _word(self, word: str, width: int, index: int) -> Segment:
        chosen = word in self.chosen
        shown = one_line(word, width - 2)
        text = f"{'•' if chosen else ' '}{shown} "
        if word == self.typed.strip() and word not in self.chosen and self.laid.new:
            text = f"+{shown} "
        here = self.has_focus and index == min(self.cursor, len(self.laid.words) - 1)
        style = "words--cursor" if here else "words--chosen" if chosen else "words--plain"
        return segment(self, set_cell_size(text, max(width, cell_len(text))), style)
