"""Each caution of the shared list stands in the files it is about, before the first step and on the steps."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import NamedTuple

import pytest

from companion.content import catalog
from companion.content.library import load, shipped
from companion.core.exercise import Breath, Press, Tap

ALL = {**shipped(), "own_breath": load(catalog.file("own_breath.toml"))}


class Group(NamedTuple):
    """What has to be said before the first step of some exercises, as patterns; `on` are the steps' kinds."""

    keys: str
    said: tuple[str, ...]
    on: type | tuple[type, ...] = ()


TENSION = (
    r"Pain",
    r"cramp",
    r"arthritis",
    r"[Hh]eart",
    r"blood.pressure",
    r"pregnancy",
    r"half strength|lightly",
)
AIR = (
    r"Asthma, COPD",
    r"short of air",
    r"Tingling|Light-headed",
    r"[Ff]ar away: move first|far away: move first",
)

GROUPS = {
    "muscles that are tightened": Group(
        "chair_press wall_push clench_and_release progressive_muscles",
        (*TENSION, r"[Bb]reath", r"recalls? being held|recall being held"),
        Press,
    ),
    "after long tension": Group("progressive_muscles", (r"Get up slowly", r"drive")),
    "held breath": Group(
        "box four_seven_eight",
        (r"Pregnancy, heart, lungs, epilepsy, glaucoma", r"Never in water", r"cold"),
        Breath,
    ),
    "a breath of one's own": Group(
        "own_breath", (r"Pregnancy, heart, lungs, epilepsy, glaucoma", r"Never in water", *AIR), Breath
    ),
    "long breaths": Group(
        "longer_out_breath slow_breathing sigh soft_box four_eight four_seven_eight hum voo", AIR, Breath
    ),
    "pictures": Group("calm_place container not_now", (r"Far away or unreal: no pictures, move first",)),
    "a picture that changes": Group("calm_place", (r"leave it",)),
    "pictures that a game keeps away": Group("rotating_blocks", (r"unreal", r"[Pp]ictures")),
    "smell and bite": Group(
        "smell_or_bite",
        (
            r"Asthma, allergy, migraine",
            r"swallowing",
            r"Far away",
            r"nothing in the mouth",
            r"nuts",
            r"hard subject",
        ),
    ),
    "cold on the face": Group(
        "cold_face",
        (
            *(r"heart trouble", r"slow pulse", r"beta-blockers", r"heart medicine", r"eating disorder"),
            *(r"cold allergy", r"Raynaud", r"pregnancy", r"Not sure", r"Wrapped", r"don't press", r"Faint"),
            r"never hold your breath",
        ),
        Press,
    ),
    "cool hands": Group("cool_hands", (r"not icy", r"white", r"lukewarm")),
    "voice": Group("hum voo read_aloud", (r"wakes as well as calms", r"short of air", r"shorter")),
    "moving": Group(
        "stand_and_shift march steady_walk",
        (r"[Dd]izzy", r"Far away", r"traffic or water|traffic, water", r"Angry"),
        Tap,
    ),
    "touch": Group("butterfly_hug supportive_touch", (r"throat", r"thighs|cushion")),
    "an urge": Group("ride_the_wave", (r"Emergency number first", r"help line")),
    "tasks for the mind": Group("categories counting_down", (r"shock",)),
    "night": Group("awake_at_night", (r"screen is light", r"fall", r"doctor")),
    "after a dream": Group(
        "after_a_nightmare", (r"Somebody unsafe|Someone unsafe", r"Leave the dream", r"doctor")
    ),
    "signs of an illness": Group(
        "panic_wave", (r"Chest pain", r"fainting", r"one side weak", r"emergency number")
    ),
    "after breathwork": Group(
        "first_hours_after",
        (r"Very hot", r"confused", r"fit", r"chest pain", r"jerking", r"headache", r"doctor"),
    ),
    "danger that may be here": Group(
        "is_it_now flashback_script when_angry when_ashamed seated_and_silent one_small_thing "
        "after_a_nightmare",
        (r"\?",),
    ),
    "staying alive": Group("wave_of_grief name_a_thought not_now on_the_phone ride_the_wave", (r"\?",)),
    "far away": Group("ladder_back", (r"wheel", r"road", r"nothing in your mouth")),
    "food": Group("settle_stomach", (r"blood", r"fever", r"[Pp]regnant", r"hard subject", r"slow breathing")),
    "pain and bed": Group("in_bed_or_in_pain", (r"tense a part that hurts", r"tubes", r"Sit up slowly")),
    "people who hurt": Group("near_someone", (r"hurts you at times", r"child", r"Touch only")),
    "animals": Group("with_an_animal", (r"Allergy",)),
}
"""The table of techniques.md, section 15, with what section 13 says of the newer exercises."""


@pytest.mark.parametrize("name", GROUPS)
def test_each_caution_of_the_table_stands_before_the_first_step(name: str) -> None:
    group = GROUPS[name]
    for key in group.keys.split():
        cautions = "\n".join(ALL[key].cautions)
        assert [each for each in group.said if not re.search(each, cautions)] == [], key


@pytest.mark.parametrize("name", [name for name, group in GROUPS.items() if group.on])
def test_each_caution_of_the_table_stands_on_the_steps_it_is_about(name: str) -> None:
    group = GROUPS[name]
    for key in group.keys.split():
        steps = [each for each in ALL[key].steps if isinstance(each, group.on)]
        assert all(step.caution for step in steps), key


def test_what_can_do_harm_says_so_on_its_first_screen_too() -> None:
    assert [key for key, exercise in ALL.items() if exercise.harm and not exercise.caution_at(0)] == []


def test_what_is_for_an_urge_says_so_first() -> None:
    exercise = ALL["ride_the_wave"]
    assert exercise.help_line
    for first in (exercise.about, exercise.steps[0].short, exercise.steps[0].text):
        assert "urge to hurt yourself" in first


def test_a_first_screen_of_its_own_says_when_to_call() -> None:
    for key in ("panic_wave", "first_hours_after"):
        exercise = ALL[key]
        assert exercise.help_line
        assert re.search("Emergency number|Call", exercise.steps[0].short)
        assert "mergency number first" in (exercise.steps[0].caution or "")


BESIDE, HIGH = 28, 18
"""The cells and rows beside the list of exercises on the usual screen, 80 by 24."""


def test_all_cautions_are_in_view_beside_the_list() -> None:
    # Above them are the name, how long it takes and what it is, with a row between.
    above = {key: 4 + len(wrap(each.about, BESIDE)) for key, each in ALL.items()}
    rows = {
        key: above[key] + sum(len(wrap(f"x {caution}", BESIDE)) for caution in exercise.cautions)
        for key, exercise in ALL.items()
    }
    assert {key: count for key, count in rows.items() if count > HIGH} == {}
