"""A sentence and some choices; leaving the page is a choice too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key, Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from companion.content.catalog import phrase, shown_key
from companion.core.layout import COLUMN, centred, first_row
from companion.flows.front import Offer
from companion.tui.commands import command
from companion.tui.screens.page import TALL, Answer, Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.name_list import NameList


class ChoicePage(Page[Answer]):
    """Lays out a sentence and the choices, of which none is marked at first; returns the name of one.

    `rows` is the height of all that. `area` begins the ids of commands whose keys are shown beside the
    choices; without it none are.
    """

    CSS_PATH = "choice.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS = [
        command("choices.page_down", "pagedown", "scroll_words(1)"),
        command("choices.page_up", "pageup", "scroll_words(-1)", footer=False),
        command("flow.onward", "enter", "back"),
        command("choices.down", "tab", "mark(1)", footer=False),
        command("choices.up", "shift+tab", "mark(-1)", footer=False),
    ]
    area = ""
    rows = 8

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer

    @property
    def labels(self) -> dict[str, str]:
        """What Enter does while nothing is marked, where it makes no choice."""
        return {} if self.offer.on else {"flow.onward": phrase("app.commands.back.label")}

    def content(self) -> ComposeResult:
        """Lay out the sentence and the choices."""
        sentence = CentredText(self.offer.sentence, id="sentence")
        yield CentredBlock(
            sentence,
            *self.between(),
            Choices(self.choices(), marked=False, on=self.area + self.offer.on),
            *self.below(),
            rows=self.rows,
        )

    @on(Resize)
    def use_room(self) -> None:
        """Stand further up, and closer together, where the last choices would have no room."""
        if type(self).content is not ChoicePage.content:
            return
        width, height = self.app.size
        words = [self.offer.sentence, *filter(None, self.offer.more.split("\n"))]
        sentence, *more = (len(centred(each, min(width, self.column()))) or 1 for each in words)
        room = height - (2 if width < COLUMN else 1)
        rest = sentence + len(self.offer.choices)
        most, gap = (8, 2) if height >= TALL else (4, 1)
        needed = rest + 2 + (min(sum(more), most) + gap if more else 0)
        self.set_class(needed > room, "-crowded")
        for scroll in self.query(VerticalScroll):
            scroll.styles.max_height = max(2, room - rest - 2) if needed > room else most
        fits = first_row(height - 1, self.rows) + needed <= room
        # Nothing is there yet where it is resized while it opens.
        for block in self.query(CentredBlock):
            block.least = 0 if fits else min(needed, room)

    def choices(self) -> list[Choice]:
        """Return the choices, with the keys shown beside them."""
        return [Choice(self.area + name, words, self.key(name)) for name, words in self.offer.choices.items()]

    def key(self, name: str) -> str | None:
        """Return the key shown beside a choice, None for that of its command."""
        return None if self.area else ""

    def between(self) -> ComposeResult:
        """Yield what stands between: the person's own words, which may be many."""
        if self.offer.more:
            paragraphs = map(CentredText, filter(None, self.offer.more.split("\n")))
            yield VerticalScroll(*paragraphs, can_focus=False)

    def below(self) -> ComposeResult:
        """Yield what stands below the choices."""
        yield from ()

    def shown(self) -> None:
        """Name the key for words that have no room, once it is known whether they have."""
        super().shown()
        self.refresh_bindings()

    def action_mark(self, by: int) -> None:
        """Mark a choice."""
        self.query_one(Choices).action_move(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there are words that have no room."""
        return action != "scroll_words" or any(each.max_scroll_y > 0 for each in self.query(VerticalScroll))

    def action_scroll_words(self, pages: int) -> None:
        """Scroll the person's own words."""
        for each in self.query(VerticalScroll):
            each.scroll_relative(y=pages * each.size.height, animate=False)

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Take a choice with Enter or the mouse."""
        self.action_go(event.choice.id.removeprefix(self.area))

    def action_go(self, name: str) -> None:
        """Return a choice by name."""
        self.dismiss(cast("Answer", name))


class EntriesPage(ChoicePage[str]):
    """Shows entries, or parts of them, above the choices."""

    SHOWS_ENTRIES = True


class ListPage(Page[str]):
    """Returns the id of a name in a list; `now` is the id of the one that the cursor begins at.

    `keys` are the keys by id that choose a name too; they are shown beside the names.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        heading: str,
        now: str = "",
        keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.heading = heading
        self.names = names
        self.now = now
        self.keys = keys or {}

    def content(self) -> ComposeResult:
        """Lay out the list."""
        yield NameList(*(Option(self._row(id), id=id) for id in self.names), markup=False)

    def _row(self, id: str) -> str:
        name = self.names[id]
        if self.now:
            name = f"{'•' if id == self.now else ' '} {name}"
        key = self.keys.get(id, "")
        return f"{name:<{max(map(len, self.names.values()))}}   {key}" if self.keys else name

    def on_key(self, event: Key) -> None:
        """Return the name that a key is shown beside."""
        for id, key in self.keys.items():
            if shown_key(event.key) == key:
                event.stop()
                self._choose(id)

    def on_mount(self) -> None:
        """Begin at the one that is chosen now."""
        if self.now in self.names:
            self.query_one(OptionList).highlighted = list(self.names).index(self.now)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Return the id."""
        self._choose(event.option_id)

    def _choose(self, id: str | None) -> None:
        # The next key is meant for what comes, and chooses nothing more here.
        self.host.hold_keys()
        self.dismiss(id)
