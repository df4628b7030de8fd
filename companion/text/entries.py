"""Entries in words: in a line of a list, in one sentence for the end of a form, and in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, assert_never

from companion.content.catalog import capital, phrase
from companion.content.exercise_names import name_shown
from companion.content.wordlists import feeling_word, region_name, sensation_word
from companion.core import answers, questions
from companion.core.entries import body_of, rating_of
from companion.core.entry import (
    AfterSession,
    Answer,
    CheckIn,
    Entry,
    Led,
    Practice,
    Rating,
    Sensation,
    SetAside,
    State,
)
from companion.core.printable import printable
from companion.core.questions import ChooseQuestion, WordsQuestion
from companion.text.dates import full_date, heading_date

LONGEST_NAME = 100
"""The longest that a name may be, of a person, an exercise, a place in the body, in characters."""
SUMMARY_LENGTH = 160
"""The longest that one part of a summary may be, in characters."""
BETWEEN = "   "
"""Between two facts that stand on one line."""
APART = {"rating", "left", "before", "after", "person", "landing.after", "note", "tags"}
"""Fields that have a place of their own: in the title, before the other answers, or after them."""


def rating(given: Rating) -> str:
    """Return state and number, in that order; an empty string where neither was given."""
    parts = [phrase(f"states.{given.state.name.lower()}.label")] if given.state else []
    if given.intensity is not None:
        parts.append(str(given.intensity))
    return ", ".join(parts)


def title(entry: Entry) -> str:
    """Return what an entry is: an exercise by its name, a check-in, after a session and with whom."""
    match entry:
        case Practice():
            return one_line(name_shown(entry.exercise, entry.name))
        case AfterSession(person=person) | Led(person=person):
            what, name = "led" if isinstance(entry, Led) else "after", one_line(person)
            return phrase(f"entry.{what}_with", person=name) if name else phrase(f"entry.{what}")
        case CheckIn():
            return phrase("entry.checkin")


def state_shown(entry: Entry) -> State | None:
    """Return the state of an entry; for an exercise the one after it, or else the one before."""
    return (
        (entry.after.state or entry.before.state) if isinstance(entry, Practice) else rating_of(entry).state
    )


def before_after(entry: Entry) -> str:
    """Return the rating; for an exercise that of before and after, as far as they were given."""
    if not isinstance(entry, Practice):
        return rating(rating_of(entry))
    before, after = rating(entry.before), rating(entry.after)
    if before and after:
        return phrase("entry.before_after", before=before, after=after)
    return after or (phrase("entry.before", before=before) if before else "")


def body(entry: Entry, most: int = 3) -> str:
    """Return regions of the body, each with the first word for it; `most` words in all."""
    named: list[str] = []
    for felt in body_of(entry):
        words = map(sensation_word, felt.words[: 1 if most > 1 else 0])
        named.append(one_line(" ".join([region_name(felt.region), *words])))
        most -= 1 + bool(felt.words)
        if most <= 0:
            break
    return ", ".join(named)


def sensation(felt: Sensation, *, in_sentence: bool = False) -> str:
    """Return one region with its words: "chest: tight, warm (some, less)".

    `in_sentence` makes it "chest tight, warm (some, less than before)".
    """
    strength = phrase(f"body.strengths.{felt.strength}") if felt.strength else ""
    change = felt.change and phrase(
        f"summary.{felt.change}" if in_sentence else f"body.changes.{felt.change}"
    )
    words = (" " if in_sentence else ": ").join(
        filter(None, (region_name(felt.region), ", ".join(map(sensation_word, felt.words))))
    )
    more = ", ".join(filter(None, (strength, change)))
    return printable(f"{words} ({more})" if more else words)


def answer(question: ChooseQuestion, given: Answer, between: str = ". ") -> str:
    """Return an answer to a question: the choice, then the person's own words."""
    chosen = fixed_answer(question, given.choice) if given.choice else ""
    return printable(between.join(filter(None, (chosen, given.words))))


def fixed_answer(question: ChooseQuestion | WordsQuestion, stored: str) -> str:
    """Return the words shown for a fixed answer; a person's own words are shown as they are."""
    return phrase(f"{question.key}.answers.{stored}") if stored in question.answers else stored


def words_shown(question: WordsQuestion, stored: Iterable[str]) -> list[str]:
    """Return the words shown for those that are stored; a person's own words are shown as they are."""
    match question.offers:
        case "feelings":
            return list(map(feeling_word, stored))
        case "sensations":
            return list(map(sensation_word, stored))
        case "":
            return [fixed_answer(question, word) for word in stored]
    assert_never(question.offers)


