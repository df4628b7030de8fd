"""The words that the design says never to use, in any sentence of the content."""

from __future__ import annotations

import re
import unicodedata
from statistics import median

from tests.content.reading import everything, grade, passages, prose, sentences, syllables, words

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
    r"resets? (?:the|your|a|its)",
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
    # Words that are read twice before they are understood.
    r"walked to (?:its|the) end",
    r"left on the way",
    r"as (?:it|they) came",
    r"belongs? to then",
    r"then feels like now",
    r"now or then",
    r"signs that can['’]t",
    r"it waits here",
    r"(?:some|any|every)body",
    r"in (?:this|one) row",
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
    "phrases/exercises.toml.helped.compared": "five at least",
    "phrases/exercises.toml.helped.compared_state": "five at least",
    "phrases/exercises.toml.exercises_list.easier": "five at least",
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


LONGEST = 20
"""Words in a sentence."""
PASSAGE = 60
"""Words from which the reading grade of a passage means something."""
USUAL_GRADE = 6
HIGHEST_GRADE = 9


def test_no_sentence_is_long() -> None:
    long = {
        f"{place}: {sentence}"
        for place, text in prose()
        for sentence in sentences(text)
        if len(words(sentence)) > LONGEST
    }
    assert long == set()


def test_exercises_and_pages_read_easily() -> None:
    grades = {
        place: grade(said) for place, said in passages() if sum(len(words(each)) for each in said) >= PASSAGE
    }
    assert {place: hard for place, hard in grades.items() if hard > HIGHEST_GRADE} == {}
    assert median(grades.values()) <= USUAL_GRADE


def test_sentences_words_and_syllables_are_counted() -> None:
    text = '# A title\n\nOne line\nand more. Is it now?\n\n- an item, 3.5\n- "Said." Then (this.) End'
    items = ["A title", "One line and more.", "Is it now?", "an item, 3.5", '"Said."', "Then (this.)", "End"]
    assert sentences(text) == items
    assert words("don't half-said 3.5, “this”") == ["don't", "half-said", "3.5", "this"]
    assert [syllables(word) for word in ("feet", "notice", "practitioner")] == [1, 2, 4]
    assert grade(["Press your feet down."]) < 1 < 12 < grade(["Parasympathetic activation necessitates it."])
