"""A person's own cards: one line for a hard moment, written in a better one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field, to_builtins

from companion.content.opening import CARDS
from companion.content.own_files import BrokenFile, read_tables, with_table
from companion.core.exercise import Suits

MOST = 60
"""The most characters of a card, so that it stands on one line."""


class Card(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One card. `suits` is written `for` in the file, `written` is the `date` of these words."""

    words: Annotated[str, Meta(min_length=1, max_length=MOST, pattern=r"\A[^\x00-\x1f\x7f-\x9f]*\Z")]
    suits: Suits = field(name="for", default="any")
    written: date | None = field(name="date", default=None)


def own_cards(path: Path) -> tuple[tuple[Card, ...], BrokenFile | None]:
    """Read `cards.toml`: the cards in it, the newest first, and the first problem. Never raises."""
    return read_tables(path, "cards", "cards", Card)


def first_card(cards: Sequence[Card], screen: str) -> Card | None:
    """Return the card that comes first at "now", "flashback" or "flat"; None if there is none for that."""
    return next((card for card in cards if card.suits in CARDS.get(screen, ())), None)


def with_card(text: str, new: Card | None, old: Card | None) -> str:
    """Return the text of the file with a new card on top, or with one in the place of another, or without."""
    return with_table(text, "cards", _values(new), _values(old))


def _values(card: Card | None) -> dict[str, object]:
    return to_builtins(card, builtin_types=(date,)) if card else {}
