"""A few things to choose from: a key each, or arrows and Enter, or the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from companion.content.catalog import shown_key
from companion.tui.commands import as_label, command
from companion.tui.drawing import keys_of, segment
from companion.tui.widgets.rows import MARK, Rows

BESIDE = 8
"""The cells of a row beside its key and its words: margins, the mark, what is between them."""


@dataclass(frozen=True)
class Choice:
    """One choice: its id, the words for it, and the key shown beside it.

    Without a `key` the id is a command's, and the key is the one that this command has now.
    """

    id: str
    label: str
    key: str | None = None


class Choices(Rows):
    """Choices one below the other, the one under the cursor marked by a glyph and a raised row.

    With `marked` False none is until an arrow or the mouse marks one. Enter makes the marked choice; while
    none is marked it makes the one with the id `on`, and without such a one it is left to the page. `enter`
    is the word for what Enter does with the marked one, where it is not to choose it.
    """

    BINDINGS = [
        command("choices.up", "up", "move(-1)", footer=False),
        command("choices.down", "down", "move(1)", footer=False),
        command("choices.choose", "enter"),
        command("flow.onward", "enter", "go_on"),
    ]
    COMPONENT_CLASSES = {"choices--key", "choices--label", "choices--cursor"}
    DEFAULT_CSS = """
    Choices { height: auto; width: 1fr; }
    Choices > .choices--key { color: $accent; background: $background; text-style: $accent-style; }
    Choices > .choices--label { color: $words; background: $background; }
    Choices > .choices--cursor { color: $accent; background: $raised; text-style: $chosen-style; }
    """

    choices: reactive[tuple[Choice, ...]] = reactive((), layout=True)
    marked = reactive(True, bindings=True)

    @dataclass
    class Chosen(Message):
        """A choice was made; `entered` says whether with Enter, and not by its key or the mouse."""

        choices: Choices
        choice: Choice
        entered: bool = False

        @property
        def control(self) -> Choices:
            """The widget it was made in, for `@on` with a selector."""
            return self.choices

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        marked: bool = True,
        on: str = "",
        enter: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(Choices.choices, tuple(choices))
        self.set_reactive(Choices.marked, marked)
        self.on = on
        self.enter = enter
        self._drawn_keys: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The key shown beside each choice."""
        keys = keys_of(self.screen)
        return tuple(c.key if c.key is not None else keys.get(c.id, "") for c in self.choices)

    def render_lines(self, crop: Region) -> list[Strip]:
        # For all rows at once: Textual gathers the keys that work anew for each question.
        self._drawn_keys = self.keys
        return super().render_lines(crop)

    def _with_enter(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return what is beside each choice: its key, and Enter where that makes it if none is marked."""
        enter = shown_key("enter")
        return tuple(
            f"{key} {enter}".strip() if choice.id == self.on else key
            for key, choice in zip(keys, self.choices, strict=True)
        )

    @property
    def labels(self) -> dict[str, str]:
        """What Enter does: while no choice is marked, and with one where that is no choosing."""
        onward = next((choice.label for choice in self.choices if choice.id == self.on), "")
        return {
            name: label
            for name, label in (("flow.onward", as_label(onward)), ("choices.choose", self.enter))
            if label
        }

    def _width_with(self, shown: Iterable[str], labels: Iterable[str]) -> int:
        """Return the cells that a row takes: margin, mark, key, label, margin."""
        return max(map(cell_len, shown), default=0) + max(map(cell_len, labels), default=0) + BESIDE

    def _fitting(self, width: int) -> tuple[tuple[str, ...], list[str]]:
        """Return what is beside each choice, and its words, without an explanation that has no room."""
        labels = [choice.label for choice in self.choices]
        brief = [label.partition(": ")[0] for label in labels]
        keys, enter = self._known_keys, self._with_enter(self._known_keys)
        for shown, words in ((enter, labels), (enter, brief), (keys, labels), (keys, brief)):
            if self._width_with(shown, words) <= width:
                return shown, words
        # The keys beside words that would be cut can be read on the page of keys.
        beside = self._width_with(keys, brief) - BESIDE + 1 <= width
        return keys if beside else ("",) * len(keys), brief

    @property
    def row_count(self) -> int:
        """The number of choices."""
        return len(self.choices)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.choices)

    def refresh_row(self, index: int) -> None:
        """Draw a choice anew, without the room beside it."""
        wide = self._width_with(*self._fitting(self.size.width))
        self.refresh(Region(max(0, (self.size.width - wide) // 2), index, wide, 1))

    @property
    def _known_keys(self) -> tuple[str, ...]:
        """The keys as they were drawn last, unless there are other choices since then."""
        return self._drawn_keys if len(self._drawn_keys) == len(self.choices) else self.keys

    def draw_row(self, index: int, width: int) -> Iterator[Segment]:
        """Return a choice in the middle of the widget, all with their keys in one column."""
        here = index == self.cursor and self.marked and self.has_focus
        shown, labels = self._fitting(width)
        wide = self._width_with(shown, labels)
        key = (self._known_keys if self.marked else shown)[index]
        key = set_cell_size(key, max(map(cell_len, shown)))
        if wide > width:
            # Without margins, and the sign in the place of the key.
            lead = max(1, cell_len(key))
            wide += lead + 1 - cell_len(key) - BESIDE
            key = set_cell_size(MARK if here else key, lead) + " "
        else:
            # The sign stands beside the words where there are no keys between.
            key = f" {MARK} {key}   " if here and key.strip() else f"   {key} {MARK if here else ' '} "
        label = set_cell_size(labels[index], wide - cell_len(key))
        yield Segment(" " * max(0, (width - wide) // 2), self.rich_style)
        yield segment(self, key, "choices--cursor" if here else "choices--key")
        yield segment(self, label, "choices--cursor" if here else "choices--label")

    def action_move(self, by: int) -> None:
        """Move the cursor, wrapping around; at first mark the first choice, or the last."""
        start = self.cursor + by if self.marked else min(by, 0)
        self.cursor = start % len(self.choices)
        self.marked = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether Enter has a choice to make."""
        if action == "go_on":
            return not self.marked and any(choice.id == self.on for choice in self.choices)
        return action != "choose" or self.marked

    def action_choose(self) -> None:
        """Make the choice under the cursor."""
        self.post_message(self.Chosen(self, self.choices[self.cursor], entered=True))

    def action_go_on(self) -> None:
        """Make the choice that Enter makes while none is marked."""
        [choice] = [choice for choice in self.choices if choice.id == self.on]
        self.post_message(self.Chosen(self, choice, entered=True))

    def click_row(self, index: int) -> None:
        """Make the choice that was clicked."""
        self.cursor = index
        self.marked = True
        self.post_message(self.Chosen(self, self.choices[index]))

    def press(self, key: str | None) -> bool:
        """Make the choice that a key is shown beside; return False if there is none."""
        keys = self.keys
        if not key or key not in keys:
            return False
        self.post_message(self.Chosen(self, self.choices[keys.index(key)]))
        return True


def numbered(labels: Mapping[str, str]) -> list[Choice]:
    """Return choices by the words for each, with a digit for each from 1 on."""
    return [Choice(id, label, str(digit)) for digit, (id, label) in enumerate(labels.items(), start=1)]
