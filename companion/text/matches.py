"""Why a search found an entry: the words around what was searched for, and the name of the answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from companion.content.catalog import phrase
from companion.content.exercise_names import name_shown
from companion.content.wordlists import region_name, sensation_word
from companion.core import answers, questions
from companion.core.bare import bare
from companion.core.entry import AfterSession, Answer, Entry, Practice
from companion.text.entries import one_line, words_shown

BEFORE = 16
"""Characters before the words that were searched for, where there is room."""
LEAST = 8
"""Characters beside the words that were searched for, with fewer of which the answer isn't named."""


def reasons(entry: Entry, words: Iterable[str], shown: str, room: int) -> Iterator[str]:
    """Yield where the words are that aren't in `shown`, each reason in at most `room` characters.

    The words are as `bare` returns them.
    """
    missing = [word for word in words if word not in bare(shown)]
    if not missing:
        return
    for key, text in _texts(entry):
        found = next((word for word in missing if word in bare(text)), None)
        if found is None:
            continue
        name = f"{phrase(key)}: " if key else ""
        if len(name) + len(found) + LEAST > room:
            name = ""
        part = around(text, found, room - len(name))
        yield name + part
        missing = [word for word in missing if word != found and word not in bare(part)]
        if not missing:
            return


def around(text: str, word: str, room: int) -> str:
    """Return what stands around the first `word` on one line, with … where there is more of the text.

    It has at most `room` characters, half as many where they are two cells wide.
    """
    compared = bare(text)
    at = compared.find(word)
    if len(compared) != len(text) or not text.isascii():
        # The form in which texts are compared may be longer or shorter than the text itself.
        at = bisect_right(range(len(text)), at, key=lambda end: len(bare(text[:end]))) - 1
    if east_asian_width(text[at : at + 1] or " ") in "WF":
        room = max(2, room // 2)
    first = max(0, at - max(0, min(BEFORE, (room - len(word)) // 2)))
    if first:
        # From the beginning of a word on, if one begins there.
        first += text[first:at].find(" ") + 1
    return ("…" if first else "") + one_line(text[first:], max(1, room - bool(first)))


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield every text by which an entry can be searched for, after the key of its name, "" without one."""
    landing = questions.LANDING if isinstance(entry, AfterSession) and entry.landing else ()
    for question in (*answers.all_questions(entry), *landing):
        key = "" if question.field in ("person", "tags") else f"{question.key}.label"
        for text in _in_answer(question, answers.answer(entry, question.field)):
            yield key, text
    if isinstance(entry, Practice):
        yield "", name_shown(entry.exercise, entry.name)
        for text in entry.noticed:
            yield "entry.noticed_label", text


def _in_answer(question: questions.AnyQuestion, given: object) -> Iterator[str]:
    match given:
        case str() if isinstance(question, questions.WordsQuestion):
            yield from words_shown(question, (given,))
        case str():
            yield given
        case Answer():
            yield given.words
        case tuple() if isinstance(question, questions.WordsQuestion):
            yield from words_shown(question, given)
        case tuple():
            yield from (" ".join((region_name(one.region), *map(sensation_word, one.words))) for one in given)
