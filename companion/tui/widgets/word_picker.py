"""Words to choose from: arrows and Enter, the mouse, or the first letters of a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion.content.catalog import compared, phrase
from companion.content.wordlists import WordFamily
from companion.text.entries import one_line
from companion.tui.commands import command
from companion.tui.drawing import CURSOR, TYPED
from companion.tui.widgets.entry_rows import first_line, fitted
from companion.tui.widgets.word_layout import Laid, Spot, lay_out


class WordPicker(Widget, can_focus=True):
    """Words in families, of which one or several can be chosen; typing finds words, or adds a new one.

    A word is known by its key, as it is saved; a new one is its own key, of at most `longest` characters. No
    word is marked until an arrow, the mouse or typing marks one. `reserved` are characters left to the
    screen. With `alone` only one word can be chosen, with `listed` each word has a row of its own. With
    `numbered` a digit chooses a family, or one of the first words where there are none.
    """

    BINDINGS = [
        command("word_field.left", "left", "move(-1, 0)", footer=False),
        command("word_field.right", "right", "move(1, 0)", footer=False),
        command("word_field.up", "up", "move(0, -1)", footer=False),
        command("word_field.down", "down", "move(0, 1)", footer=False),
        command("word_field.choose", "enter"),
    ]
    DEFAULT_CSS = "WordPicker { height: 1fr; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    auto_links = False

    chosen: reactive[tuple[str, ...]] = reactive(())
    typed = reactive("", init=False)
    marked = reactive(False, bindings=True)
    cursor = reactive(0)
    top = reactive(0)

    @dataclass
    class Chose(Message):
        """The chosen words have changed."""

        chosen: tuple[str, ...]

    class Typing(Message):
        """The typed text has changed."""

    def __init__(
        self,
        families: Iterable[WordFamily],
        chosen: Iterable[str] = (),
        *,
        own: Iterable[str] = (),
        alone: bool = False,
        listed: bool = False,
        numbered: bool = False,
        longest: int = 200,
        reserved: str = "?",
        hint: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.families = tuple(families)
        self.own = tuple(own)
        self.alone = alone
        self.listed = listed
        self.numbered = numbered
        self.longest = longest
        self.reserved = reserved
        self.hint = hint or phrase("word_field.hint")
        self.set_reactive(WordPicker.chosen, tuple(chosen))

    @property
    def offered(self) -> tuple[WordFamily, ...]:
        """All words: those of the lists, and the person's own after the first family."""
        known = {word for family in self.families for word in family.every}
        own = dict.fromkeys(word for word in (*self.own, *self.chosen) if word not in known)
        yours = WordFamily(phrase("word_field.own"), {word: word for word in own})
        return *self.families[:1], yours, *self.families[1:]

    @property
    def laid(self) -> Laid:
        """The words that match what was typed, row by row."""
        width = max(8, self.size.width - 1)
        return lay_out(self.offered, self.typed.strip(), width, listed=self.listed, numbered=self.numbered)

    def on_key(self, event: Key) -> None:
        """Add a character to the typed text, or take one away."""
        sign = event.character
        if event.key == "backspace" and self.typed:
            self.typed = self.typed[:-1]
        elif event.key == "escape" and self.typed:
            self.typed = ""
        elif event.key == "space" and not self.typed:
            # A space alone is nothing that could be looked for.
            self.take(self.under)
        elif word := next((word for word, digit in self.laid.digits.items() if digit == sign), ""):
            self.action_choose(word)
        elif sign and sign.isprintable() and sign not in self.reserved and len(self.typed) < self.longest:
            self.typed += sign
        else:
            return
        event.stop()
        event.prevent_default()

    def watch_typed(self) -> None:
        """Go to the first word that matches; without typed text none is marked."""
        self.cursor = 0
        self.top = 0
        self.marked = bool(self.typed.strip())
        self.post_message(self.Typing())

    @property
    def meant(self) -> tuple[str, ...]:
        """The chosen words as they are saved: with the typed text, unless it matches only parts of words.

        Where only one word can be chosen, it is the one under the cursor.
        """
        laid, typed = self.laid, compared(self.typed.strip())
        if not typed:
            return self.chosen
        if self.alone:
            return (self.under,)
        if laid.new and len(laid.words) > 1:
            return self.chosen
        word = next(spot.word for spot in laid.words if compared(spot.shown) == typed)
        return tuple(dict.fromkeys((*self.chosen, word)))

    @property
    def here(self) -> Spot | None:
        """Where the cursor is; None where no word is marked."""
        words = self.laid.words
        return words[min(self.cursor, len(words) - 1)] if words and self.marked else None

    @property
    def under(self) -> str:
        """The word under the cursor, empty where there is none."""
        return self.here.word if self.here else ""

    def watch_cursor(self) -> None:
        """Scroll to the word under the cursor."""
        words = self.laid.words
        if words and self.size.height > 1:
            row = words[min(self.cursor, len(words) - 1)].row
            self.top = max(min(self.top, max(0, row - 1)), row - self.size.height + 2)

    def action_move(self, right: int, down: int) -> None:
        """Move to the next word in a direction; at first mark the one that is in view."""
        if self.marked:
            self.cursor = self.laid.beside(self.cursor, right, down)
        self.marked = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a word to choose."""
        return action != "choose" or self.here is not None

    def action_choose(self, word: str = "") -> None:
        """Choose a word, without one that under the cursor, or take it back.

        Where only one can be chosen, Enter never takes it back: after coming back, Enter goes on.
        """
        if self.alone and (word or self.under) in self.chosen:
            self.typed = ""
            self.post_message(self.Chose(self.chosen))
        else:
            self.take(word or self.under)

    def action_pick(self, index: int) -> None:
        """Choose a word by its place, or take it back."""
        self.cursor = index
        self.marked = True
        self.take(self.under)

    def take(self, word: str) -> None:
        """Choose a word, or take it back if it is chosen."""
        if not word:
            return
        if word in self.chosen:
            self.chosen = tuple(other for other in self.chosen if other != word)
        else:
            self.chosen = (word,) if self.alone else (*self.chosen, word)
        self.own = (*self.own, word)
        self.show(word)
        self.post_message(self.Chose(self.chosen))

    def sign_of(self, word: str) -> str:
        """Return the sign before a chosen word."""
        return "•"

    def show(self, word: str) -> None:
        """Show a word where it stands in the list once its typed letters are gone."""
        if self.typed:
            self.typed = ""
            self.cursor = next((at for at, spot in enumerate(self.laid.words) if spot.word == word), 0)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll down."""
        self.top = max(0, min(self.top + 2, self.laid.height - self.size.height + 1))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll up."""
        self.top = max(0, self.top - 2)

    def render(self) -> Content:
        """Lay out the typed text, and below it the rows that there is room for."""
        laid, here, (width, height) = self.laid, self.here if self.has_focus else None, self.size
        below = self.top + height - 1
        lines = [self._head(), *(self._row(laid, row, here) for row in range(self.top, below))]
        # The last column has no words in it: there is room for saying that there are more.
        more = {height - 1: "↓" if below < laid.height else " "} | ({1: "↑"} if self.top else {})
        return Content("\n").join(
            line.truncate(width - 1, pad=True) + Content.styled(more.get(y, " "), "$quiet")
            for y, line in enumerate(lines)
        )

    def _head(self) -> Content:
        if not self.typed:
            return Content.styled(f" {first_line(self._like() or self.hint, self.size.width - 2)}", "$quiet")
        return Content.styled(f"› {one_line(self.typed, max(8, self.size.width - 4))}▏", TYPED)

    def _like(self) -> str:
        """Return what the marked word is like, or else the one that was chosen last."""
        word = self.under or (self.chosen[-1] if self.chosen else "")
        return next((family.like[word] for family in self.families if word in family.like), "")

    def _row(self, laid: Laid, row: int, here: Spot | None) -> Content:
        heading = f" {laid.headings[row]}" if row in laid.headings else ""
        line = Content.styled(heading, "$quiet")
        for index, spot in enumerate(laid.words):
            if spot.row == row:
                chosen = spot.word in self.chosen
                mark = (
                    "+" if laid.new and spot is laid.words[-1] else self.sign_of(spot.word) if chosen else " "
                )
                style = CURSOR if spot == here else "$accent bold" if chosen else "$words"
                line += " " * (spot.column - line.cell_length)
                text = f"{mark}{fitted(one_line(spot.shown), spot.width - 2)} "
                line += Content.styled(text, f"{style} @click=pick({index})")
        return line