def one_line(text: str, most: int = LONGEST_NAME) -> str:
    """Return the beginning of a text on one line, without anything that a terminal would act on."""
    words = " ".join(printable(text[: 4 * most]).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def summary(entry: Entry) -> str:
    """Return all answers in a row, each a short sentence, for the end of a form."""
    parts = [one_line(part, SUMMARY_LENGTH) for part in _sentences(entry) if part]
    return " ".join(_ended(part) for part in parts) if parts else phrase("checkin.nothing")


def in_full(entry: Entry, now: datetime | None = None) -> str:
    """Return everything that an entry holds, a paragraph each.

    What is set aside until after `now` is mentioned without its words.
    """
    heading = f"{heading_date(entry.at.date())}, {entry.at:%H:%M}"
    parts = [heading, BETWEEN.join(filter(None, (title(entry), before_after(entry))))]
    if isinstance(entry, Practice):
        parts += _practice(entry, now)
    parts += _labelled(entry, answers.all_questions(entry))
    if isinstance(entry, CheckIn) and entry.later:
        parts.append(phrase("in_full.later", answer=rating(entry.later)))
    if isinstance(entry, AfterSession) and entry.brought:
        parts.append(phrase("in_full.brought", answer=printable("; ".join(entry.brought))))
    if isinstance(entry, AfterSession) and entry.landing:
        parts += _landing(entry, now)
    if entry.note:
        parts.append(printable(entry.note))
    if entry.tags:
        parts.append(phrase("in_full.tags", answer=printable(", ".join(entry.tags))))
    return "\n\n".join(parts)


def _sentences(entry: Entry) -> Iterator[str]:
    if isinstance(entry, AfterSession):
        yield ", ".join(filter(None, (fixed_answer(questions.SESSION, entry.session), entry.person)))
    if isinstance(entry, Led):
        yield entry.person
    yield before_after(entry)
    for question, words in _answers(entry, answers.all_questions(entry), in_sentence=True):
        if question != questions.SESSION:
            yield phrase(f"{question.key}.summary", answer=words)
    if isinstance(entry, AfterSession) and entry.landing and entry.landing.after:
        yield phrase("in_full.landing", answer=rating(entry.landing.after))
    yield entry.note
    if entry.tags:
        yield phrase("in_full.tags", answer=", ".join(entry.tags))


def _labelled(entry: Entry, asked: Iterable[questions.AnyQuestion]) -> Iterator[str]:
    """Yield the label of each question that was answered, with the answer."""
    for question, words in _answers(entry, asked):
        yield phrase("in_full.answer", name=phrase(f"{question.key}.label"), answer=printable(words))


def _answers(
    entry: Entry, asked: Iterable[questions.AnyQuestion], *, in_sentence: bool = False
) -> Iterator[tuple[questions.AnyQuestion, str]]:
    """Yield the questions that were answered with the words of the answer, but for those in APART."""
    for question in asked:
        given = answers.answer(entry, question.field)
        if given and question.field not in APART and (words := _words(question, given, in_sentence)):
            yield question, words


def _words(question: questions.AnyQuestion, given: Any, in_sentence: bool) -> str:
    match question:
        case questions.RateQuestion():
            return rating(given)
        case ChooseQuestion():
            return answer(question, given, ", " if in_sentence else ". ")
        case WordsQuestion():
            chosen = (given,) if question.alone else given
            return ", ".join(words_shown(question, chosen))
        case questions.BodyQuestion():
            return "; ".join(sensation(felt, in_sentence=in_sentence) for felt in given)
        case questions.TextQuestion():
            return one_line(given, SUMMARY_LENGTH) if in_sentence else str(given)
        case questions.SetAsideQuestion() | questions.RestQuestion() | questions.ReviewQuestion():
            return ""
        case never:
            assert_never(never)


def _ended(part: str) -> str:
    text = capital(part)
    return text if text[-1:] in ".?…" else f"{text}."


def _practice(entry: Practice, now: datetime | None) -> Iterator[str]:
    ending = phrase("entry.finished") if entry.finished else phrase("entry.left")
    minutes = phrase("in_full.minutes", minutes=round(entry.seconds / 60)) if entry.seconds >= 60 else ""
    yield BETWEEN.join(filter(None, (ending, minutes)))
    if entry.noticed:
        yield phrase("entry.noticed", words=printable(", ".join(entry.noticed)))
    if entry.again:
        yield phrase("entry.again") if entry.again == "again" else phrase("entry.not_for_me")
    if entry.put_away:
        yield set_aside(entry.put_away, now)


def _landing(entry: AfterSession, now: datetime | None) -> Iterator[str]:
    assert entry.landing
    before, after = rating(entry.landing.before), rating(entry.landing.after)
    both = phrase("entry.before_after", before=before, after=after) if before and after else ""
    if ratings := both or before or after:
        yield phrase("in_full.landing", answer=ratings)
    yield from _labelled(entry, questions.LANDING)
    if entry.landing.put_away:
        yield set_aside(entry.landing.put_away, now)


def set_aside(thing: SetAside, now: datetime | None) -> str:
    """Return the words of what was set aside, once its time has come; until then only that there is some."""
    due = thing.until is not None and now is not None and now >= thing.until
    if thing.done or due:
        return phrase("in_full.put_away", answer=printable(thing.words))
    if thing.until is None:
        return phrase("in_full.put_away_asked")
    return phrase("in_full.put_away_until", day=full_date(thing.until.date()))
