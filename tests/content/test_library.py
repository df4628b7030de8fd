"""The rules of the shared list that can be checked in the file of every shipped exercise."""

from __future__ import annotations

import re
from collections.abc import Callable

from companion.content.library import library, orders, shipped
from companion.core.exercise import Ask, Breath, Hunt, Notice, Paced, Press, PutIn, Tap, Words
from companion.core.layout import centred
from companion.core.moment import Need
from companion.core.pacing import pacing_of
from companion.core.rules import asks_for
from tests.content.reading import files

GRADES = {
    "look_around": "C/D",
    "five_senses": "C",
    "date_and_place": "C",
    "colour_hunt": "C",
    "object": "C",
    "sounds": "C",
    "wide_gaze": "D",
    "say_what_is_here": "C",
    "feet": "C",
    "chair_press": "C",
    "wall_push": "D",
    "clench_and_release": "B/C",
    "progressive_muscles": "A/B",
    "stand_and_shift": "D",
    "shake_it_out": "D",
    "march": "C",
    "rhythm": "D",
    "cool_hands": "C",
    "cold_face": "B/C",
    "smell_or_bite": "D",
    "warm_drink": "D",
    "longer_out_breath": "A/B",
    "slow_breathing": "A",
    "sigh": "A-",
    "soft_box": "B",
    "box": "B",
    "four_eight": "C",
    "four_seven_eight": "C",
    "hum": "C",
    "voo": "C/D",
    "butterfly_hug": "D",
    "supportive_touch": "C",
    "categories": "C",
    "counting_down": "D",
    "name_it": "C",
    "notice_name_come_back": "C",
    "kind_sentence": "C",
    "calm_place": "C",
    "container": "C",
    "back_and_forth": "D",
    "body_look": "B/C",
    # A composite of ours: its parts are graded C, the whole has never been tested.
    "landing": "D",
    "one_line_to_someone": "C",
    "rotating_blocks": "B",
    "ride_the_wave": "C",
    # Ours too, around the first rule of the shared list.
    "is_it_now": "D",
    "flashback_script": "C",
    "drop_anchor": "C",
    "panic_wave": "C",
    "ladder_back": "C/D",
    "when_ashamed": "C",
    "when_angry": "B",
    "wave_of_grief": "C/D",
    "seated_and_silent": "C/D",
    "name_a_thought": "C",
    "awake_at_night": "C",
    "after_a_nightmare": "C",
    "on_the_phone": "C",
    "in_bed_or_in_pain": "D",
    "one_small_thing": "C/D",
    "near_someone": "B-",
    "with_an_animal": "B-",
    "one_thing_all_right": "D",
    "steady_walk": "B",
    "read_aloud": "B-",
    "settle_stomach": "D",
    "before_a_session": "D",
    "not_now": "C",
    "first_hours_after": "D",
}
"""The grades, written a second time on purpose."""

ALL = shipped()


def each(rule: Callable[[str], None]) -> Callable[[], None]:
    """Make one test of a rule for every exercise; it names each that breaks it."""

    def test() -> None:
        broken = {}
        for key in ALL:
            try:
                rule(key)
            except AssertionError as error:
                broken[key] = str(error)
        assert broken == {}

    return test


def test_nothing_shipped_is_broken() -> None:
    assert library(None).broken == ()
    assert {path.stem for path in files("exercises", ".toml")} == set(ALL)


def test_every_exercise_stands_in_the_order() -> None:
    every = library(None)
    assert list(every)[:3] == ["look_around", "feet", "longer_out_breath"]
    assert len(set(every)) == len(list(every)) == len(every) == len(ALL)
    assert all(group.heading != "Your own" for group in every.groups)


def test_names_differ() -> None:
    assert len({exercise.name for exercise in ALL.values()}) == len(ALL)


def test_each_need_has_an_order_and_each_key_a_file() -> None:
    for column in orders():
        assert set(column) == {need.value for need in Need}
        for need, keys in column.items():
            assert len(set(keys)) == len(keys), need
            assert set(keys) <= set(ALL), need


def test_at_8_to_10_nothing_can_do_harm_or_turns_inside() -> None:
    for need, keys in orders().high.items():
        for key in keys:
            assert not asks_for(ALL[key], "breath", "imagery", "inward"), (need, key)
            assert not ALL[key].harm or need == "urge", (need, key)
    assert "chair_press" not in orders().high["up"]
    assert "chair_press" in orders().low["up"]


