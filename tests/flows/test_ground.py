"""Grounding, from its first exercise to what is saved, with no screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from companion.content import catalog
from companion.content.library import orders
from companion.core.entry import UNRATED, Entry, Practice, Rating, State
from companion.core.exercise import Paced
from companion.core.moment import PLACES, Need
from companion.core.runner import Ending
from companion.core.still_high import PeopleOffered
from companion.flows.context import Context
from companion.flows.entries import FLOWS
from companion.flows.front import FrontEnd, Left, Offer
from companion.flows.ground import exercises, ground, practise
from companion.flows.registry import run_flow
from companion.flows.sitting import Grounding
from companion.flows.walk import ExerciseRun, Picked, RatingRequest
from companion.store.settings import Settings
from tests.flows.script import Chooses, Decides, Picks, Rated, Rates, Reads, Reply, Runs, Script, run

Saved = Callable[[], list[Entry]]
UP = Rating(State.UP, 6)
NOT, BESIDE, FIRST = PeopleOffered


def left(script: Script, context: Context) -> None:
    with pytest.raises(Left):
        run(ground(script, context))


def practices(saved: Saved) -> list[Practice]:
    return [entry for entry in saved() if isinstance(entry, Practice)]


def walked(script: Script) -> list[ExerciseRun]:
    return [each for each in script.asked if isinstance(each, ExerciseRun)]


def test_the_first_exercise_begins_at_once_in_its_short_form(context: Context, saved: Saved) -> None:
    script = Script(Runs(), Rates())
    assert run(ground(script, context)) is None
    [walk] = walked(script)
    assert script.asked[0] is walk
    assert (walk.key, walk.brief) == ("feet", True)
    [practice] = practices(saved)
    assert (practice.exercise, practice.finished) == ("feet", True)


@pytest.mark.parametrize(("first", "key"), [("sounds", "sounds"), ("long_gone", "feet")])
def test_the_first_exercise_is_the_person_s_own(context: Context, first: str, key: str) -> None:
    context.settings = Settings(first_exercise=first)
    script = Script(Runs(), Rates())
    run(ground(script, context))
    assert walked(script)[0].key == key


@pytest.mark.parametrize(
    ("replies", "finished", "after"),
    [
        ([], [], []),
        ([Runs(None, steps=2)], [False], [UNRATED]),
        ([Runs()], [True], [UNRATED]),
        ([Runs(), Rates(rating=UP, leaves=True)], [True], [UP]),
        ([Runs(), Rates("something_else", UP), Runs(None)], [True, False], [UP, UNRATED]),
        ([Runs(Ending.SOMETHING_ELSE), Runs(None)], [False, False], [UNRATED, UNRATED]),
        ([Runs(Ending.PEOPLE)], [False], [UNRATED]),
        ([Runs(Ending.PEOPLE), Chooses("people")], [False], [UNRATED]),
        ([Runs(Ending.PEOPLE), Chooses("exercise"), Runs(None)], [False, False], [UNRATED, UNRATED]),
    ],
)
def test_left_at_any_point_everything_begun_is_saved(
    context: Context, saved: Saved, replies: list[Reply], finished: list[bool], after: list[Rating]
) -> None:
    left(Script(*replies), context)
    assert sorted(each.finished for each in practices(saved)) == sorted(finished)
    assert [each.after for each in practices(saved) if each.after] == [each for each in after if each]


def test_what_was_noticed_is_saved_also_when_left(context: Context, saved: Saved) -> None:
    left(Script(Runs(None, steps=1, noticed=("a cup", "dust"))), context)
    assert practices(saved)[0].noticed == ("a cup", "dust")


def test_a_rating_and_a_verdict_are_saved_with_the_practice(context: Context, saved: Saved) -> None:
    run(ground(Script(Runs(), Rates(None, UP, "again")), context))
    [practice] = practices(saved)
    assert (practice.after, practice.again) == (UP, "again")


def test_a_verdict_given_again_is_taken_back(context: Context) -> None:
    request = RatingRequest(Practice(id="a", at=context.now(), exercise="feet", name="Feet"), "", {})
    request.judge("again")
    request.judge("not for me")
    assert request.practice.again == "not for me"
    request.judge("not for me")
    assert request.practice.again is None


def test_worse_is_followed_by_short_forms_and_what_suits_a_peak(context: Context) -> None:
    worse = Rating(State.UP, 8)
    script = Script(Picks(Picked("feet")), Runs(), Rates("something_else", worse), Runs(), Rates())
    run(exercises(script, context))
    first, second = walked(script)
    assert (first.brief, second.brief) == (False, True)
    assert second.before == worse


def test_something_else_is_never_the_same_twice(context: Context, saved: Saved) -> None:
    script = Script(*[Runs(Ending.SOMETHING_ELSE)] * 6, Runs(), Rates())
    run(ground(script, context))
    keys = [walk.key for walk in walked(script)]
    assert len(set(keys)) == len(keys) == len(practices(saved)) == 7


def test_a_rating_carries_over_to_the_next_exercise(context: Context, saved: Saved) -> None:
    script = Script(
        Runs(), Rates("something_else", UP), Runs(), Rates("something_else"), Rated(), Runs(), Rates()
    )
    run(ground(script, context))
    assert [walk.before for walk in walked(script)] == [UNRATED, UP, UP]


def test_a_danger_leads_to_people_and_out(context: Context) -> None:
    people = (Chooses("people"), Reads())
    left(Script(Runs(Ending.PEOPLE), *people, *people, Chooses("leave")), context)
    script = Script(Runs(Ending.PEOPLE), *people, *people)
    left(script, context)
    offers = [each for each in script.asked if isinstance(each, Offer)]
    assert len(offers) == 3
    assert all(offer.number == "above" for offer in offers)


def test_an_answer_that_cannot_tell_leads_to_looking_and_from_there_to_the_danger_itself(
    context: Context,
) -> None:
    script = Script(Runs(Ending.UNSURE), Chooses("people"), Reads(), Chooses("now"), Chooses("leave"))
    left(script, context)
    offers = [each for each in script.asked if isinstance(each, Offer)]
    assert [offer.number for offer in offers] == ["below", "below", "above"]
    assert "now" not in offers[-1].choices


def test_back_from_a_danger_leads_to_the_question_and_takes_the_answer_back(
    context: Context, saved: Saved
) -> None:
    danger = Runs(Ending.PEOPLE, steps=2, noticed=("here and now",))
    script = Script(danger, Chooses(None), Runs(Ending.LEFT, steps=0, noticed=("then",)), Rates())
    assert run(ground(script, context)) is None
    first, again = walked(script)
    assert first is again
    [practice] = practices(saved)
    assert practice.noticed == ("then",)


def test_once_more_walks_the_same_exercise_again(context: Context, saved: Saved) -> None:
    run(ground(Script(Runs(), Rates("once_more", UP), Runs(), Rates()), context))
    first, again = sorted(practices(saved), key=lambda practice: bool(practice.before))
    assert again.exercise == first.exercise
    assert (first.after, again.before) == (UP, UP)


def test_closing_at_a_danger_leaves_the_app(context: Context, saved: Saved) -> None:
    left(Script(Runs(Ending.PEOPLE), Chooses("leave")), context)
    assert len(practices(saved)) == 1


def test_after_then_what_comes_is_for_a_flashback(context: Context) -> None:
    script = Script(Runs(Ending.PEOPLE), Chooses("exercise"), Runs(), Rates())
    run(ground(script, context))
    assert "breath" not in walked(script)[1].exercise.careful


@pytest.mark.parametrize(("chosen", "following"), [("checkin", "checkin"), (None, None)])
def test_afterwards_another_flow_may_follow(
    context: Context, chosen: str | None, following: str | None
) -> None:
    assert run(ground(Script(Runs(), Rates(chosen)), context)) == following


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        ((9, 9, 9), (BESIDE, FIRST, FIRST)),
        ((9, 3, 8), (BESIDE, BESIDE, FIRST)),
        ((5, 6, 5), (NOT, BESIDE, BESIDE)),
        ((5, 5, 5), (NOT, NOT, FIRST)),
        ((None, 9, None), (NOT, BESIDE, BESIDE)),
    ],
)
def test_people_are_offered_by_what_was_said_in_this_sitting(
    context: Context, answers: tuple[int | None, ...], offered: tuple[PeopleOffered, ...]
) -> None:
    context.settings = Settings(hidden=tuple(key for key in context.library if context.library[key].harm))
    ratings = [UNRATED if each is None else Rating(State.UP, each) for each in answers]
    script = Script(*(part for each in ratings for part in (Runs(), Rates("something_else", each))))
    left(script, context)
    assert tuple(each.people for each in script.asked if isinstance(each, RatingRequest)) == offered


def test_what_was_said_before_an_exercise_counts_and_settled_takes_it_back(context: Context) -> None:
    high, settled = Rating(State.UP, 9), Rating(State.SETTLED)
    script = Script(Runs(), Rates("something_else", high), Runs(), Rates("enough", settled))
    run(Grounding(script, context, high).until_enough())
    requests = [each for each in script.asked if isinstance(each, RatingRequest)]
    assert [each.people for each in requests] == [FIRST, NOT]


def test_leaving_is_a_choice_too(context: Context) -> None:
    left(Script(Runs(), Rates("leave")), context)


def test_going_back_from_the_list_begins_nothing(context: Context, saved: Saved) -> None:
    assert run(exercises(Script(Picks(None)), context)) is None
    assert saved() == []


def test_from_the_list_a_rating_and_a_flashback_come_along(context: Context) -> None:
    high = Rating(State.UP, 8)
    script = Script(Picks(Picked("feet", high, flashback=True)), Runs(), Rates())
    run(exercises(script, context))
    [walk] = walked(script)
    assert (walk.key, walk.before, walk.brief) == ("feet", high, True)


@pytest.mark.parametrize("answer", [UNRATED, Rating(State.UP, 9), None])
def test_cold_on_the_face_is_asked_about_first(context: Context, answer: Rating | None) -> None:
    context.settings = Settings(pinned=("cold_face",), hidden=("cool_hands",))
    high = Rating(State.UP, 10)
    else_ = Runs(Ending.SOMETHING_ELSE)
    script = Script(Picks(Picked("feet", high)), else_, else_, Rated(answer), Runs(), Rates())
    run(exercises(script, context))
    last = walked(script)[-1]
    assert (last.key == "cold_face") is (answer is not None)
    assert last.before == (answer or high)


def test_in_a_check_in_it_goes_on_until_enough(context: Context, saved: Saved) -> None:
    better = Rating(State.SETTLED, 3)
    script = Script(Runs(), Rates("something_else", better), Runs(Ending.LEFT), Rates("enough"))
    grounding = Grounding(script, context, UP)
    run(grounding.until_enough())
    assert grounding.after == better
    before = {each.exercise: each.before for each in practices(saved)}
    assert before == dict(zip(grounding.exercises, (UP, better), strict=True))


def test_what_can_do_harm_is_read_about_first_and_something_else_comes_without_it(context: Context) -> None:
    for answer in (UNRATED, None):
        script = Script(Runs(), Rates("something_else", UP), Rated(answer), Runs(), Rates())
        run(practise(script, context, Picked("look_around"), context.library["look_around"]))
        assert script.asked[2].harm
        assert (walked(script)[1].exercise == script.asked[2]) is (answer is not None)


def test_in_a_hurry_nothing_that_can_do_harm_comes_until_somebody_says_how_strong_it_is(
    context: Context,
) -> None:
    else_ = (Runs(), Rates("something_else", Rating(State.UP)))
    script = Script(*else_ * 8)
    left(script, context)
    assert len(walked(script)) == 9
    assert not any(walk.exercise.harm for walk in walked(script))


@pytest.mark.parametrize("number", [None, 9])
def test_at_the_worst_moment_only_the_first_steps_are_walked(context: Context, number: int | None) -> None:
    context.settings = Settings(first_exercise="look_around")
    script = Script(Runs(), Rates(None, Rating(State.UP, number)))
    run(ground(script, context))
    assert len(walked(script)[0].exercise.steps) == 2
    whole = context.library["look_around"]
    script = Script(Runs(), Rates())
    run(run_flow("exercise:look_around", script, context))
    assert walked(script)[0].exercise == whole, "it was asked for by its name"
    script = Script(Runs(), Rates("once_more", UP), Runs(), Rates())
    run(practise(script, context, Picked("look_around"), whole))
    assert [walk.exercise for walk in walked(script)] == [whole, whole]


@pytest.mark.parametrize(
    ("said", "key"),
    [("angry", "when_angry"), ("night", "after_a_nightmare"), ("urge", "ride_the_wave"),
     ("public", "seated_and_silent"), ("still", "in_bed_or_in_pain"), ("sad", "wave_of_grief")],
)  # fmt: skip
def test_what_was_said_in_a_word_decides_the_first_and_the_next(
    context: Context, said: str, key: str
) -> None:
    script = Script(Runs(), Rates("something_else"), Runs(), Rates())
    run(run_flow(f"{said}:{key}", script, context))
    first, second = walked(script)
    assert first.key == key
    assert not first.ways
    if said in PLACES:
        assert PLACES[Need(said)] in second.exercise.fits


def test_a_letter_for_a_place_counts_for_this_sitting_alone(context: Context) -> None:
    script = Script(Runs(Ending.PUBLIC, steps=0), *(Runs(Ending.SOMETHING_ELSE),) * 6, Runs(), Rates())
    run(ground(script, context))
    first, second, *others = walked(script)
    assert (first.key, second.key) == ("feet", "seated_and_silent")
    assert all("in public" in walk.exercise.fits for walk in others)
    script = Script(*(Runs(Ending.SOMETHING_ELSE),) * 6, Runs(), Rates())
    run(ground(script, context))
    assert walked(script)[1].key == "look_around"


def test_a_place_can_be_said_and_taken_back_after_an_exercise(context: Context) -> None:
    request = RatingRequest(Practice(id="a", at=context.now(), exercise="feet", name="Feet"), "", {})
    request.place(Need.PUBLIC)
    request.place(Need.STILL)
    request.place(Need.PUBLIC)
    assert request.places == {Need.STILL}


def test_worse_than_before_is_known(context: Context) -> None:
    for after, worse in ((Rating(State.UP, 7), True), (UP, False), (UNRATED, False)):
        practice = Practice(id="a", at=context.now(), exercise="feet", name="Feet", before=UP, after=after)
        assert RatingRequest(practice, "", {}).is_worse is worse


def test_a_verdict_is_asked_for_after_grounding_alone(context: Context) -> None:
    script = Script(Runs(), Rates(), Runs(), Rates("enough"))
    run(ground(script, context))
    run(Grounding(script, context, UP).until_enough())
    requests = [each for each in script.asked if isinstance(each, RatingRequest)]
    assert [each.asks_verdict for each in requests] == [True, False]


def test_in_a_check_in_what_was_done_is_known_also_when_left(context: Context) -> None:
    grounding = Grounding(Script(Runs(), Rates("something_else", UP), Rated()), context, UP)
    with suppress(Left):
        run(grounding.until_enough())
    assert grounding.after == UP
    assert len(grounding.exercises) == 2


def test_what_can_t_be_written_is_tried_again(context: Context, blocked: Path, saved: Saved) -> None:
    script = Script(Runs(), Decides("retry"), Decides("retry", blocked.unlink), Rates())
    run(ground(script, context))
    assert len(practices(saved)) == 1


def test_what_can_t_be_written_is_asked_about_while_leaving(
    context: Context, blocked: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "entry.json"
    left(Script(Runs(None), Decides(elsewhere)), context)
    assert json.loads(elsewhere.read_text())["entries"][0]["exercise"] == "feet"


def test_a_discarded_practice_is_saved_with_its_rating(context: Context, blocked: Path, saved: Saved) -> None:
    script = Script(Runs(), Decides("discard", blocked.unlink), Rates(None, UP))
    run(ground(script, context))
    assert [each.after for each in practices(saved)] == [UP]


def test_with_nobody_there_nothing_is_asked(context: Context, blocked: Path) -> None:
    script = Script(Runs(None), unattended=True)
    left(script, context)
    assert len(script.asked) == 1


def test_sentences_of_other_times_are_at_hand(context: Context) -> None:
    context.settings = Settings(first_exercise="kind_sentence")
    run(ground(Script(Runs(noticed=("softly",)), Rates()), context))
    script = Script(Runs(), Rates())
    run(ground(script, context))
    [walk] = walked(script)
    walk.read_earlier()
    assert "softly" in walk.earlier()


def test_flows_follow_each_other(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    async def look_back(front: FrontEnd, context: Context) -> None:
        await front.look_back()

    monkeypatch.setitem(FLOWS, "checkin", look_back)
    script = Script(Runs(), Rates("checkin"), Reads())
    run(run_flow("ground", script, context))
    assert script.asked[-1] == "history"


def test_a_front_end_that_must_wait_needs_an_event_loop(context: Context) -> None:
    class Waiting(Script):
        async def look_back(self) -> None:
            from asyncio import sleep

            await sleep(0)

    with pytest.raises(RuntimeError):
        run(run_flow("history", Waiting(), context))


@pytest.mark.parametrize(
    "opened",
    [Runs(Ending.LEFT, steps=0), Runs(Ending.LEFT, seconds=4.9), Runs(seconds=4.9), Runs(None, steps=0)],
    ids=["without a step", "for a moment", "a key was held down", "the app was left"],
)
def test_opened_by_accident_an_exercise_is_not_saved(context: Context, saved: Saved, opened: Runs) -> None:
    with suppress(Left):
        run(ground(Script(opened, Rates()), context))
    assert saved() == []


@pytest.mark.parametrize(
    "walked", [Runs(Ending.LEFT, seconds=5), Runs(Ending.LEFT, steps=0, seconds=0, noticed=("a cup",))]
)
def test_a_step_that_was_walked_and_words_that_were_typed_are_saved(
    context: Context, saved: Saved, walked: Runs
) -> None:
    run(ground(Script(walked, Rates()), context))
    assert len(practices(saved)) == 1


def test_a_breath_is_walked_without_a_key(context: Context, saved: Saved) -> None:
    breath = next(key for key in context.library if isinstance(context.library[key].steps[0], Paced))
    run(exercises(Script(Picks(Picked(breath)), Runs(Ending.LEFT, steps=0), Rates()), context))
    assert len(practices(saved)) == 1


def test_a_rating_saves_an_exercise_however_short_it_was(context: Context, saved: Saved) -> None:
    opened = Runs(Ending.LEFT, steps=0, seconds=1)
    run(ground(Script(opened, Rates(None, UP)), context))
    run(exercises(Script(Picks(Picked("feet", UP)), opened, Rates()), context))
    assert [(each.before, each.after) for each in practices(saved)] == [(UNRATED, UP)], "it has that already"
    other = Rating(State.FLAT, 2)
    run(exercises(Script(Picks(Picked("feet", other)), opened, Rates()), context))
    assert {each.before for each in practices(saved)} == {UNRATED, other}


def test_what_was_not_saved_is_not_offered_again_at_once(context: Context) -> None:
    else_ = Runs(Ending.SOMETHING_ELSE, steps=0, seconds=1)
    script = Script(*[else_] * 6, Runs(), Rates())
    run(ground(script, context))
    assert len({walk.key for walk in walked(script)}) == 7


@pytest.mark.parametrize(("said", "need"), [("flashback", "flashback"), ("flat", "flat")])
def test_a_letter_at_the_first_screen_begins_with_what_fits(
    context: Context, saved: Saved, said: str, need: str
) -> None:
    script = Script(Runs(Ending(said), steps=0), Runs(), Rates("something_else"), Runs(), Rates())
    run(ground(script, context))
    first, second, third = walked(script)
    assert (first.ways, second.ways, third.ways) == (True, False, False)
    assert second.key == orders().high[need][0]
    assert need in third.exercise.suits or "any" in third.exercise.suits
    assert all(walk.brief for walk in walked(script))
    assert {each.exercise for each in practices(saved)} == {second.key, third.key}, "the first did not happen"
    assert all(not each.before for each in practices(saved)), "a letter is not a rating"


def test_a_letter_ends_a_walk_that_happened_with_an_entry(context: Context, saved: Saved) -> None:
    run(ground(Script(Runs(Ending.FLAT, noticed=("a cup",)), Runs(), Rates()), context))
    assert len(practices(saved)) == 2


def test_a_rating_counts_more_than_a_letter(context: Context) -> None:
    script = Script(Runs(), Rates("something_else", UP), Runs(), Rates())
    run(run_flow("flat", script, context))
    assert "flat" in walked(script)[0].exercise.suits
    assert {"up", "any"} & set(walked(script)[1].exercise.suits)


def test_a_breath_is_the_person_s_own_if_there_is_one(context: Context) -> None:
    def first() -> str:
        script = Script(Runs(), Rates())
        run(run_flow("breath", script, context))
        return walked(script)[0].key

    assert first() == "longer_out_breath"
    folder = context.places.own_exercises
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own_breath.toml").write_text(catalog.file("own_breath.toml").read_text())
    assert first() == "own_breath"
    context.settings = Settings(hidden=("own_breath",))
    assert first() == "longer_out_breath"


def test_a_named_exercise_comes_at_once_in_its_short_form(context: Context) -> None:
    script = Script(Runs(), Rates("something_else"), Runs(), Rates())
    run(run_flow("exercise:hum", script, context))
    first, second = walked(script)
    assert (first.key, first.brief, second.brief, first.ways) == ("hum", True, True, False)


def test_with_a_named_exercise_what_was_said_decides_what_comes_next(context: Context) -> None:
    script = Script(Runs(), Rates("something_else"), Runs(), Rates())
    run(run_flow("flashback:date_and_place", script, context))
    assert {"flashback", "any"} & set(walked(script)[1].exercise.suits)


@pytest.mark.parametrize("answer", [UNRATED, None])
def test_a_named_exercise_is_asked_about_first_where_it_needs_that(
    context: Context, answer: Rating | None
) -> None:
    script = Script(Rated(answer), Runs(), Rates())
    run(run_flow("exercise:cold_face", script, context))
    assert (walked(script)[0].key == "cold_face") is (answer is not None)


CARDS = '[[cards]]\nwords = "Feet, then Ana."\nfor = "up"\n\n[[cards]]\nwords = "Stand up."\nfor = "flat"\n'


@pytest.fixture
def cards(context: Context) -> None:
    context.settings = Settings(card_first=True)
    context.places.cards.parent.mkdir(parents=True, exist_ok=True)
    context.places.cards.write_text(CARDS)


@pytest.mark.usefixtures("cards")
@pytest.mark.parametrize(
    ("flow", "chosen", "words", "key"),
    [
        ("ground", "on", "Feet, then Ana.", "feet"),
        ("ground", "flashback", "Feet, then Ana.", "date_and_place"),
        ("flat:stand_and_shift", "on", "Stand up.", "stand_and_shift"),
        ("flat", "breath", "Stand up.", "longer_out_breath"),
    ],
)
def test_a_card_of_one_s_own_comes_first_where_that_is_set(
    context: Context, saved: Saved, flow: str, chosen: str, words: str, key: str
) -> None:
    script = Script(Chooses(chosen), Runs(), Rates())
    run(run_flow(flow, script, context))
    assert script.asked[0].words == words
    assert [walk.key for walk in walked(script)] == [key]
    assert len(practices(saved)) == 1, "a card is no practice"


@pytest.mark.usefixtures("cards")
def test_back_from_a_card_nothing_begins(context: Context, saved: Saved) -> None:
    assert run(ground(Script(Chooses(None)), context)) is None
    assert saved() == []


@pytest.mark.usefixtures("cards")
@pytest.mark.parametrize("flow", ["exercise:feet", "flashback", "breath"])
def test_before_what_was_asked_for_by_name_there_is_no_card(context: Context, flow: str) -> None:
    script = Script(Runs(), Rates())
    run(run_flow(flow, script, context))


@pytest.mark.usefixtures("cards")
def test_a_card_comes_first_only_where_that_is_set(context: Context) -> None:
    context.settings = Settings()
    run(ground(Script(Runs(), Rates()), context))
