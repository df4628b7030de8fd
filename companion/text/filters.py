"""A history in one sentence, and each filter in a word or two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from companion.content.catalog import phrase, table
from companion.core.filters import About, Filter, InState, Kind, Saying, Since, Tagged, Until, WithPerson
from companion.core.history import Facts
from companion.core.timeline import first_day, last_day
from companion.text.entries import one_line

MOST = 30
"""Signs of somebody's own words in a sentence of ours."""


def sentence(facts: Facts, today: date, *, so_far: bool = False) -> str:
    """Say what a history is about and how many entries it has, `so_far` while it is still being read."""
    what = " ".join([_what(facts), *_which(facts, today)])
    key = "so_far" if so_far else "counted" if facts.count else "counted_none"
    return phrase(f"describing.{key}", what=what, count=f"{facts.count:,}")


def label(one: Filter, today: date) -> str:
    """Say one filter in a word or two."""
    match one:
        case Kind(kind):
            return phrase(f"describing.kinds.{kind}")
        case InState(state):
            return phrase(f"describing.states.{state.name.lower()}")
        case WithPerson(person):
            return phrase("describing.chips.person", person=_own(person))
        case Tagged(tag):
            return phrase("describing.chips.tag", tag=_own(tag))
        case About(region):
            return phrase("describing.chips.region", region=_own(region))
        case Since(day):
            return _since(day, today)
        case Until(day):
            return _until(day, today)
        case Saying(text):
            return phrase("describing.chips.saying", text=_own(text))


def span(first: date, last: date, today: date) -> str:
    """Say a time from its first day to its last: a day, a month, a year, or since and until."""
    if first == last:
        return phrase("describing.on", day=_day(first, today))
    if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
        return phrase("describing.within", day=first.year)
    if (first_day(first, "month"), last_day(first, "month")) == (first, last):
        return phrase("describing.within", day=_month(first, today))
    return f"{_since(first, today)} {_until(last, today)}"


def short_span(first: date, last: date) -> str:
    """Say a time in few cells, for a heading: "4 Mar to 20 Mar 2026", "Nov 2024 to Mar 2026"."""
    by_day = (last - first).days < 62
    ends = [_short(first, by_day, first.year != last.year), _short(last, by_day, True)]
    return (
        ends[1]
        if ends[0] == ends[1] or first == last
        else phrase("describing.between", first=ends[0], last=ends[1])
    )


def _short(day: date, with_day: bool, with_year: bool) -> str:
    month = phrase(f"telling.month{day.month}")[:3]
    if with_day:
        month = phrase("describing.day", day=day.day, month=month)
    return phrase("describing.month_year", month=month, year=day.year) if with_year else month


def _what(facts: Facts) -> str:
    kinds = [phrase(f"describing.kinds.{kind}") for kind in facts.kinds]
    return phrase("describing.and").join(kinds) or phrase("describing.everything")


def _which(facts: Facts, today: date) -> Iterator[str]:
    yield from (phrase(f"describing.states.{state.name.lower()}") for state in facts.states)
    yield from (phrase("describing.person", person=_own(person)) for person in facts.people)
    yield from (phrase("describing.tag", tag=_own(tag)) for tag in facts.tags)
    yield from (_region(region) for region in facts.regions)
    if facts.since and facts.until and facts.since <= facts.until:
        yield span(facts.since, facts.until, today)
    else:
        if facts.since:
            yield _since(facts.since, today)
        if facts.until:
            yield _until(facts.until, today)
    yield from (phrase("describing.saying", text=_own(text)) for text in facts.sayings)


def _region(region: str) -> str:
    as_it_is: dict[str, str] = table("describing")["regions"]
    return as_it_is.get(region) or phrase("describing.region", region=_own(region))


def _since(day: date, today: date) -> str:
    if day.month == day.day == 1 and day.year != today.year:
        return phrase("describing.since", day=day.year)
    return phrase("describing.since", day=_month(day, today) if day.day == 1 else _day(day, today))


def _until(day: date, today: date) -> str:
    if day == date(day.year, 12, 31):
        return phrase("describing.until_end", day=day.year)
    if day == last_day(day.replace(day=1), "month"):
        return phrase("describing.until_end", day=_month(day, today))
    return phrase("describing.until", day=_day(day, today))


def _day(day: date, today: date) -> str:
    month = phrase(f"telling.month{day.month}")
    if day.year == today.year:
        return phrase("describing.day", day=day.day, month=month)
    return phrase("describing.day_year", day=day.day, month=month, year=day.year)


def _month(day: date, today: date) -> str:
    month = phrase(f"telling.month{day.month}")
    return month if day.year == today.year else phrase("describing.month_year", month=month, year=day.year)


def _own(text: str) -> str:
    return one_line(text, MOST)
