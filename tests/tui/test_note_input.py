"""Typing in an exercise: nothing typed is lost or taken as a command, and nothing typed hides the step."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import cycle, islice

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from companion.content.catalog import phrase
from companion.core.entry import CheckIn, Practice, SetAside
from companion.flows.context import Context
from companion.flows.drafts import WAIT, Draft, all_drafts
from companion.flows.waiting import waiting
from companion.store.drafts import Drafts
from companion.tui.app import CompanionApp
from companion.tui.screens.home import Home
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.player import PlayerPage
from companion.tui.steps.offers import OffersStep
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.note_input import NoteInput, NoteLine
from tests.tui.conftest import Still
from tests.tui.pilot import idle, saved, settle
from tests.tui.walking import rows

Open = Callable[..., CompanionApp]
BURST, AGAIN, STILL_TYPING = 0.1, 0.3, 60
TYPING = (
    "five_senses",
    "colour_hunt",
    "categories",
    "date_and_place",
    "sounds",
    "kind_sentence",
    "container",
)


@pytest.fixture(autouse=True)
def as_with_a_keyboard(monkeypatch: pytest.MonkeyPatch, context: Context) -> None:
    monkeypatch.setattr("companion.tui.widgets.note_input.REST", 1.0)
    context.choose = lambda several: several[0]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that come fast count as they do for a person."""
    monkeypatch.setattr("companion.tui.key_queue.AGAIN", AGAIN)
    monkeypatch.setattr("companion.tui.widgets.note_input.BURST", BURST)
    monkeypatch.setattr("companion.tui.screens.noting.STILL_TYPING", STILL_TYPING)


async def at_line(pilot: Pilot[None]) -> PlayerPage:
    """Go to the first step with a line."""
    page = await player(pilot)
    while not page.query(NoteInput):
        await settle(pilot, "space")
    await pilot.pause()
    return page


async def player(pilot: Pilot[None]) -> PlayerPage:
    await pilot.pause(0.05)
    assert isinstance(pilot.app.screen, PlayerPage)
    return pilot.app.screen


async def burst(pilot: Pilot[None], text: str) -> None:
    """Send characters as a terminal sends a paste that it does not mark, all within some milliseconds."""
    for at, character in enumerate(text):
        key = {"\r": "enter", " ": "space", "?": "question_mark"}.get(character, character)
        event = Key(key, character)
        event.time += at / 10_000
        await pilot.app.on_event(event)
    await idle(pilot)


async def came(page: PlayerPage, index: int) -> None:
    """Wait until a step has come by itself."""
    for _ in range(500):
        if page.runner.index == index and page._came_alone > 0:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"step {page.runner.index} and not {index}")


def noted(page: PlayerPage) -> tuple[str, ...]:
    """Everything that was typed so far, in order."""
    return (*page.run.noticed, *(words for note in page.query(NoteInput) for words in note.all_noticed))


@pytest.mark.parametrize("key", TYPING)
@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
async def test_a_typing_step_says_how_to_note_and_how_to_go_on(
    companion: Open, size: tuple[int, int], key: str
) -> None:
    app = companion("now", first_exercise=key)
    async with app.run_test(size=size) as pilot:
        page = await at_line(pilot)
        assert any(phrase("exercise.how_to_note") in row for row in rows(app))
        footer = str(page.query_one(Footer).render())
        assert "space" in footer
        await settle(pilot, "m")
        assert f"enter {phrase('exercise.commands.note.label')}" in str(page.query_one(Footer).render())


@pytest.mark.parametrize("key", ["space", "enter", "right"])
async def test_on_an_empty_line_it_goes_on_and_in_a_line_it_does_not(companion: Open, key: str) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        await settle(pilot, key)
        assert page.runner.index == 1
        await settle(pilot, "a", "space", "b", "left", "right")
        assert page.runner.index == 1
        assert noted(page) == ("a b",)
        await settle(pilot, "enter", "left")
        assert page.runner.index == 0


async def test_people_are_a_key_away_on_an_empty_line_and_a_letter_in_a_line(companion: Open) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        await settle(pilot, "question_mark")
        assert isinstance(app.screen, PeoplePage)
        await settle(pilot, "escape", "w", "question_mark")
        assert noted(page) == ("w?",)


async def test_after_the_last_note_it_goes_on_by_itself_once_it_was_seen(companion: Open) -> None:
    app = companion("now", first_exercise="colour_hunt")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        for count in range(5):
            assert page.runner.index == 0
            await settle(pilot, *f"cup{count}")
            assert page.runner.index == 0
            await settle(pilot, "enter")
        assert "cup4" in "".join(rows(app))
        await came(page, 1)
        assert page.run.noticed == [f"cup{count}" for count in range(5)]


