"""Random entries for tests and benchmarks, like those that people make; the same seed gives the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from companion.core.entry import (
    AfterSession,
    Answer,
    CheckIn,
    Entry,
    Landing,
    Practice,
    Rating,
    Sensation,
    SetAside,
    State,
)
from companion.core.ids import new_id

LAST = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
HOME, AWAY = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Sao_Paulo")

NOTES = (
    "",
    "the bus was late and I noticed my jaw",
    "眠れない。胸が重い。",
    "warm hands · soft belly — then the phone rang",
    "Ein Brief lag da; danach war alles weit weg.",
    "first line\nsecond line\n\n    a third, indented\ttab",
    '"quoted", {braces}, [brackets], \\ and \u200bnothing',
    "العنق مشدود",
    "= 3 cups of tea; -1 visitor",
)
WORDS = ("tight", "warm", "numb", "nothing", "buzzing", "like a wet coat", "石のよう")
REGIONS = ("chest", "jaw", "belly", "hands", "left shoulder blade")
FEELINGS = ("fear", "sad", "relief", "shame", "Fernweh", "can't tell")
EXERCISES = (("look-around", "Look around"), ("feet", "Feet"), ("long-breath", "Longer out-breath"))
PEOPLE = ("", "M.", "Dr Okafor", "王先生")


def entries(count: int, years: float = 10, seed: int = 1) -> Iterator[Entry]:
    """Yield entries, oldest first, spread evenly over the years before November 2026."""
    chance = random.Random(seed)
    step = timedelta(days=365.25 * years) / max(count, 1)
    for number in range(count):
        moment = LAST - step * (count - number) + step * chance.random() * 0.9
        # Two journeys to the south in ten years; daylight saving changes come by themselves.
        zone = AWAY if (number * 20 // max(count, 1)) in (4, 13) else HOME
        yield entry(moment.astimezone(zone), chance)


def entry(at: datetime, chance: random.Random) -> Entry:
    """Return an entry of any kind at a moment."""
    at = at.replace(microsecond=chance.randrange(1_000_000))
    return chance.choices((_practice, _check_in, _after), (5, 4, 1))[0](at, chance)


def _id(at: datetime, chance: random.Random) -> str:
    return new_id(at, chance.randbytes(4))


def _rating(chance: random.Random) -> Rating:
    return Rating(
        chance.choice((None, *State)),
        chance.choice((None, None, *range(11))) if chance.random() < 0.7 else None,
    )


def _some(chance: random.Random, values: tuple[str, ...], most: int = 2) -> tuple[str, ...]:
    return tuple(chance.sample(values, chance.randint(0, most)))


def _body(chance: random.Random) -> tuple[Sensation, ...]:
    return tuple(
        Sensation(r, _some(chance, WORDS), chance.choice((None, "some")), chance.choice((None, "less")))
        for r in _some(chance, REGIONS, 3)
    )


def _practice(at: datetime, chance: random.Random) -> Practice:
    exercise, name = chance.choice(EXERCISES)
    return Practice(
        id=_id(at, chance),
        at=at,
        exercise=exercise,
        name=name,
        before=_rating(chance),
        after=_rating(chance),
        finished=chance.random() < 0.6,
        seconds=chance.randint(0, 900),
        note=chance.choice(("", "", *NOTES)),
    )


def _check_in(at: datetime, chance: random.Random) -> CheckIn:
    return CheckIn(
        id=_id(at, chance),
        at=at,
        rating=_rating(chance),
        body=_body(chance),
        feelings=_some(chance, FEELINGS),
        note=chance.choice(NOTES),
        tags=_some(chance, ("work", "night", "家"), 1),
    )


def _after(at: datetime, chance: random.Random) -> AfterSession:
    return AfterSession(
        id=_id(at, chance),
        at=at,
        person=chance.choice(PEOPLE),
        session=chance.choice(("talking", "breathwork")),
        left=_rating(chance),
        body=_body(chance),
        room=Answer("yes"),
        heard=Answer(None, chance.choice(NOTES)),
        held_back=Answer("a little", "what I meant to say about the letter"),
        bring=chance.choice(NOTES),
        landing=Landing(before=_rating(chance), put_away=SetAside("the drawer", at + timedelta(days=2))),
        note=chance.choice(NOTES),
    )
