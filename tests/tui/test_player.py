"""The player: every exercise runs to its end and can be left at every step, and every kind of step works."""

from __future__ import annotations

import asyncio
import string
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input, Static

from companion.content.catalog import phrase
from companion.content.letters import large, letters
from companion.content.library import shipped
from companion.core.entry import UNRATED, CheckIn, Practice, Rating, SetAside, State
from companion.core.exercise import Ask, Breath, Press
from companion.core.layout import centred, first_row
from companion.core.pacing import Phase
from companion.core.runner import Ending, Runner
from companion.flows import ground, set_aside
from companion.flows.context import Context
from companion.flows.walk import SHORTEST, Picked
from companion.tui.app import CompanionApp
from companion.tui.screens.before import BeforePage
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.danger import DangerPage
from companion.tui.screens.home import Home
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.rating import RatingPage
from companion.tui.steps.blocks import BlocksStep
from companion.tui.steps.offers import OffersStep
from companion.tui.steps.wave import WaveStep
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.note_input import NoteInput
from companion.tui.widgets.round_dots import RoundDots
from companion.tui.widgets.step_dots import StepDots
from companion.tui.widgets.step_text import StepText
from tests.tui.conftest import Still
from tests.tui.pilot import saved, settle, words

Open = Callable[..., CompanionApp]
ALL = shipped()
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
LONGEST = 3600


@pytest.fixture(autouse=True)
def first_of_all(context: Context) -> None:
    """Chance in a still context: always the first."""
    context.choose = lambda several: several[0]


def player(app: CompanionApp) -> PlayerPage:
    assert isinstance(app.screen, PlayerPage)
    return app.screen


def last(context: Context) -> Practice:
    practice = next(iter(context.notebook.entries()))
    assert isinstance(practice, Practice)
    return practice


@pytest.mark.parametrize("key", list(ALL))
def test_every_exercise_runs_to_its_end_in_the_runner(key: str) -> None:
    now = 0.0
    runner = Runner(ALL[key], lambda: now)
    seen = []
    while not runner.ending:
        seen.append(runner.step)
        while runner.beat is not None and not runner.over:
            now += 0.25
            assert 0 <= runner.beat.openness <= 1
            assert now < LONGEST
        now += 1
        runner.next()
    assert tuple(seen) == ALL[key].steps
    assert runner.ending is Ending.FINISHED
    assert runner.seconds == now


async def until(holds: Callable[[], object]) -> None:
    """Wait for no longer than it takes: hundreds of walks can't each wait for an idle loop."""
    for _ in range(2000):
        if holds():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it never came")


def _stands(app: CompanionApp) -> bool:
    """Whether the screen has been laid out, which comes after all else that its beginning does."""
    return any(hints.region.height for hints in app.screen.query(Footer))


async def practise(app: CompanionApp, key: str, *, before: Rating = UNRATED, brief: bool = False) -> None:
    async with app.screens() as front:
        await ground.practise(front, app.context, Picked(key, before), ALL[key], brief=brief)


async def begin(app: CompanionApp, key: str, *, brief: bool = False) -> PlayerPage:
    app.run_worker(practise(app, key, brief=brief))
    await until(lambda: isinstance(app.screen, PlayerPage) and _stands(app))
    return player(app)


async def go_home(app: CompanionApp) -> None:
    await until(lambda: isinstance(app.screen, RatingPage) and _stands(app))
    app.screen.action_back()  # type: ignore[attr-defined]
    await app.workers.wait_for_complete()
    assert isinstance(app.screen, Home)


@pytest.mark.parametrize(
    ("size", "brief"),
    [
        pytest.param((80, 24), False, id="whole-80x24", marks=pytest.mark.slow),
        pytest.param((40, 15), True, id="brief-40x15"),
        pytest.param((80, 24), True, id="brief-80x24", marks=pytest.mark.slow),
        pytest.param((40, 15), False, id="whole-40x15", marks=pytest.mark.slow),
    ],
)
async def test_every_exercise_runs_to_its_end_on_the_screen(
    companion: Open, context: Context, still: Still, size: tuple[int, int], brief: bool
) -> None:
    app = companion()
    async with app.run_test(size=size):
        for key, exercise in ALL.items():
            page = await begin(app, key, brief=brief)
            for step in exercise.steps:
                assert page.runner.step == step
                assert words(app) == (step.short if brief else step.text)
                seen = page.query_one("#words", CentredText)
                await until(lambda seen=seen: seen.region.height)
                assert 0 <= seen.region.y < seen.region.bottom < size[1], key
                below, quiet = page.query_one("#caution"), page.query_one("#quiet-lines")
                assert below.display is bool(exercise.caution_at(page.runner.index))
                # A number that comes first stands above the words, any other line below them.
                assert below.region.bottom <= quiet.region.y or quiet.region.bottom <= seen.region.y, key
                still.seconds += 7.5
                await page.action_next()
            await go_home(app)
            assert (last(context).exercise, last(context).finished) == (key, True)


