"""Sessions with one person in words: what was said after each, side by side, and the card for next time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import indent

from companion.content.catalog import phrase
from companion.core.entries import QUESTIONS
from companion.core.entry import AfterSession
from companion.text.entries import one_line, printable, rating
from companion.text.telling_whole import answer, sensation

ON_THE_CARD = 3
"""Sessions that a card looks back on: what was to be brought may not have found its place last time."""


def day(when: date) -> str:
    """Name a day shortly: 4 Mar 2026."""
    return phrase("person.day", day=when.day, month=phrase(f"telling.month{when.month}")[:3], year=when.year)


def side_by_side(sessions: Sequence[AfterSession]) -> list[tuple[str, list[str]]]:
    """Give each question with what was said after each session; one never answered is left out."""
    rows = [
        (phrase("person.left"), [rating(s.left) for s in sessions]),
        *(
            (phrase(f"whole.questions.{name}"), [answer(getattr(s, name)) for s in sessions])
            for name in QUESTIONS
        ),
        (phrase("person.body"), ["\n".join(sensation(felt) for felt in s.body) for s in sessions]),
        (phrase("person.feelings"), [printable(", ".join(s.feelings)) for s in sessions]),
        (phrase("person.bring"), [printable(s.bring) for s in sessions]),
        (phrase("person.note"), [printable(s.note) for s in sessions]),
    ]
    return [(label, said) for label, said in rows if any(said)]


def card(person: str, sessions: Sequence[AfterSession]) -> str:
    """Give the card for next time: what was to be brought, held back, or jarred, newest first."""
    recent = sessions[::-1][:ON_THE_CARD]
    parts = [phrase("person.card.title", person=one_line(person))]
    for name in ("bring", "held_back", "jarred"):
        lines = [
            "- " + indent(phrase("person.card.item", words=words, day=day(session.at.date())), "  ").lstrip()
            for session in recent
            if (words := printable(session.bring if name == "bring" else getattr(session, name).words))
        ]
        if lines:
            parts.append("\n".join([phrase(f"person.card.{name}"), *lines]))
    if len(parts) == 1:
        parts.append(phrase("person.card.nothing"))
    return "\n\n".join(parts) + "\n"
