"""Entries in words: a day, one line, or the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from companion.content.phrases import say
from companion.core.entry import AfterSession, CheckIn, Entry, Practice, Rating


def day(when: date, today: date) -> str:
    """Name a day: today, yesterday, or its weekday and date."""
    if when == today:
        return say("telling.today")
    if today - when == timedelta(days=1):
        return say("telling.yesterday")
    weekday, month = say(f"telling.weekday{when.weekday()}"), say(f"telling.month{when.month}")
    return say("telling.day", weekday=weekday, day=when.day, month=month, year=when.year)


def rating(given: Rating) -> str:
    """Say a state and a number, in that order; empty where neither was given."""
    parts = [given.state.value] if given.state else []
    if given.intensity is not None:
        parts.append(str(given.intensity))
    return ", ".join(parts)


def line(entry: Entry) -> str:
    """Tell an entry in one line: the time on the clock then, what it was, how it was."""
    parts = [f"{entry.at:%H:%M}", *_said(entry)]
    if entry.note:
        parts.append(one_line(entry.note))
    return "   ".join(parts)


def one_line(text: str, most: int = 60) -> str:
    """The first words of a text, on one line, with anything that isn't printable left out."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def whole(entry: Entry) -> str:
    """Tell everything that an entry holds."""
    head = f"{day(entry.at.date(), date.min)}, {entry.at:%H:%M}"
    return "\n\n".join([head, "   ".join(_said(entry)), *_rest(entry)])


def _said(entry: Entry) -> Iterator[str]:
    match entry:
        case Practice():
            yield entry.name
            before, after = rating(entry.before), rating(entry.after)
            if before and after:
                yield say("telling.before_after", before=before, after=after)
            elif after or before:
                yield after or say("telling.before", before=before)
        case CheckIn():
            yield say("telling.checkin")
            if entry.rating:
                yield rating(entry.rating)
        case AfterSession():
            yield say("telling.after_with", person=entry.person) if entry.person else say("telling.after")
            if entry.left:
                yield rating(entry.left)


def _rest(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Practice):
        yield say("telling.finished") if entry.finished else say("telling.left")
        if entry.noticed:
            yield say("telling.noticed", words=", ".join(entry.noticed))
        if entry.again:
            yield say("telling.again") if entry.again == "again" else say("telling.not_for_me")
    if entry.note:
        yield printable(entry.note)


def printable(text: str) -> str:
    """A text as it was written, without what would move a terminal's cursor or change its colours."""
    return "".join(c for c in text if c.isprintable() or c == "\n")