@pytest.mark.slow
@SIZES
async def test_every_exercise_can_be_left_at_every_step(
    companion: Open, context: Context, still: Still, size: tuple[int, int]
) -> None:
    app, walked = companion(), 0
    async with app.run_test(size=size):
        for key, exercise in ALL.items():
            for step in range(len(exercise.steps)):
                still.seconds += 1
                page = await begin(app, key)
                for _ in range(step):
                    await page.action_next()
                still.seconds += SHORTEST
                # One that was opened and left at once is not saved.
                walked += page.run.has_happened
                assert page.run.has_happened is (step > 0 or page.runner.beat is not None)
                await page.action_back()
                await go_home(app)
                if page.run.has_happened:
                    assert (last(context).exercise, last(context).finished) == (key, False)
    assert len(saved(context)) == walked


@SIZES
async def test_on_the_smallest_screen_there_is_room_to_type(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        for key in ("five_senses", "colour_hunt", "sounds", "date_and_place", "categories"):
            page = await begin(app, key, brief=True)
            await pilot.pause()
            assert page.query_one(Input).region.bottom < size[1] - 1, key
            await page.action_back()
            await go_home(app)


async def test_the_line_stays_in_sight_however_much_is_typed(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        page = await begin(app, "five_senses")
        await pilot.pause()
        before = page.query_one(Input).region
        for thing in ("mug", "hat", "sky", "cup", "pen"):
            await settle(pilot, *thing, "enter")
        assert page.query_one(Input).region == before
        assert before.bottom + 1 < page.query_one(Footer).region.y, "no room for what was typed"
        assert str(page.query_one("#noticed", Static).render()).startswith("pen\n")


@SIZES
@pytest.mark.parametrize("key", ["feet", "longer_out_breath", "rotating_blocks", "ride_the_wave"])
async def test_the_way_to_something_else_is_in_sight_at_every_step(
    companion: Open, size: tuple[int, int], key: str
) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        page = await begin(app, key)
        for _ in ALL[key].steps:
            await pilot.pause()
            footer = str(page.query_one(Footer).render())
            for hint in ("space next", "o another", "? people", "esc back"):
                assert hint in footer, footer
            await page.action_next()


async def test_people_are_a_key_away_where_there_is_something_to_type(companion: Open) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 0)
        await settle(pilot, "question_mark")
        assert isinstance(app.screen, PeoplePage)
        await settle(pilot, "escape", *"who", "question_mark")
        assert page.query_one(Input).value == "who?"
        assert "F1 people" in str(page.query_one(Footer).render())
        await settle(pilot, "f1")
        assert isinstance(app.screen, PeoplePage)


async def at(pilot: Pilot[None], steps: int) -> PlayerPage:
    await pilot.pause(0.05)
    await settle(pilot, *["space"] * steps)
    return player(pilot.app)  # type: ignore[arg-type]


async def test_the_pace_goes_on_from_where_it_is_and_belongs_to_this_walk(
    companion: Open, context: Context, still: Still
) -> None:
    app = companion("now", first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 0)
        still.seconds = 3
        before = page.runner.beat
        await settle(pilot, "minus", "minus", "minus", "plus")
        # All but the seconds that are left, which are more at a slower pace.
        assert page.runner.beat[:4] == pytest.approx(before[:4])
        assert page.runner.pace == 1.2
        assert page.query_one("#quiet", CentredText).words == "Seconds now: in 4.8, out 7.2."
        await settle(pilot, "escape")
    assert context.settings.pace == 1
    assert not context.places.settings.exists()


async def test_the_bell_rings_only_when_asked_for(
    companion: Open, still: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bell, rings in (("none", 0), ("phase", 2)):
        still.seconds = 0
        rung: list[bool] = []
        monkeypatch.setattr(CompanionApp, "bell", lambda self, rung=rung: rung.append(True))
        app = companion("now", first_exercise="longer_out_breath", bell=bell)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.3)
            for seconds in (4.5, 10.5):
                still.seconds = seconds
                await pilot.pause(0.3)
        assert len(rung) == rings


async def test_the_dots_can_be_hidden(companion: Open) -> None:
    for shown in (True, False):
        app = companion("now", progress=shown)
        async with app.run_test(size=(80, 24)) as pilot:
            page = await at(pilot, 0)
            assert bool(page.query(StepDots)) is shown


@pytest.mark.parametrize(
    ("size", "key", "shown"),
    [((80, 24), "feet", True), ((40, 15), "feet", False), ((80, 24), "rotating_blocks", False)],
)
async def test_the_dots_of_steps_stand_only_where_they_cover_nothing(
    companion: Open, size: tuple[int, int], key: str, shown: bool
) -> None:
    app = companion("now", first_exercise=key)
    async with app.run_test(size=size) as pilot:
        page = await at(pilot, 0)
        assert bool(page.query_one(StepDots).region) is shown


async def test_large_letters_where_there_is_room(companion: Open) -> None:
    app = companion("now", large=True)
    async with app.run_test(size=(120, 30)) as pilot:
        page = await at(pilot, 0)
        assert page.query_one("#words").size.height >= 4
        await pilot.resize_terminal(50, 30)
        await pilot.pause()
        assert page.query_one("#words").size.height == 1


@pytest.mark.parametrize("key", list(ALL))
def test_every_short_form_can_be_drawn_large(key: str) -> None:
    for step in ALL[key].steps:
        rows = large(step.short, 116, 16)
        assert rows, step.short
        assert len({len(row) for row in rows}) == 1


def test_every_letter_is_whole() -> None:
    assert set("abcdefghijklmnopqrstuvwxyz0123456789.,?'-") <= set(letters())
    for sign, rows in letters().items():
        assert len(rows) == 8, sign
        assert len({len(row) for row in rows}) == 1, sign
        assert set("".join(rows)) <= {".", "#"}, sign
    assert large("ж", 100, 10) is None
    assert large("too wide a wordwordwordword", 20, 100) is None


async def test_another_colour_is_offered_and_what_is_typed_is_saved(
    companion: Open, context: Context
) -> None:
    app = companion("now", first_exercise="colour_hunt")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 0)
        await settle(pilot, "down", "down", "up")
        assert page.query_one(OffersStep).place == 1
        await settle(pilot, *"mug", "enter", *"hat", "escape", "down")
        assert page.query_one(OffersStep).place == 2
        await settle(pilot, "space", "escape")
    assert last(context).noticed == ("mug", "hat")