@each
def test_it_is_complete(key: str) -> None:
    exercise = ALL[key]
    assert exercise.cautions
    assert exercise.sources
    assert exercise.ways
    assert exercise.about.endswith(".")
    sentences = re.findall(r"[.?](?=\s|$)", exercise.why)
    assert 3 <= len(sentences) <= 5, exercise.why


@each
def test_its_lines_fit_eighty_columns(key: str) -> None:
    exercise = ALL[key]
    for line in (exercise.about, *exercise.cautions, *exercise.ways):
        assert len(line) <= 76, line


@each
def test_its_grade_is_that_of_the_shared_list(key: str) -> None:
    assert ALL[key].grade == GRADES[key]


WEAK = re.compile(
    r"7cups|wixsite|manus\.space|nursesarahbarker|spiritualwrestlings|therajoyapp|wildpeace|resilienceafteraces"
    r"|colettelordphd|infinitepotentialawaits|enlightenwell|from memory"
)
"""What isn't cited: pages that name no source of their own, and what nobody looked up."""


@each
def test_its_sources_are_what_was_read(key: str) -> None:
    exercise = ALL[key]
    cited = " ".join(exercise.sources)
    assert WEAK.findall(cited) == []
    if exercise.grade[0] in "AB":
        assert re.search(r"doi 10\.|PMC\d|PLOS ONE", cited), exercise.sources


@each
def test_a_short_form_has_six_words_at_most(key: str) -> None:
    for step in ALL[key].steps:
        assert len(step.short.split()) <= 6, step.short
        assert len(step.short) <= 38, step.short


STRAIN = {"chair_press", "wall_push", "clench_and_release", "progressive_muscles", "shake_it_out", "march"}
BREATHS = {key for key, exercise in ALL.items() if exercise.through == "breath"}
TOUCH = {"supportive_touch", "butterfly_hug"}
OTHER_HARM = {
    "cold_face",
    "smell_or_bite",
    "ride_the_wave",
    "steady_walk",
    "read_aloud",
    "settle_stomach",
    "first_hours_after",
}
HARM = STRAIN | BREATHS | TOUCH | OTHER_HARM
"""What has a caution about harm that doesn't stand whole on its first screen."""


@each
def test_it_says_whether_it_can_do_harm(key: str) -> None:
    assert ALL[key].harm == (key in HARM)


@each
def test_its_steps_for_the_worst_moment_begin_with_the_first(key: str) -> None:
    exercise = ALL[key]
    whole = exercise.steps
    assert (
        exercise.at_peak().steps == tuple(whole[number - 1] for number in exercise.peak) or not exercise.peak
    )
    assert exercise.at_peak().steps[0] == whole[0]


@each
def test_a_step_is_one_to_three_sentences(key: str) -> None:
    for step in ALL[key].steps:
        assert 1 <= len(re.findall(r"[.?](?=\s|$)", step.text)) <= 4, step.text
        assert len(step.text) <= 240, step.text
        assert "\n" not in step.text


@each
def test_flat_and_any_never_begin_with_the_breath(key: str) -> None:
    exercise = ALL[key]
    if {"flat", "any"} & set(exercise.suits):
        assert not isinstance(exercise.steps[0], Breath)
        assert not exercise.holds_breath


@each
def test_a_breath_hold_has_a_twin_without_one_listed_first(key: str) -> None:
    exercise = ALL[key]
    if exercise.holds_breath:
        assert exercise.twin is not None
        assert not ALL[exercise.twin].holds_breath
        order = list(library(None))
        assert order.index(exercise.twin) < order.index(key)
        assert "any" not in exercise.suits
    else:
        assert exercise.twin is None


@each
def test_nothing_is_held_longer_than_the_shared_list_says(key: str) -> None:
    for step in ALL[key].steps:
        if isinstance(step, Breath):
            assert step.hold <= 7
            assert step.rest <= 4
            assert step.hold == 0 or step.rounds <= 6
        if isinstance(step, Tap) and key == "butterfly_hug":
            assert 4 <= step.taps <= 6


