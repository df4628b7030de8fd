"""The words that the design says never to use, in any sentence of the content."""

from __future__ import annotations

import re
import unicodedata

from tests.content.reading import everything

NEVER = [
    # Orders, praise, reassurance that the app can't give (design, section 3).
    r"should",
    r"must",
    r"have to",
    r"has to",
    r"you need to",
    r"calm down",
    r"relax(?:es|ed|ing)?",
    r"don['’]t worry",
    r"do not worry",
    r"good job",
    r"great job",
    r"well done",
    r"congratulations",
    r"you are safe",
    r"you['’]re safe",
    r"safe now",
    r"take a deep breath",
    r"breathe deeply",
    r"close your eyes",
    r"shut your eyes",
    r"what happened",
    # Counting people instead of keeping them company.
    r"streaks?",
    r"missed (?:a )?days?",
    r"badges?",
    r"goals?",
    r"score[sd]?",
    r"per ?cent",
    r"are you sure you want to quit",
    # Promises that nobody can keep (techniques, section 9).
    r"vag(?:us|al)",
    r"ventral",
    r"dorsal",
    r"resets?",
    r"treats?",
    r"treatments?",
    r"cur(?:es?|ed)",
    r"heals?",
    r"safe for everyone",
    r"cannot hurt",
    r"can['’]t hurt",
    r"diagnos(?:e|es|ed|is)",
    # What is saved or deleted is said so.
    r"what you kept",
    r"(?:everything|was saved) (?:is |with )?kept",
    r"kept (?:aside|here|elsewhere)",
    r"let go of last",
    r"what you let go",
    r"lets it go",
    # One spelling.
    r"colors?",
    r"favorites?",
    r"center(?:ed|s)?",
    r"gray",
]
PATTERN = re.compile(r"\b(?:" + "|".join(NEVER) + r")\b", re.IGNORECASE)

ALLOWED = [
    # Saying what the app is not.
    r"no treatment",
    r"not (?:a )?treatment",
    r"nor (?:a )?treatment",
    r"no diagnosis",
    r"not (?:a )?diagnosis",
    # Saying that there is none, where people expect one.
    r"no score",
    # Whom the trials were done with.
    r"without a diagnosis",
    # The sentence under which the help lines are offered.
    r"you are not safe where you are",
    # The name of a help line.
    r"talian heal",
    # What the app promises never to say, in the page about itself.
    r"never say that you are safe",
]
EXCUSED = re.compile("|".join(ALLOWED), re.IGNORECASE)

PLACES = list(everything())


def test_no_sentence_has_a_word_never_to_use() -> None:
    found = {place: PATTERN.findall(EXCUSED.sub(" ", " ".join(text.split()))) for place, text in PLACES}
    assert {place: words for place, words in found.items() if words} == {}


def test_the_words_are_found_where_they_are() -> None:
    for sentence in ["You SHOULD rest", "please calm\ndown", "Good job.", "Streak", "you are safe"]:
        assert PATTERN.search(" ".join(sentence.split()))
    for sentence in ["one shoulder", "progressive muscle relaxation", "a mustard seed"]:
        assert not PATTERN.search(sentence)


def test_no_exclamation_marks() -> None:
    assert [place for place, text in PLACES if "!" in text] == []


def test_every_sign_is_one_cell_wide() -> None:
    for place, text in PLACES:
        assert unicodedata.is_normalized("NFC", text), place
        for sign in text:
            wide = unicodedata.east_asian_width(sign) in "WF"
            odd = unicodedata.category(sign) in {"Mn", "Me", "Cf", "Co", "Cn", "Cs"}
            narrow = not wide and not odd and ord(sign) < 0x1F000
            assert narrow, f"{place}: {sign!r}"


def test_no_control_signs() -> None:
    for place, text in PLACES:
        assert all(sign == "\n" or unicodedata.category(sign) != "Cc" for sign in text), place


def test_every_sentence_can_be_filled_in() -> None:
    for place, text in PLACES:
        if place.startswith("phrases/"):
            assert text.strip(), place
            text.format_map(_Anything())


class _Anything(dict[str, int]):
    """Fills every gap of a sentence, so that a brace without its fellow is found."""

    def __missing__(self, key: str) -> int:
        assert key.isidentifier(), key
        return 1


NUMBERS = r"count|times|rated|compared|seconds|minutes|rounds|taps|press|release|each|files|entries"
BEFORE_PLURAL = re.compile(rf"\{{(?:{NUMBERS})[^}}]*\}} [a-z]+s\b|\b(?:are|were|have) \{{(?:{NUMBERS})\b")
NEVER_ONE = {
    "phrases/exercises.toml.exercises_list.about_minutes": "from two minutes on",
    "phrases/exercises.toml.helped.times": "five at least",
    "phrases/exercises.toml.helped.times_state": "five at least",
    "phrases/exercises.toml.helped.numbers": "five at least",
    "phrases/exercises.toml.helped.compared": "five at least",
    "phrases/exercises.toml.own_breath.whole": "four at least",
    "phrases/command_line.toml.import.progress": "by the thousand",
}
"""Sentences in which a number is never one, and why."""


def test_a_number_before_a_plural_has_a_form_for_one() -> None:
    wrong = {
        where: text
        for where, text in everything()
        if BEFORE_PLURAL.search(text) and not where.endswith(".other") and where not in NEVER_ONE
    }
    assert wrong == {}