async def test_an_own_sentence_is_offered_again(companion: Open, context: Context) -> None:
    app = companion(first_exercise="kind_sentence")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "g")
        await at(pilot, 2)
        await settle(pilot, *"softly", "enter", "space", "escape")
        assert last(context).noticed == ("softly",)
        app.run_worker(practise(app, "kind_sentence"))
        await pilot.pause(1.2)
        page = await at(pilot, 2)
        assert "softly" in str(page.query_one("#shown").render())


async def test_what_is_set_aside_has_a_day_and_stays_out_of_sight(
    companion: Open, context: Context, still: Still
) -> None:
    app = companion("now", first_exercise="container")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 4)
        await settle(pilot, *"storm", "enter", "down", "down")
        assert not page.query_one("#noticed").display
        await settle(pilot, "space", "space")
    kept_away = last(context).put_away
    morning = still.began.replace(hour=6, minute=0) + timedelta(days=3)
    assert kept_away == SetAside("storm", morning)
    assert last(context).noticed == ()


async def test_home_offers_it_when_its_day_has_come_and_no_longer_when_it_is_done(
    companion: Open, context: Context, still: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = companion("now", first_exercise="container")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, 4)
        await settle(pilot, *"storm", "enter", "down", "space", "space")
    save = set_aside.save

    async def slowly(*entry: Any, **how: Any) -> bool:
        await asyncio.sleep(0.1)
        return await save(*entry, **how)

    monkeypatch.setattr(set_aside, "save", slowly)
    for hours, here in ((1, False), (24, True)):
        still.seconds = hours * 3600
        app = companion()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(1.2)
            assert ("home.put_away" in offered(app)) is here
            if here:
                await settle(pilot, "d")
                assert isinstance(app.screen, ChoicePage)
                assert app.screen.offer.more == "storm"
                await settle(pilot, "down", "enter")
                await pilot.pause(0.3)
                assert "home.put_away" not in offered(app)