@each
def test_its_time_is_about_what_its_steps_take(key: str) -> None:
    shortest, longest = ALL[key].takes
    steps = ALL[key].steps
    paced = sum(pacing_of(step).seconds for step in steps if isinstance(step, Paced))
    reading = sum(len(step.text) / READ_A_SECOND for step in steps if not isinstance(step, Paced))
    assert shortest < longest
    assert paced + reading <= longest
    if paced > reading and all(isinstance(step, Paced | Words) for step in steps):
        assert shortest <= paced + reading + 10
        assert longest <= 2 * (paced + reading) + 10


READ_A_SECOND = 20
"""Letters read in a second, of plain text and without any hurry."""


@each
def test_each_step_with_its_caution_fits_twenty_columns_and_six_rows(key: str) -> None:
    for index, step in enumerate(ALL[key].steps):
        caution = ALL[key].caution_at(index)
        rows = len(centred(step.short, 20)) + (len(centred(caution, 20)) if caution else 0)
        assert rows + ALL[key].help_line <= 6, step.short


@each
def test_a_caution_on_a_step_fits_two_lines_of_a_narrow_terminal(key: str) -> None:
    exercise = ALL[key]
    cautions = [exercise.caution_at(index) for index in range(len(exercise.steps))]
    assert any(cautions)
    for caution in cautions:
        assert len(centred(caution, 40)) <= 2, caution


@each
def test_numbers_in_the_words_of_a_step_are_those_of_the_file(key: str) -> None:
    for step in ALL[key].steps:
        said = numbers(step.short), numbers(step.text)
        match step:
            case Breath():
                # Another pace changes the seconds, so that the words can't say them.
                counts = re.findall(r"(\w+) (?:breaths|rounds)\b", step.text.lower())
                assert [NUMBERS[count] for count in counts if count in NUMBERS] in ([], [step.rounds])
                assert not said[0], step.short
                assert counts or not set(said[1]) - {1}, step.text
            case Press():
                for number, what in re.findall(r"(\w+) (seconds|times)\b", step.text.lower()):
                    assert NUMBERS[number] == {"seconds": step.press, "times": step.rounds}[what]
            case Tap():
                assert [NUMBERS[count.lower()] for count in re.findall(r"(\w+) taps", step.text)] in (
                    [],
                    [step.taps],
                )
            case Notice() | Hunt():
                assert not said[0] or sum(said[0]) == step.count, step.short


NUMBERS = {
    name: number
    for number, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1
    )
}


def numbers(text: str) -> list[int]:
    """Return the numbers that a text says in words."""
    return [NUMBERS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in NUMBERS]


BUSY = {
    "wall_push",
    "butterfly_hug",
    "cold_face",
    "supportive_touch",
    "march",
    "shake_it_out",
    "stand_and_shift",
    "cool_hands",
    "warm_drink",
}
"""Exercises in which both hands are busy."""


HELP_LINE = {"ride_the_wave", "is_it_now", "panic_wave", "first_hours_after"}
"""Exercises in which a number to call stays on the screen."""


@each
def test_it_says_what_it_works_through_and_what_it_asks_for(key: str) -> None:
    exercise = ALL[key]
    assert exercise.through
    if any(isinstance(step, Breath) for step in exercise.steps):
        assert exercise.through == "breath"
    assert exercise.ask_first == (key == "cold_face")
    assert exercise.hands or key not in BUSY
    assert exercise.help_line == (key in HELP_LINE)
    for step in exercise.steps:
        if isinstance(step, Ask):
            assert {*step.danger, *step.unsure} < set(step.answers)
            assert not set(step.danger) & set(step.unsure)
        if isinstance(step, PutIn):
            assert "imagery" in exercise.careful


@each
def test_breath_is_softly_not_deeply(key: str) -> None:
    text = " ".join(step.text + step.short for step in ALL[key].steps)
    assert not re.search(r"\bdeep", text, re.IGNORECASE)


@each
def test_the_first_short_line_of_the_file_is_the_first_step(key: str) -> None:
    """The splash shows it before a TOML parser is imported: a plain basic string, no escapes."""
    path = next(path for path in files("exercises", ".toml") if path.stem == key)
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(line for line in lines if line.startswith('short = "'))
    match = re.fullmatch(r'short = "([^"\\]*)"', first)
    assert match
    assert match[1] == ALL[key].steps[0].short
