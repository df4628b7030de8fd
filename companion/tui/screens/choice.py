"""A sentence and some choices; leaving the page is a choice too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Center, VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from companion.content.catalog import phrase
from companion.flows.front import Decision
from companion.store.paths import expand_path
from companion.text.people import one_line_to_people
from companion.tui.commands import command
from companion.tui.screens.page import Answer, Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from textual.widget import Widget

    from companion.flows.front import Offer
    from companion.store.errors import StoreError


class _Choosing(Page[Answer]):
    """Lays out a sentence, what stands between, and the choices, with the cursor at the first of these."""

    CSS_PATH = "choice.tcss"
    AUTO_FOCUS = "Choices"
    rows = 8

    def __init__(self, sentence: str, choices: list[Choice]) -> None:
        super().__init__()
        self.sentence = sentence
        self.choices = choices

    def compose(self) -> ComposeResult:
        """Lay out the sentence and the choices."""
        sentence = CentredText(self.sentence, id="sentence")
        choices = Choices(self.choices)
        yield CentredBlock(sentence, *self.between(), choices, *self.below(), rows=self.rows)
        yield Footer()

    def between(self) -> list[Widget]:
        """Return what stands between the sentence and the choices."""
        return []

    def below(self) -> list[Widget]:
        """Return what stands below the choices."""
        return []


class ChoicePage(_Choosing[str]):
    """Returns the name of the choice, None if the page was left."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer.sentence, [Choice(name, words, "") for name, words in offer.choices.items()])
        self.offer = offer

    def between(self) -> list[Widget]:
        """Return the person's own words, which may be many."""
        return [VerticalScroll(CentredText(self.offer.more), can_focus=False)] if self.offer.more else []

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Return the choice."""
        self.dismiss(event.choice.id)


class DangerPage(_Choosing[str]):
    """Offers people and leaving in place of an exercise, with a number to call."""

    BINDINGS = [
        command("danger.people", "p", "go('people')", footer=False),
        command("danger.leave", "q", "go('leave')", footer=False),
        command("danger.then", "t", "go('then')", footer=False),
    ]
    rows = 11

    def __init__(self, offer: Offer) -> None:
        super().__init__(
            offer.sentence, [Choice(f"danger.{name}", words) for name, words in offer.choices.items()]
        )
        self.offer = offer

    def between(self) -> list[Widget]:
        """Return where to go, and a line to call."""
        line = one_line_to_people(self.context.settings.country)
        return [CentredText(self.offer.more, classes="more"), CentredText(line, id="line")]

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Return the choice."""
        self.action_go(event.choice.id.removeprefix("danger."))

    def action_go(self, name: str) -> None:
        """Return a choice by its key."""
        self.dismiss(name)


class NotSavedPage(_Choosing[Decision]):
    """Says why an entry can't be written, and returns what to do: try again, discard it, or a path.

    There is no way past it by accident: Esc tries again, which loses nothing.
    """

    rows = 9

    def __init__(self, error: StoreError) -> None:
        choices = [Choice(name, phrase(f"not_saved.{name}"), "") for name in ("again", "elsewhere", "let_go")]
        super().__init__(phrase(error.key, **error.facts), choices)

    def below(self) -> list[Widget]:
        """Return the line for a path, hidden until it is wanted."""
        line = Center(Input(placeholder=phrase("not_saved.path"), id="path"))
        line.display = False
        return [line]

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Return the choice, or ask where else."""
        if event.choice.id == "elsewhere":
            self.query_one(Center).display = True
            self.query_one("#path").focus()
        else:
            self.dismiss("retry" if event.choice.id == "again" else "discard")

    @on(Input.Submitted)
    def elsewhere(self, event: Input.Submitted) -> None:
        """Return the path that was typed."""
        if path := event.value.strip():
            self.dismiss(expand_path(path))

    def action_back(self) -> None:
        """Try again."""
        self.dismiss("retry")


class ListPage(Page[str]):
    """Returns the key of a name in a list; `now` is the key of the one that the cursor begins at."""

    CSS_PATH = "choice.tcss"

    def __init__(self, names: Mapping[str, str], now: str = "", heading: str = "") -> None:
        super().__init__()
        self.heading = heading
        self.names = names
        self.now = now

    def compose(self) -> ComposeResult:
        """Lay out the heading, if there is one, and the list."""
        if self.heading:
            yield Static(self.heading, id="heading", markup=False)
        yield OptionList(*(Option(name, id=key) for key, name in self.names.items()), markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the one that is chosen now."""
        if self.now in self.names:
            options = self.query_one(OptionList)
            options.highlighted = options.get_option_index(self.now)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Return the key."""
        self.dismiss(event.option_id)
