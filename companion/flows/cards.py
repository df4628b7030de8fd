"""Writes the person's own cards into their file; all else in the file stays as it is."""

from __future__ import annotations

from companion.content.cards import Card, with_card
from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.front import Asks
from companion.flows.unlock import unlock_own
from companion.store import files
from companion.store.errors import StoreError


async def save_card(front: Asks, context: Context, old: Card | None, suits: str, words: str) -> None:
    """Write a new card, or one in the place of `old`, which is deleted where there are no words.

    Locked meanwhile, as by the cover, they are opened first. Say so where that fails.
    """
    words = words.strip()
    if words == (old.words if old else ""):
        return
    new = Card(words=words, suits=suits, written=context.today) if words else None  # type: ignore[arg-type]
    if not await unlock_own(front, context):
        front.notify(phrase("locked.not_saved"))
        return
    path = context.places.cards
    try:
        files.make_folder(path.parent)
        text = (context.own.read(path) or b"").decode("utf-8-sig")
        context.own.replace(path, with_card(text, new, old).encode())
    except StoreError as error:
        front.notify(phrase(error.key, **error.facts))
    except ValueError:
        # It is no TOML; what is wrong with it is said where the cards are listed.
        pass
