"""An entry in full: everything that it holds, in the person's own words, ours only before them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from companion.content.catalog import phrase
from companion.core.entries import answers_of
from companion.core.entry import AfterSession, Answer, CheckIn, Entry, Landing, Practice, Sensation, SetAside
from companion.text.entries import before_after, date_of, printable, rating, what


def whole(entry: Entry, now: datetime | None = None) -> str:
    """Tell everything that an entry holds; what is put away until after `now` keeps its words."""
    head = f"{date_of(entry.at.date())}, {entry.at:%H:%M}"
    parts = [head, "   ".join(part for part in (what(entry), before_after(entry)) if part)]
    match entry:
        case Practice():
            parts += _practice(entry, now)
        case CheckIn():
            parts += _felt(entry)
            if entry.later:
                parts.append(phrase("whole.later", said=rating(entry.later)))
        case AfterSession():
            parts += _after(entry, now)
    if entry.note:
        parts.append(printable(entry.note))
    if entry.tags:
        parts.append(phrase("whole.tags", said=printable(", ".join(entry.tags))))
    return "\n\n".join(parts)


def sensation(felt: Sensation) -> str:
    """Say what is felt in one region: "chest: tight, warm (some, less)"."""
    more = ", ".join(part for part in (felt.strength, felt.change) if part)
    said = f"{felt.region}: {', '.join(felt.words)}" if felt.words else felt.region
    return printable(f"{said} ({more})" if more else said)


def answer(given: Answer) -> str:
    """Say an answer: the choice, then the person's own words."""
    return printable(". ".join(part for part in (given.choice or "", given.words) if part))


def _practice(entry: Practice, now: datetime | None) -> Iterator[str]:
    ending = phrase("telling.finished") if entry.finished else phrase("telling.left")
    minutes = phrase("whole.minutes", minutes=round(entry.seconds / 60)) if entry.seconds >= 60 else ""
    yield "   ".join(part for part in (ending, minutes) if part)
    if entry.noticed:
        yield phrase("telling.noticed", words=printable(", ".join(entry.noticed)))
    if entry.again:
        yield phrase("telling.again") if entry.again == "again" else phrase("telling.not_for_me")
    if entry.put_away:
        yield _put_away(entry.put_away, now)


def _felt(entry: CheckIn | AfterSession) -> Iterator[str]:
    if entry.body:
        yield phrase("whole.body", said="; ".join(sensation(felt) for felt in entry.body))
    if entry.feelings:
        yield phrase("whole.feelings", said=printable(", ".join(entry.feelings)))


def _after(entry: AfterSession, now: datetime | None) -> Iterator[str]:
    if entry.session:
        yield phrase("whole.session", said=printable(entry.session))
    yield from _felt(entry)
    for name, given in answers_of(entry):
        yield phrase("whole.answer", name=phrase(f"whole.questions.{name}"), said=answer(given))
    if entry.bring:
        yield phrase("whole.bring", said=printable(entry.bring))
    if entry.landing:
        yield from _landing(entry.landing, now)


def _landing(landing: Landing, now: datetime | None) -> Iterator[str]:
    before, after = rating(landing.before), rating(landing.after)
    if before and after:
        yield phrase("whole.landing", said=phrase("telling.before_after", before=before, after=after))
    elif before or after:
        yield phrase("whole.landing", said=before or after)
    if landing.words:
        yield phrase("whole.landing_words", said=printable(", ".join(landing.words)))
    if landing.kind_thing:
        yield phrase("whole.kind_thing", said=printable(landing.kind_thing))
    if landing.put_away:
        yield _put_away(landing.put_away, now)


def _put_away(what: SetAside, now: datetime | None) -> str:
    """Say what was put away, once its time has come; until then only that there is something."""
    come = what.until is not None and now is not None and now >= what.until
    if what.done or come:
        return phrase("whole.put_away", said=printable(what.words))
    if what.until is None:
        return phrase("whole.put_away_asked")
    return phrase("whole.put_away_until", day=date_of(what.until.date()))
