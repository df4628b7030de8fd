"""Entries in words, piece by piece; an entry in full is in `telling_whole`."""

from __future__ import annotations

from datetime import date, timedelta

from companion.content.catalog import phrase
from companion.core.entries import body_of, rating_of
from companion.core.entry import AfterSession, Entry, Practice, Rating


def day(when: date, today: date) -> str:
    """Name a day: today, yesterday, or its weekday and date."""
    if when == today:
        return phrase("telling.today")
    if today - when == timedelta(days=1):
        return phrase("telling.yesterday")
    return date_of(when)


def date_of(when: date) -> str:
    """Name a day by its weekday and date."""
    weekday, month = phrase(f"telling.weekday{when.weekday()}"), phrase(f"telling.month{when.month}")
    return phrase("telling.day", weekday=weekday, day=when.day, month=month, year=when.year)


def rating(given: Rating) -> str:
    """Say a state and a number, in that order; empty where neither was given."""
    parts = [given.state.value] if given.state else []
    if given.intensity is not None:
        parts.append(str(given.intensity))
    return ", ".join(parts)


def what(entry: Entry) -> str:
    """Say what an entry is: an exercise by its name, a check-in, after a session and with whom."""
    match entry:
        case Practice():
            return one_line(entry.name)
        case AfterSession(person=person) if person:
            return phrase("telling.after_with", person=one_line(person))
        case AfterSession():
            return phrase("telling.after")
    return phrase("telling.checkin")


def before_after(entry: Entry) -> str:
    """Say how it was; for an exercise before and after, as far as that was said."""
    if not isinstance(entry, Practice):
        return rating(rating_of(entry))
    before, after = rating(entry.before), rating(entry.after)
    if before and after:
        return phrase("telling.before_after", before=before, after=after)
    return after or (phrase("telling.before", before=before) if before else "")


def body(entry: Entry, most: int = 3) -> str:
    """Say the body in a few words: regions, each with the first word for it."""
    said: list[str] = []
    for sensation in body_of(entry):
        said.append(one_line(" ".join([sensation.region, *sensation.words[: 1 if most > 1 else 0]])))
        most -= 1 + bool(sensation.words)
        if most <= 0:
            break
    return ", ".join(said)


def one_line(text: str, most: int = 60) -> str:
    """The first words of a text, on one line, with anything that isn't printable left out."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * most]).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def printable(text: str) -> str:
    """A text as it was written, without what would move a terminal's cursor or change its colours."""
    return "".join(c for c in text.replace("\t", "    ") if c.isprintable() or c == "\n")