def offered(app: CompanionApp) -> list[str]:
    assert isinstance(app.screen, Home)
    return [choice.id for choice in app.screen.query_one(Choices).choices]


async def test_an_empty_container_sets_nothing_aside(companion: Open, context: Context, still: Still) -> None:
    app = companion("now", first_exercise="container")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, 4)
        still.seconds = 60
        await settle(pilot, "space", "space")
    assert last(context).put_away is None


async def test_a_wave_takes_any_answer_and_none(companion: Open, context: Context, still: Still) -> None:
    app = companion("now", first_exercise="ride_the_wave", country="GB")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 2)
        assert "116\xa0123" in page.query_one("#quiet", CentredText).words
        await settle(pilot, "up")
        for minute in range(1, 9):
            still.seconds = 60.0 * minute + 1
            await settle(pilot, *{2: ["equals_sign"], 3: ["down", "up", "down"]}.get(minute, []))
        await pilot.pause(0.6)
        assert page.query_one(WaveStep).minute == 8
        await settle(pilot, "space", "space")
    assert last(context).noticed == ("higher", "the same", "lower")
    assert last(context).finished


async def test_blocks_fall_by_the_clock_and_wait_in_reduced_motion(companion: Open, still: Still) -> None:
    for motion, rows in (("full", 1), ("reduced", 0)):
        still.seconds = 0
        app = companion("now", first_exercise="rotating_blocks", motion=motion)
        async with app.run_test(size=(80, 24)) as pilot:
            board = (await at(pilot, 0)).query_one(BlocksStep)._board
            still.seconds = 500
            await pilot.pause(0.3)
            assert board.piece.row == rows
            await settle(pilot, "down", "left", "up")
            assert board.piece.row == rows + 1
            await settle(pilot, "full_stop")
            still.seconds = 900
            await pilot.pause(0.3)
            assert board.piece.row == rows + 1


@pytest.mark.parametrize("answer", ["1", "3"])
async def test_a_danger_that_may_be_real_leads_to_people_and_out(
    companion: Open, context: Context, answer: str
) -> None:
    app = companion("now", first_exercise="is_it_now")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, 2)
        await settle(pilot, answer)
        assert isinstance(app.screen, DangerPage)
        assert not last(context).finished
        await settle(pilot, "enter")
        assert isinstance(app.screen, PeoplePage)
        await settle(pilot, "escape")
        assert isinstance(app.screen, DangerPage)
        await settle(pilot, "down", "down", "enter")
    assert app.return_code == 0


async def test_what_cannot_be_told_leads_to_looking_and_one_key_confirms_the_country(
    companion: Open, context: Context
) -> None:
    app = companion("now", first_exercise="is_it_now")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, 2)
        await settle(pilot, "4")
        assert words_above_choices(app)[0] == phrase("danger.unsure")
        assert "(a guess): 999" in words_above_choices(app)[-1]
        await settle(pilot, "n")
        assert "(a guess): 999" in words_above_choices(app)[0]
        await settle(pilot, "c", "enter")
        assert words_above_choices(app)[0].startswith("999 or 112 emergency")
    assert 'country = "GB"' in context.places.settings.read_text()


@pytest.mark.parametrize(("country", "room"), [("GB", True), ("XX", False)])
async def test_own_people_are_named_on_a_short_terminal_where_they_have_room(
    companion: Open, context: Context, country: str, room: bool
) -> None:
    context.places.people.parent.mkdir(parents=True, exist_ok=True)
    context.places.people.write_text('[[people]]\nname = "Ana"\ncall = "0123 456"\n')
    app = companion("now", first_exercise="is_it_now", country=country)
    async with app.run_test(size=(40, 15)) as pilot:
        await at(pilot, 2)
        await settle(pilot, "1")
        await pilot.pause()
        assert app.screen.query_one("#own").display is room
        assert app.screen.query_one(Choices).region.bottom <= app.screen.query_one(Footer).region.y


def words_above_choices(app: CompanionApp) -> list[str]:
    texts = [" ".join(str(text.render()).split()) for text in app.screen.query(CentredText)]
    return [text for text in texts if text]