async def test_it_does_not_go_on_while_more_is_typed(companion: Open) -> None:
    app = companion("now", first_exercise="colour_hunt")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        await burst(pilot, "a\rb\rc\rd\re\rf")
        await pilot.pause(0.5)
        assert page.runner.index == 0
        await settle(pilot, "enter")
        await came(page, 1)
        assert page.run.noticed == list("abcdef")


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    "key", [TYPING[1], *(pytest.param(key, marks=pytest.mark.slow) for key in (TYPING[0], *TYPING[2:]))]
)
async def test_a_burst_of_400_letters_loses_none(companion: Open, key: str) -> None:
    app = companion("now", first_exercise=key)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await player(pilot)
        while not page.query(NoteInput):
            await page.action_next()
        await pilot.pause()
        text = "".join(islice(cycle("aaaaaaaaaaaaaaaaaaaabcdefghijklmnopqrstuvwxyz?-+"), 400))
        await burst(pilot, text)
        assert page.query_one(NoteInput).all_noticed == (text,)


@pytest.mark.usefixtures("held")
async def test_a_burst_with_line_breaks_is_a_note_each(companion: Open) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        lines = ["the mug", "an old  hat", "?", "sky", "o"]
        await burst(pilot, "\r ".join(lines))
        assert page.runner.index == 0
        assert noted(page) == tuple(lines)


@pytest.mark.parametrize("focused", [True, False])
async def test_a_paste_with_line_breaks_is_a_note_each(companion: Open, focused: bool) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        await settle(pilot, "a")
        if not focused:
            page.set_focus(None)
        app.post_message(Paste(" mug\r\nhat\n\n" + "x" * 400 + "\nlamp"))
        await pilot.pause(0.1)
        assert noted(page) == ("a mug", "hat", "x" * 400, "lamp")
        await settle(pilot, "s")
        assert noted(page)[-1] == "lamps"


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(("key", "count"), [("five_senses", 5), ("name_it", 1), ("colour_hunt", 5)])
async def test_letters_typed_across_the_change_of_a_step_all_stay(
    companion: Open, key: str, count: int
) -> None:
    app = companion("now", first_exercise=key)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await player(pilot)
        while not page.query(NoteInput):
            await page.action_next()
        await pilot.pause()
        index = page.runner.index
        await burst(pilot, "".join(f"thing{at}\r" for at in range(count)))
        typed = ""
        for at in range(200):
            # One letter every few milliseconds, from before the change to after it.
            if page.runner.index > index or at % 12 == 0:
                typed += "o"
                await app.on_event(Key("o", "o"))
            if len(typed) > 20:
                break
            await asyncio.sleep(0.005)
        await idle(pilot)
        assert app.screen is page
        assert "".join(noted(page)) == "".join(f"thing{at}" for at in range(count)) + typed


@pytest.mark.usefixtures("held")
async def test_what_is_typed_just_after_the_last_line_brings_it_back(companion: Open) -> None:
    app = companion("exercise:look_around")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await player(pilot)
        while not page.query(NoteInput):
            await page.action_next()
        await pilot.pause()
        await burst(pilot, "door\rwindow\r")
        await came(page, 4)
        await burst(pilot, "o")
        assert page.runner.index == 3
        assert noted(page) == ("door", "window", "o")


@pytest.mark.usefixtures("held")
async def test_a_space_for_the_step_before_passes_no_step_that_came_by_itself(companion: Open) -> None:
    app = companion("exercise:look_around")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await player(pilot)
        while not page.query(NoteInput):
            await page.action_next()
        await pilot.pause()
        await burst(pilot, "door\rwindow\r")
        await came(page, 4)
        await burst(pilot, " ")
        assert page.runner.index == 4
        assert app.screen is page


@pytest.mark.parametrize("key", TYPING)
async def test_nothing_typed_hides_the_words_or_the_line(companion: Open, key: str) -> None:
    app = companion("now", first_exercise=key)
    async with app.run_test(size=(40, 15)) as pilot:
        page = await at_line(pilot)
        text, line = page.query_one("#words").region, page.query_one(NoteLine).region
        page.query_one(NoteInput)._count = 0
        for at in range(50):
            page.query_one(NoteInput)._add(f"thing{at} {'long ' * 30}")
        await pilot.pause()
        assert (page.query_one("#words").region, page.query_one(NoteLine).region) == (text, line)
        shown = rows(app)
        assert shown[text.y].strip()
        quiet = page.query_one("#quiet")
        assert not quiet.display or line.bottom <= quiet.region.y
        if key != "container":
            assert "thing49" in "".join(shown)


def drafts(context: Context) -> list[Draft]:
    return all_drafts(Drafts(context.places.drafts))


