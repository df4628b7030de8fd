"""Writes the person's own cards into their file; all else in the file stays as it is."""

from __future__ import annotations

from collections.abc import Callable

from companion.content.cards import Card, with_card
from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.store import files
from companion.store.errors import StoreError


def save_card(
    context: Context, old: Card | None, suits: str, words: str, say: Callable[[str], object]
) -> None:
    """Write a new card, or one in the place of `old`, which is deleted where there are no words.

    `say` is called with a sentence where that fails.
    """
    words = words.strip()
    if words == (old.words if old else ""):
        return
    new = Card(words=words, suits=suits, written=context.today) if words else None  # type: ignore[arg-type]
    path = context.places.cards
    try:
        files.make_folder(path.parent)
        text = (context.own.read(path) or b"").decode("utf-8-sig")
        context.own.replace(path, with_card(text, new, old).encode())
    except StoreError as error:
        say(phrase(error.key, **error.facts))
    except ValueError:
        # It is no TOML; what is wrong with it is said where the cards are listed.
        pass
