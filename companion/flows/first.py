"""What grounding begins with: a card of the person's own, their first exercise, their usual breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.content.library import one
from companion.content.opening import BREATHS, FIRST_EXERCISE
from companion.core.exercise import Exercise
from companion.flows.context import Context

if TYPE_CHECKING:
    from companion.content.cards import Card


def first_exercise(context: Context) -> tuple[str, Exercise]:
    """Return the person's own first exercise, or the usual one where that can't be read."""
    for key in (context.settings.first_exercise, FIRST_EXERCISE):
        if exercise := one(key, context.places.own_exercises):
            return key, exercise
    key = next(iter(context.library))
    return key, context.library[key]


def usual_breath(context: Context) -> tuple[str, Exercise] | None:
    """Return the person's usual breath: their own, or the longer out-breath, unless it is hidden."""
    for key in BREATHS:
        if key not in context.settings.hidden and (exercise := one(key, context.places.own_exercises)):
            return key, exercise
    return None


def own_card(context: Context, said: str) -> Card | None:
    """Return the card of the person's own that comes first, None where there is none or it is not set."""
    if not context.settings.card_first:
        return None
    from companion.content.cards import first_card, own_cards

    return first_card(own_cards(context.places.cards)[0], "now" if said == "ground" else said)