async def test_what_is_typed_is_a_draft_within_a_second_and_none_is_left(
    companion: Open, context: Context, still: Still
) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        await pilot.pause(WAIT + 0.2)
        assert drafts(context) == []
        for keys, noticed in (
            ("mu", ("mu",)),
            ("g\r", ("mug",)),
            ("hat", ("mug", "hat")),
        ):
            await burst(pilot, keys)
            await pilot.pause(WAIT + 0.2)
            (draft,) = drafts(context)
            assert isinstance(draft.entry, Practice)
            assert draft.entry.noticed == noticed
        still.seconds = 30
        await page.action_next()
        await settle(pilot, "escape")
        assert drafts(context) == []
        (practice,) = saved(context)
        assert isinstance(practice, Practice)
        assert (practice.id, practice.noticed) == (draft.name, ("mug", "hat"))
        assert not list(context.places.drafts.iterdir())


async def test_what_is_deleted_again_leaves_no_draft(companion: Open, context: Context) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_line(pilot)
        await settle(pilot, "a")
        await pilot.pause(WAIT + 0.2)
        assert drafts(context)
        await settle(pilot, "backspace")
        await pilot.pause(WAIT + 0.2)
        assert not drafts(context)


async def test_what_is_put_away_is_in_the_draft_and_not_among_the_notes(
    companion: Open, context: Context
) -> None:
    app = companion("now", first_exercise="container")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_line(pilot)
        await settle(pilot, *"storm")
        await pilot.pause(WAIT + 0.2)
        (draft,) = drafts(context)
        assert isinstance(draft.entry, Practice)
        assert (draft.entry.noticed, draft.entry.put_away) == ((), SetAside("storm"))


async def test_a_draft_of_a_killed_walk_is_an_unfinished_practice_at_the_next_start(
    companion: Open, context: Context
) -> None:
    at = context.now()
    practice = Practice(
        id=context.notebook.new_id(at), at=at, exercise="five_senses", name="Five", noticed=("mug",)
    )
    check_in = CheckIn(id=context.notebook.new_id(at), at=at, note="half")
    for entry in (practice, check_in):
        Drafts(context.places.drafts).save(entry.id, Draft(entry))
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Home)
        await pilot.pause(1.3)
        assert saved(context) == [practice]
        assert [draft.entry for draft in drafts(context)] == [check_in]
        assert phrase("store.notice.practice_saved") in " ".join(" ".join(rows(app)).split())
    # Killed after it was saved and before the draft was deleted.
    rated = Draft(Practice(id=practice.id, at=at, exercise="five_senses", name="Five", noticed=("m",)))
    Drafts(context.places.drafts).save(practice.id, rated)
    assert waiting(context) == ["resume"]
    assert saved(context) == [practice]


async def test_the_next_exercise_saves_what_was_cut_off_too(companion: Open, context: Context) -> None:
    at = context.now()
    practice = Practice(id=context.notebook.new_id(at), at=at, exercise="feet", name="Feet", noticed=("mug",))
    Drafts(context.places.drafts).save(practice.id, Draft(practice))
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_line(pilot)
        await settle(pilot, "a")
        await pilot.pause(1.5)
        assert saved(context) == [practice]
        assert [draft.name for draft in drafts(context)] == [player_id(app)]


def player_id(app: CompanionApp) -> str:
    assert isinstance(app.screen, PlayerPage)
    return app.screen.run.practice.id


async def test_a_walk_in_another_window_is_left_alone(companion: Open, context: Context) -> None:
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_line(pilot)
        await settle(pilot, "a")
        await pilot.pause(WAIT + 0.2)
        other = Context(context.places, now=context.now, clock=context.clock)
        assert waiting(other) == []
        assert len(drafts(context)) == 1


async def test_another_is_offered_with_an_arrow_while_the_line_is_empty_or_not(companion: Open) -> None:
    app = companion("now", first_exercise="colour_hunt")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        await settle(pilot, "down", "m", "down", "up")
        assert page.query_one(OffersStep).place == 1
        assert page.query_one("#quiet", CentredText)


async def test_lines_of_other_times_come_back_one_by_one_only_when_asked(
    companion: Open, context: Context
) -> None:
    at = context.now()
    earlier = Practice(
        id=context.notebook.new_id(at),
        at=at,
        exercise="five_senses",
        name="Five senses",
        noticed=("a lamp", "a door"),
    )
    context.notebook.add(earlier)
    app = companion("now", first_exercise="five_senses")
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_line(pilot)
        page.run.read_earlier()
        assert not any("a door" in row for row in rows(app))
        await settle(pilot, "up")
        assert page.query_one(NoteLine).value == "a door"
        await settle(pilot, "up")
        assert page.query_one(NoteLine).value == "a lamp"
        await settle(pilot, "s", "up")
        assert page.query_one(NoteLine).value == "a lamps"
        await settle(pilot, "enter")
        assert noted(page) == ("a lamps",)


async def test_the_line_about_danger_names_a_key_that_works_while_typing(companion: Open) -> None:
    async with companion("now").run_test(size=(80, 24)) as pilot:
        await settle(pilot, "k")
        assert (await player(pilot)).query(NoteInput)
        assert "unsafe here, now? Press F1" in "\n".join(rows(pilot.app))
