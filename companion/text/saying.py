"""What was said so far, in one quiet sentence, for the end of a check-in."""

from __future__ import annotations

from collections.abc import Iterator

from companion.content.catalog import phrase
from companion.content.wordlists import region_name
from companion.core.entry import AfterSession, Answer, CheckIn, Sensation
from companion.text.entries import one_line, rating

NOTE = 160
"""How much of a note is shown, in characters."""
QUESTIONS = ("room", "heard", "pace", "held_back", "jarred", "about_them")


def sentence(entry: CheckIn | AfterSession) -> str:
    """Put together what an entry holds; one sentence for each thing that was said."""
    parts = [one_line(part, NOTE) for part in _parts(entry) if part]
    return " ".join(_ended(part) for part in parts) if parts else phrase("checkin.nothing")


def sensation(felt: Sensation) -> str:
    """Say one place: "chest tight, warm (a lot, more than before)"."""
    more = [part for part in (felt.strength, phrase(f"saying.{felt.change}") if felt.change else "") if part]
    words = " ".join(part for part in (region_name(felt.region), ", ".join(felt.words)) if part)
    return f"{words} ({', '.join(more)})" if more else words


def _parts(entry: CheckIn | AfterSession) -> Iterator[str]:
    if isinstance(entry, AfterSession):
        yield ", ".join(part for part in (entry.session, entry.person) if part)
        yield rating(entry.left)
    else:
        yield rating(entry.rating)
    yield "; ".join(sensation(felt) for felt in entry.body)
    yield ", ".join(entry.feelings)
    if isinstance(entry, AfterSession):
        for name in QUESTIONS:
            if given := _answer(getattr(entry, name)):
                yield phrase(f"saying.{name}", said=given)
        if entry.bring:
            yield phrase("saying.bring", said=one_line(entry.bring, NOTE))
        if entry.landing and entry.landing.after:
            yield phrase("whole.landing", said=rating(entry.landing.after))
    yield entry.note
    if entry.tags:
        yield phrase("whole.tags", said=", ".join(entry.tags))


def _answer(answer: Answer) -> str:
    return ", ".join(part for part in (answer.choice or "", answer.words) if part)


def _ended(part: str) -> str:
    text = part[:1].upper() + part[1:]
    return text if text[-1:] in ".?…" else f"{text}."
