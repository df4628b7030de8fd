"""The person's own cards: one line each for a hard moment, written here."""

from __future__ import annotations

from companion.content.cards import MOST, Card, own_cards
from companion.content.catalog import phrase, table
from companion.flows.cards import save_card
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.flows.unlock import unlock_own
from companion.plain.choices import Choice, choose
from companion.plain.settings import save_settings
from companion.plain.terminal import Back, Terminal

KEYS = {"up": "u", "flat": "f", "flashback": "k"}
"""The letters of what a card may be for."""


async def show_cards(front: FrontEnd, terminal: Terminal, context: Context) -> None:
    """List the cards, and let them be written, until the person goes back. Raises Left."""
    while True:
        cards, broken = own_cards(context.places.cards)
        if broken:
            terminal.say(broken.sentence())
        first = context.settings.card_first
        choices = [Choice(str(at), _line(card)) for at, card in enumerate(cards)]
        choices.append(_add_or_unlock(context))
        if cards:
            choices.append(Choice("first", phrase(f"plain.cards.{'not_first' if first else 'first'}"), "n"))
        about = [phrase("cards.about")]
        if cards:
            about.append(phrase(f"cards.{'is' if first else 'not'}_first"))
        try:
            match choose(terminal, about, choices, phrase("plain.back")):
                case "":
                    return
                case "unlock":
                    await unlock_own(front, context)
                case "first":
                    save_settings(terminal, context, card_first=not first)
                case "add":
                    await _add(front, terminal, context)
                case at:
                    await _write(front, context, cards[int(at)], cards[int(at)].suits, cards[int(at)].words)
        except Back:
            return


def _add_or_unlock(context: Context) -> Choice:
    if context.are_own_locked:
        return Choice("unlock", phrase("plain.unlock"))
    return Choice("add", phrase("plain.cards.add"), "a")


async def _add(front: FrontEnd, terminal: Terminal, context: Context) -> None:
    """Ask what a card is for, and for its words."""
    suits: dict[str, str] = table("cards")["suits"]
    choices = [Choice(name, words, KEYS.get(name, "")) for name, words in suits.items()]
    if chosen := choose(terminal, [phrase("cards.when")], choices, phrase("plain.back")):
        await _write(front, context, None, chosen, "")


async def _write(front: FrontEnd, context: Context, old: Card | None, suits: str, words: str) -> None:
    typed = await front.line(phrase("cards.words"), words)
    if typed is not None:
        await save_card(front, context, old, suits, typed[:MOST])


def _line(card: Card) -> str:
    return phrase("plain.cards.line", words=card.words, suits=phrase(f"cards.suits.{card.suits}"))
