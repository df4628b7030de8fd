"""The person's own cards: written here, to come first in `companion now` where that is wished."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from companion.content.cards import MOST, Card, own_cards
from companion.content.catalog import phrase, table
from companion.flows.cards import save_card
from companion.text.dates import full_date
from companion.tui.commands import UNLOCK, command
from companion.tui.drawing import problem_in_words
from companion.tui.screens.choice import ListPage
from companion.tui.screens.line import LinePage
from companion.tui.screens.page import OPENING, Page
from companion.tui.widgets.name_list import NameList

KEYS = {"up": "u", "flat": "f", "flashback": "k"}
"""The letters of what a card may be for."""


class CardsPage(Page[None]):
    """Lists the cards, the newest first; Enter opens one to be worded anew."""

    HEADING = "cards"
    BINDINGS = [command("cards.add", "a"), command("cards.first", "n"), UNLOCK]

    def content(self) -> ComposeResult:
        """Lay out what cards are, the cards, and whether one comes first."""
        yield Static(phrase("cards.about"), markup=False)
        yield NameList(markup=False)
        yield Static(id="first", classes="at-foot", markup=False)

    def on_mount(self) -> None:
        """Show the cards."""
        self._show()

    def _show(self) -> None:
        self.cards, broken = own_cards(self.context.places.cards)
        shown = self.query_one(OptionList)
        shown.set_options(Option(self._row(card), id=str(at)) for at, card in enumerate(self.cards))
        shown.action_first()
        is_first = self.context.settings.card_first
        sentence = (
            problem_in_words(self, broken) if broken else phrase(f"cards.{'is' if is_first else 'not'}_first")
        )
        self.query_one("#first", Static).update(sentence)

    def show_own(self) -> None:
        """Show the cards as they are now."""
        self._show()

    def _row(self, card: Card) -> Content:
        day = f", {full_date(card.written)}" if card.written else ""
        return Content.assemble(
            f"  {card.words}\n", (f"    {phrase(f'cards.suits.{card.suits}')}{day}", "$quiet")
        )

    @work(group=OPENING)
    async def action_add(self) -> None:
        """Ask what a card is for, and for its words; locked cards are opened first."""
        if self.context.are_own_locked:
            await self.app.run_action("app.unlock")
            return
        suits = await self.app.push_screen_wait(
            ListPage(table("cards")["suits"], heading=phrase("cards.when"), keys=KEYS)
        )
        if suits:
            await self._write(None, suits, phrase(f"cards.begin.{suits}"))

    @on(OptionList.OptionSelected)
    @work(group=OPENING)
    async def change(self, event: OptionList.OptionSelected) -> None:
        """Let a card be worded anew."""
        card = self.cards[int(event.option_id or 0)]
        await self._write(card, card.suits, card.words)

    async def _write(self, old: Card | None, suits: str, words: str) -> None:
        """Ask for the words, and save the card; without words it is deleted."""
        typed = await self.app.push_screen_wait(LinePage(phrase("cards.words"), words, MOST))
        if typed is None or typed.strip() == words.strip():
            return
        async with self.host.screens() as front:
            await save_card(front, self.context, old, suits, typed)
        self._show()

    def action_first(self) -> None:
        """Let `companion now` begin with a card, or no longer."""
        self.host.set_settings(card_first=not self.context.settings.card_first)
        self._show()