async def test_then_goes_on_and_a_danger_can_turn_out_to_be_then(companion: Open, context: Context) -> None:
    app = companion("now", first_exercise="is_it_now")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 2)
        await settle(pilot, "2")
        assert page.runner.index == 3
        await settle(pilot, "left", "1", "e")
        page = player(app)
        assert page.run.key != "is_it_now"
        assert "breath" not in page.run.key
        assert last(context).noticed == ("It is a memory", "It is here, now")


async def test_something_else_works_through_something_else(companion: Open) -> None:
    app = companion("now", first_exercise="feet")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 0)
        seen = ["feet"]
        for _ in range(5):
            # Where one can type, `o` is a letter; the page after has the key too.
            await settle(pilot, *(["escape", "o"] if page.query(NoteInput) else ["o"]))
            page = player(app)
            assert page.run.key not in seen
            assert ALL[page.run.key].through != ALL[seen[-1]].through
            seen.append(page.run.key)


async def test_cold_on_the_face_is_asked_about_first(companion: Open, context: Context) -> None:
    app = companion(pinned=("cold_face",), hidden=("cool_hands",))
    async with app.run_test(size=(80, 24)) as pilot:
        rating = Rating(State.UP, 10)
        app.run_worker(practise(app, "feet", before=rating))
        await pilot.pause()
        await settle(pilot, "o")
        assert player(app).run.key != "cold_face"
        await settle(pilot, "o")
        assert isinstance(app.screen, BeforePage)
        assert app.screen.query("#ask")
        await settle(pilot, "escape")
        assert player(app).run.key != "cold_face"


async def test_a_recent_check_in_sets_the_rating_in_the_list(
    companion: Open, context: Context, still: Still
) -> None:
    context.notebook.add(
        CheckIn(id=context.notebook.new_id(still.began), at=still.began, rating=Rating(State.FLAT, 6))
    )
    still.seconds = 600
    for minutes, first in ((10, "fits/stand_and_shift"), (30, "group0/look_around")):
        still.seconds = minutes * 60
        app = companion()
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot, "e")
            shown = app.screen.query_one("#list")
            assert shown.highlighted_option.id == first  # type: ignore[attr-defined]


async def test_the_last_round_comes_to_rest_and_says_so(companion: Open, still: Still) -> None:
    app = companion("now", first_exercise="cold_face")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 2)
        for seconds, dots in ((5, "○ ○"), (25, "● ○"), (41, "● ●")):
            still.seconds = seconds
            await pilot.pause(0.4)
            assert str(page.query_one(RoundDots).render()) == dots
        assert page.query_one("#quiet", CentredText).words == phrase("exercise.last_round.cool")
        assert page.runner.beat is not None
        assert page.runner.beat.phase is Phase.STILL
        assert "p pause" not in str(page.query_one(Footer).render())


async def test_no_letter_in_an_exercise_changes_a_setting(companion: Open, context: Context) -> None:
    app = companion("now", first_exercise="longer_out_breath")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, 0)
        await settle(pilot, *(letter for letter in string.ascii_lowercase if letter != "o"), "minus", "plus")
        assert isinstance(app.screen, PlayerPage)
        assert app.screen.runner.index == 0
    assert not context.places.settings.exists()


async def test_enter_goes_on_and_left_goes_back(companion: Open) -> None:
    app = companion("now")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 0)
        await settle(pilot, "enter", "right", "space", "left")
        assert page.runner.index == 2


async def test_enter_on_a_question_about_danger_answers_nothing(companion: Open, context: Context) -> None:
    app = companion("now", first_exercise="is_it_now")
    async with app.run_test(size=(80, 24)) as pilot:
        page = player(app)
        while not isinstance(page.runner.step, Ask):
            await settle(pilot, "space")
        index = page.runner.index
        await settle(pilot, "enter")
        assert (page.runner.index, page.run.noticed) == (index + 1, [])


