"""Sessions with one person in words: the answers after each side by side, and a card for the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import indent

from companion.content.catalog import phrase
from companion.content.wordlists import feeling_word
from companion.core.entry import AfterSession, State
from companion.core.printable import printable
from companion.core.questions import AFTER_SESSION, CHOOSE, FEELINGS, TextQuestion
from companion.core.since import SESSIONS_BACK
from companion.core.to_bring import lines_to_bring
from companion.text.dates import short_date
from companion.text.entries import answer, one_line, rating, sensation


def side_by_side(sessions: Sequence[AfterSession]) -> list[tuple[str, list[str]]]:
    """Return each question with the answers after each session; one that was never answered is left out."""
    rows = [(phrase("person.left"), [rating(each.left) for each in sessions])]
    rows += [
        (phrase(f"{asked.key}.label"), [answer(asked, getattr(each, asked.field)) for each in sessions])
        for asked in CHOOSE
    ]
    rows += [
        (phrase("person.body"), ["\n".join(map(sensation, each.body)) for each in sessions]),
        (phrase(f"{FEELINGS.key}.label"), [_feelings(each) for each in sessions]),
    ]
    rows += [
        (phrase(f"{asked.key}.label"), [printable(getattr(each, asked.field)) for each in sessions])
        for asked in AFTER_SESSION
        if isinstance(asked, TextQuestion)
    ]
    return [(question, answers) for question, answers in rows if any(answers)]


def _feelings(session: AfterSession) -> str:
    return printable(", ".join(map(feeling_word, session.feelings)))


def in_short(person: str, sessions: Sequence[AfterSession]) -> str:
    """Return how many sessions with one person there were, when the last was, and how they were left."""
    last = max(session.at for session in sessions).date()
    said = phrase("page.session", person=one_line(person), count=len(sessions), day=short_date(last))
    times = Counter(session.left.state for session in sessions)
    states = [
        phrase("page.left_state", state=phrase(f"states.{state.name.lower()}.label"), times=times[state])
        for state in State
        if times[state]
    ]
    return phrase("page.left", session=said, states=", ".join(states)) if states else said


def card(person: str, sessions: Sequence[AfterSession]) -> str:
    """Return the card for next time: what is to be brought, was held back, or jarred, newest first.

    What is marked as brought is left out.
    """
    recent = sessions[: -SESSIONS_BACK - 1 : -1]
    parts = [phrase("person.card.title", person=one_line(person))]
    for name in ("bring", "mended", "held_back", "jarred"):
        lines = [_item(words, each) for each in recent if (words := _words(each, name))]
        if lines:
            parts.append("\n".join([phrase(f"person.card.{name}"), *lines]))
    if len(parts) == 1:
        parts.append(phrase("person.card.nothing"))
    return "\n\n".join(parts) + "\n"


def _words(session: AfterSession, name: str) -> str:
    if name == "bring":
        return printable("\n".join(line for line in lines_to_bring(session) if line not in session.brought))
    return printable(getattr(session, name).words)


def _item(words: str, session: AfterSession) -> str:
    text = phrase("person.card.item", words=words, day=short_date(session.at.date()))
    return "- " + indent(text, "  ").lstrip()
