"""An entry as a short letter: a heading, then sentences, with the person's own words set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from companion.content.catalog import capital, phrase, table
from companion.content.exercise_names import name_shown
from companion.content.wordlists import feeling_word, region_name, sensation_word
from companion.core import answers, questions
from companion.core.bare import bare
from companion.core.entry import AfterSession, Answer, CheckIn, Entry, Led, Practice, Rating, Sensation
from companion.core.printable import printable
from companion.core.questions import ChooseQuestion
from companion.text.dates import heading_date
from companion.text.entries import fixed_answer, one_line, set_aside, title
from companion.text.imported import imported_from

Style: TypeAlias = Literal["heading", "text", "own", "quiet"]
AROUND = ("all over", "around me")
"""Places that are not in the body: no word stands before their names."""


class Paragraph(NamedTuple):
    """A part of the letter: its heading, its text, the person's own words, or what is quiet below."""

    style: Style
    words: str


def letter(entry: Entry, now: datetime) -> list[Paragraph]:
    """Return everything that an entry holds; what is set aside until after `now` without its words."""
    paragraphs = [Paragraph("heading", f"{heading_date(entry.at.date())}, {entry.at:%H:%M}")]
    match entry:
        case Practice():
            paragraphs += _practice(entry, now)
        case CheckIn():
            paragraphs += _check_in(entry)
        case AfterSession():
            paragraphs += _after(entry, now)
        case Led():
            paragraphs += _led(entry)
    if entry.note:
        paragraphs.append(Paragraph("own", printable(entry.note)))
    if entry.tags:
        paragraphs.append(Paragraph("quiet", phrase("letter.tags", tags=joined(entry.tags))))
    paragraphs.append(Paragraph("quiet", imported_from(entry)))
    return [paragraph for paragraph in paragraphs if paragraph.words]


def as_text(paragraphs: Sequence[Paragraph]) -> str:
    """Return the letter as plain text."""
    return "\n\n".join(paragraph.words for paragraph in paragraphs)


def joined(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: one, two and three."""
    *first, last = words
    if not first:
        return printable(last)
    # What stands before the last word may follow from its sound: the longest beginning that fits says which.
    sounds: dict[str, str] = table("language")["and_before"]
    begins = max((each for each in sounds if bare(last).startswith(each)), key=len, default="")
    parts = (str(sounds[begins]) if begins else phrase("letter.and")).partition("{last}")
    before, _, after = (part.replace("{first}", ", ".join(first)) for part in parts)
    return printable(f"{before}{last}{after}")


def felt(given: Sensation) -> str:
    """Return a sentence about one place in the body."""
    words = joined([*map(sensation_word, given.words)]) if given.words else phrase("letter.something")
    kind = "place" if given.region in AROUND else "in_place"
    parts = [phrase(f"letter.{kind}", words=words, place=printable(region_name(given.region)))]
    parts += [phrase(f"body.strengths.{given.strength}")] if given.strength else []
    parts += [phrase(f"summary.{given.change}")] if given.change else []
    return _sentence(", ".join(parts))


def how(given: Rating) -> str:
    """Return a rating within a sentence: up (7 of 10)."""
    state = phrase(f"letter.states.{given.state.name.lower()}") if given.state else ""
    if given.intensity is None:
        return state
    number = phrase("letter.number" if state else "letter.only_number", number=given.intensity)
    return " ".join(filter(None, (state, number)))


def _text(*sentences: str) -> Iterator[Paragraph]:
    if words := " ".join(filter(None, sentences)):
        yield Paragraph("text", words)


def _was(key: str, given: Rating) -> str:
    return phrase(f"letter.{key}", how=how(given)) if given else ""


def _both(before: Rating, after: Rating) -> str:
    if before and after:
        return phrase("letter.before_after", before=how(before), after=how(after))
    return _was("after_it", after) or _was("before_it", before)


def _check_in(entry: CheckIn) -> Iterator[Paragraph]:
    yield from _text(_was("now", entry.rating), _was("later", entry.later))
    yield from _felt(entry)
    yield from _answers(entry)


def _felt(entry: CheckIn | AfterSession) -> Iterator[Paragraph]:
    yield from _text(*map(felt, entry.body))
    feelings = [*map(feeling_word, entry.feelings)]
    yield from _text(phrase("letter.feelings", feelings=joined(feelings)) if feelings else "")


def _practice(entry: Practice, now: datetime) -> Iterator[Paragraph]:
    ending = "finished" if entry.finished else "left"
    took = phrase("letter.took", count=round(entry.seconds / 60)) if entry.seconds >= 60 else ""
    yield from _text(phrase(f"letter.{ending}", name=one_line(name_shown(entry.exercise, entry.name))), took)
    yield from _text(_both(entry.before, entry.after))
    yield from _text(phrase("letter.noticed", words=joined(entry.noticed)) if entry.noticed else "")
    if entry.again:
        yield from _text(phrase("entry.again") if entry.again == "again" else phrase("entry.not_for_me"))
    yield from _text(set_aside(entry.put_away, now) if entry.put_away else "")


def _after(entry: AfterSession, now: datetime) -> Iterator[Paragraph]:
    session = printable(fixed_answer(questions.SESSION, entry.session))
    kind = phrase("letter.session", session=session) if session else ""
    yield from _text(_sentence(title(entry)), kind, _was("leaving", entry.left))
    yield from _felt(entry)
    yield from _answers(entry)
    yield from _own("bring", entry.bring)
    yield from _own("brought", "\n".join(entry.brought))
    if landing := entry.landing:
        yield from _text(phrase("letter.landing"), _both(landing.before, landing.after))
        words = [*map(sensation_word, landing.words)]
        yield from _text(phrase("letter.body_then", words=joined(words)) if words else "")
        if thing := fixed_answer(questions.KIND_THING, landing.kind_thing):
            yield from _text(phrase("letter.kind_thing", thing=printable(thing)))
        yield from _text(set_aside(landing.put_away, now) if landing.put_away else "")


def _led(entry: Led) -> Iterator[Paragraph]:
    yield from _text(_sentence(title(entry)))
    yield from _answers(entry)
    yield from _text(*map(felt, entry.body))
    yield from _own("next_time", entry.next_time)


def _answers(entry: CheckIn | AfterSession | Led) -> Iterator[Paragraph]:
    """Yield a sentence for each answer that was chosen, and the person's own words below it."""
    sentences: list[str] = []
    for question in answers.all_questions(entry):
        if not isinstance(question, ChooseQuestion):
            continue
        given: Answer = answers.answer(entry, question.field)
        if given.choice in question.answers:
            sentences.append(phrase(f"{question.key}.told.{given.choice}"))
        elif given.choice:
            sentences.append(_sentence(printable(f"{phrase(f'{question.key}.label')}: {given.choice}")))
        elif given.words:
            # The question, as a label such as "heard" would read as an answer of its own.
            sentences.append(phrase(f"{question.key}.ask"))
        if given.words:
            yield from _text(*sentences)
            yield Paragraph("own", printable(given.words))
            sentences.clear()
    yield from _text(*sentences)


def _own(key: str, words: str) -> Iterator[Paragraph]:
    if words:
        yield from _text(phrase(f"letter.{key}"))
        yield Paragraph("own", printable(words))


def _sentence(text: str) -> str:
    return f"{capital(text)}."