@pytest.mark.parametrize(("key", "shown"), [("look_around", False), ("progressive_muscles", True)])
async def test_signs_to_stop_at_stand_only_where_there_is_breath_or_strain(
    companion: Open, key: str, shown: bool
) -> None:
    _, *later = enumerate(ALL[key].steps)
    index = next(index for index, step in later if isinstance(step, Breath | Press) is shown)
    app = companion("now", first_exercise=key)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, index)
        words = page.query_one("#quiet", CentredText).words
        assert words == (phrase("exercise.stop_signs") if shown else "")


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (20, 8)])
@pytest.mark.parametrize("key", ["sounds", "longer_out_breath", "wall_push", "cold_face"])
async def test_a_caution_stands_directly_under_its_instruction(
    companion: Open, size: tuple[int, int], key: str
) -> None:
    app = companion("now", first_exercise=key)
    async with app.run_test(size=size) as pilot:
        for index, step in enumerate(ALL[key].steps):
            page = await at(pilot, min(index, 1))
            instruction, caution = page.query_one("#words"), page.query_one("#caution", CentredText)
            assert instruction.region.height == len(centred(step.short, size[0]))
            assert caution.words == (step.caution or "")
            assert caution.display is bool(step.caution)
            if step.caution:
                assert caution.region.y - instruction.region.bottom == (1 if size[1] > 20 else 0)
                assert page.region.contains_region(instruction.region)
                seen = caution.size.height if size[1] > 8 else 1
                assert caution.region.y + seen <= page.query_one(Footer).region.y
                assert caution.styles.color == Color.parse(app.theme_variables["accent"])


async def test_when_room_is_short_the_caution_outlives_dots_and_the_usual_line(companion: Open) -> None:
    app = companion("now", first_exercise="longer_out_breath")
    async with app.run_test(size=(40, 15)) as pilot:
        page = await at(pilot, 0)
        assert page.query_one(RoundDots).region
        await pilot.resize_terminal(20, 8)
        await pilot.pause()
        assert page.query_one("#caution").region
        assert not page.query_one(RoundDots).region
        assert not page.query_one("#quiet").region
        await settle(pilot, "full_stop")
        assert page.query_one("#quiet").region, "an answer to a key is still shown"


async def test_on_a_tiny_terminal_a_caution_is_whole_and_no_dots_cover_words(companion: Open) -> None:
    for key in ("wall_push", "feet", "cool_hands", "look_around", "longer_out_breath", "ride_the_wave"):
        app = companion("now", first_exercise=key)
        async with app.run_test(size=(20, 8)) as pilot:
            page = await at(pilot, 0)
            instruction, caution = page.query_one("#words"), page.query_one("#caution", CentredText)
            assert not page.query_one(StepDots).region
            assert page.region.contains_region(instruction.region)
            rows = len(centred(caution.words, 20))
            assert caution.region.y + rows <= page.query_one(Footer).region.y, key
            assert caution.size.height == rows
            assert page.query_one("#quiet").size.height == (1 if key == "ride_the_wave" else 0)


async def test_a_short_form_has_its_longer_words_behind_one_key(companion: Open) -> None:
    app = companion("now", large=True)
    async with app.run_test(size=(120, 30)) as pilot:
        page = await at(pilot, 0)
        first = page.run.exercise.steps[0]
        shown = page.query_one(StepText)
        assert "↓ more" in str(page.query_one(Footer).render())
        await settle(pilot, "down")
        assert (shown.words, shown.big) == (first.text, "")
        assert "↑ less" in str(page.query_one(Footer).render())
        await settle(pilot, "up")
        assert (shown.words, shown.big) == (first.short, first.short)
        await settle(pilot, "down", "space")
        assert shown.words == page.run.exercise.steps[1].short, "it is about one step"


async def test_where_the_arrows_have_a_use_of_their_own_page_down_shows_more(companion: Open) -> None:
    app = companion("now", first_exercise="colour_hunt")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at(pilot, 0)
        assert "pgdn more" in str(page.query_one(Footer).render())
        await settle(pilot, "down")
        assert words(app) == page.runner.step.short
        await settle(pilot, "pagedown")
        assert words(app) == page.runner.step.text


async def test_where_the_words_are_long_already_there_is_no_more(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await begin(app, "look_around")
        assert "more" not in str(page.query_one(Footer).render())
        await settle(pilot, "down", "up")
        assert words(app) == page.runner.step.text


@SIZES
async def test_all_cautions_of_cold_are_in_sight_before_it(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        app.push_screen(BeforePage(ALL["cold_face"]))
        await settle(pilot)
        await pilot.pause()
        footer = app.screen.query_one(Footer).region
        for caution in app.screen.query(".caution"):
            assert 0 < caution.region.y < caution.region.bottom <= footer.y


@SIZES
async def test_for_an_urge_the_number_stands_above_the_words(companion: Open, size: tuple[int, int]) -> None:
    app = companion("now", first_exercise="ride_the_wave", country="GB")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        number, said = (app.screen.query_one(name).region for name in ("#quiet", "#words"))
        assert 0 <= number.y < number.bottom <= said.y
        assert said.y == first_row(size[1] - 1)
