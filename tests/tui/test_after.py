"""After a session: the questions, the landing, and what is set aside."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from companion.core.entry import AfterSession, Answer, CheckIn, Led, Rating, Sensation, State
from companion.core.questions import LANDING
from companion.flows.context import Context
from companion.flows.set_aside import entries_set_aside
from companion.store.drafts import Drafts
from companion.text.entries import in_full
from companion.tui.app import CompanionApp
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.form import FormPage
from companion.tui.screens.home import Home
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.word_picker import WordPicker
from tests.tui.conftest import Still
from tests.tui.pilot import click, click_action, saved, settle

Open = Callable[..., CompanionApp]
SETTLED = Rating(State.SETTLED)


def landing(app: CompanionApp) -> bool:
    """Whether the landing is on the screen."""
    return isinstance(app.screen, FormPage) and app.screen.form.questions == LANDING


def shown(app: CompanionApp) -> str:
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row) for row in rows)


def only(context: Context) -> AfterSession:
    [entry] = [entry for entry in saved(context) if isinstance(entry, AfterSession)]
    return entry


TWELVE = ("s", "enter", "up", "space", "tab", "6", "enter", "1", "2", "3", "ctrl+s", "enter")
"""The six questions answered, or passed where words would be typed, until the first screen is back."""


TO_PERSON = (*["tab"] * 7, "m", *["tab"] * 3)


async def test_twelve_keys_are_enough(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", *TWELVE)
        assert isinstance(app.screen, Home)
    entry = only(context)
    assert len(TWELVE) <= 12
    assert (entry.left, entry.body, entry.feelings) == (SETTLED, (Sensation("chest"),), ("sad",))
    assert (entry.heard.choice, entry.could_say.choice, entry.pushed.choice) == ("yes", "partly", "judged")


async def test_keys_alone_answer_every_question(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", *TWELVE[:7], "1", *"nearly", "up", "2", "enter", *"the letter", "tab")
        await settle(pilot, "m", "2", "3", "1", *"Ann", "enter", "1", "enter", "enter")
        assert isinstance(app.screen, Home)
    entry = only(context)
    assert (entry.person, entry.session) == ("Ann", "therapy")
    assert (entry.heard, entry.could_say) == (Answer("yes"), Answer("partly", "nearly"))
    assert (entry.pushed, entry.pace) == (Answer(), Answer("about right"))
    assert (entry.mended, entry.go_back) == (Answer("named, not mended"), Answer("yes"))
    assert entry.bring == "the letter"
    assert "Ann" in in_full(entry)


async def test_an_answer_is_taken_back_by_its_key(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "s", *["tab"] * 3, "1", "shift+tab", "1", "ctrl+s", "enter")
    assert only(context).heard == Answer()


async def test_a_held_digit_answers_one_question(
    companion: Open, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Longer than any machine takes from one of the keys to the next.
    monkeypatch.setattr("companion.tui.key_queue.AGAIN", 60)
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "s", *["tab"] * 3)
        await pilot.press("2", "2", "2")
        await settle(pilot, "ctrl+s", "enter")
    entry = only(context)
    assert (entry.heard, entry.could_say, entry.pushed) == (Answer("partly"), Answer(), Answer())


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
async def test_that_is_enough_is_named_on_every_page(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "a", "s")
        for _ in range(7):
            await settle(pilot, "tab")
            assert "that is enough" in app.screen.query_one(Footer).render().plain


async def test_a_typed_name_is_saved_without_enter(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", *TO_PERSON, *"Ann", "tab", *"thera", "ctrl+s", "enter")
        assert isinstance(app.screen, Home)
    assert (only(context).person, only(context).session) == ("Ann", "therapy")


async def test_the_mouse_alone_answers_every_question(
    companion: Open, context: Context, still: Still
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await click(pilot, "After a session", "settled", "go on")
        await click_action(pilot, "pick('front','belly')")
        await click(pilot, "warm", "2 some", "tab next", "6 sad", "tab next", "partly", "yes", "both")
        await click(
            pilot, "tab next", "More questions", "too fast", "not talked about", "part of me", "go on"
        )
        await click(pilot, "therapy", "Save", "Enough for now")
        assert isinstance(app.screen, Home)
    entry = only(context)
    assert (entry.left, entry.feelings, entry.session) == (SETTLED, ("sad",), "therapy")
    assert entry.body == (Sensation("belly", ("warm",), "some"),)
    answers = (entry.heard, entry.could_say, entry.pushed, entry.pace, entry.mended, entry.go_back)
    chosen = ("partly", "yes", "both", "too fast", "not named", "part of me")
    assert tuple(answer.choice for answer in answers) == chosen


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
async def test_the_mouse_alone_lands(companion: Open, context: Context, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await click(pilot, "After a session", "▲ up" if size[0] > 60 else " up", "go on")
        await click(pilot, "Land for a few minutes")
        assert landing(app)
        await click(pilot, "Go on", "Go on", "heavy")
        await click_action(pilot, "pick(3)")
        await pilot.pause(0.05)
        await click(pilot, "Ground now", "esc back", "settled", "Enough for now")
        assert landing(app)
        await click(pilot, "go on", "tomorrow", "drink some water", "Enough")
        assert isinstance(app.screen, FormPage)
        await click_action(pilot, "pick(8)")
        await pilot.pause(0.05)
        await click(pilot, "Save", "Enough for now")
        assert isinstance(app.screen, Home)
    found = only(context).landing
    assert found is not None
    assert (found.before, found.after) == (Rating(State.UP), Rating(State.SETTLED))
    assert (found.words, found.kind_thing) == (("heavy",), "drink some water")
    assert len(found.exercises) == 1


async def test_enter_on_a_name_that_was_chosen_goes_on_with_it(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", *TO_PERSON, *"Ann", "enter", "shift+tab", "enter")
        assert isinstance(app.screen, FormPage)
        assert app.screen.form.question.field == "session"
        await settle(pilot, "ctrl+s")
    assert only(context).person == "Ann"


async def test_a_person_is_offered_again(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "s", *TO_PERSON, *"Ann", "enter", "ctrl+s", "enter", "a", *TO_PERSON)
        await pilot.pause(0.1)
        assert [spot.word for spot in app.screen.query_one(WordPicker).laid.words] == ["Ann"]


@pytest.mark.parametrize("keys", [("u",), ("f",), ("t", "8")], ids="".join)
async def test_a_landing_is_offered_after_leaving_unsettled(
    companion: Open, context: Context, keys: tuple[str, ...]
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", *keys, "ctrl+s")
        assert isinstance(app.screen, ChoicePage)
        await settle(pilot, "down", "enter")
        assert landing(app)
        await settle(pilot, "ctrl+s")
        assert isinstance(app.screen, Home)
    found = only(context).landing
    assert found is not None
    assert found.before == only(context).left


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_a_question_stands_where_it_stood_when_it_is_asked_again(
    companion: Open, size: tuple[int, int]
) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "a", "u")
        rows = [app.screen.query_one("#question").region.y]
        for keys in (("tab", "shift+tab"), ("ctrl+l", "ctrl+s", "shift+tab"), ("tab", "shift+tab")):
            await settle(pilot, *keys)
            rows.append(app.screen.query_one("#question").region.y)
    assert len(set(rows)) == 1, rows


async def test_all_parts_of_the_landing_are_saved(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "u", "8", "ctrl+l")
        assert landing(app)
        await settle(pilot, "enter", "enter", *"heavy", "enter", "tab", "down", "enter")
        await pilot.pause(0.1)
        await settle(pilot, "escape", "s", "enter")
        await pilot.pause(0.1)
        assert landing(app)
        await settle(pilot, "tab", *"the dream", "enter", "2", *"drink", "enter", "enter")
        assert isinstance(app.screen, FormPage)
        await settle(pilot, "ctrl+s", "enter")
        assert isinstance(app.screen, Home)
    found = only(context).landing
    assert found is not None
    assert found.before == Rating(State.UP, 8)
    assert found.after == Rating(State.SETTLED)
    assert found.words == ("heavy",)
    assert len(found.exercises) == 1
    assert found.kind_thing == "drink some water"
    assert found.put_away is not None
    assert found.put_away.until == only(context).at + timedelta(days=1)


async def test_a_landing_that_was_left_is_resumed_there(companion: Open, context: Context) -> None:
    async with companion().run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "u", "ctrl+s", "down", "enter", "tab", "tab", *"heavy", "enter", "ctrl+c")
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.2)
        await settle(pilot, "r", "enter")
        assert landing(app)
        assert app.screen.query_one(WordPicker).chosen == ("heavy",)
        await settle(pilot, "ctrl+s", "enter")
        assert isinstance(app.screen, Home)
    found = only(context).landing
    assert found is not None
    assert found.words == ("heavy",)
    assert Drafts(context.places.drafts).names() == []


async def set_aside(companion: Open, until: str) -> None:
    async with companion().run_test(size=(80, 24)) as pilot:
        await settle(
            pilot, "a", "u", "ctrl+s", "down", "enter", *["tab"] * 5, *"the dream", "enter", until, "ctrl+s"
        )


@pytest.mark.parametrize("end", ["enter", "tab"])
async def test_a_time_of_ones_own_is_written_with_keys_alone(
    companion: Open, context: Context, end: str
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        keys = ("tab", "tab", "tab", "tab", "tab", *"the dream", "enter", "6", *"23:15", end, "ctrl+s")
        await settle(pilot, "a", "u", "ctrl+s", "down", "enter", *keys)
        assert isinstance(app.screen, Home)
    found = only(context).landing
    assert found is not None
    assert found.put_away is not None
    assert found.put_away.until == context.now().replace(hour=23, minute=15)


async def test_what_is_set_aside_waits_for_its_time(companion: Open, context: Context, still: Still) -> None:
    await set_aside(companion, "2")
    assert "the dream" not in in_full(only(context), context.now())
    for hours, here in ((1, False), (25, True)):
        still.seconds = hours * 3600
        app = companion()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(1.2)
            choices = [choice.id for choice in app.screen.query_one(Choices).choices]
            assert ("home.put_away" in choices) is here
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "d")
        assert isinstance(app.screen, ChoicePage)
        assert app.screen.offer.more == "the dream"
        await settle(pilot, "enter")
        assert isinstance(app.screen, Home)
        [_, aside] = entries_set_aside(context, due=True)[0]
        assert not aside.done, "Enter alone leaves it as it is"
        await settle(pilot, "d", "down", "enter")
        assert isinstance(app.screen, Home)
    found = only(context).landing
    assert found is not None
    assert found.put_away is not None
    assert found.put_away.done


async def test_it_is_opened_again_and_changed(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "t", "ctrl+s", "enter", "h")
        await pilot.pause(0.2)
        await settle(pilot, "enter", "e")
        await pilot.pause(0.1)
        await settle(pilot, "2", *["tab"] * 12, *"a note", "tab", *"Berlin", "enter", *"june", "ctrl+s")
        await pilot.pause(0.1)
    assert only(context).left == Rating(State.CANT_TELL, 2)
    assert (only(context).note, only(context).tags) == ("a note", ("Berlin", "june"))


async def test_one_letter_leads_to_the_questions_for_who_led_it(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a")
        assert "I led it" in shown(app)
        await settle(pilot, "s")
        assert "I led it" not in shown(app), "with an answer it is one's own session"
        await settle(pilot, "s", "l", *"MARIA", "enter", "1", "ctrl+s", "enter")
        assert isinstance(app.screen, Home)
    [entry] = saved(context)
    assert isinstance(entry, Led)
    assert (entry.person, entry.could_bring) == ("MARI", Answer("yes"))


async def test_a_session_that_was_led_is_exported_where_that_is_asked_for(
    companion: Open, context: Context, tmp_path: Path
) -> None:
    at = context.now()
    context.notebook.add(Led(id=context.notebook.new_id(at), at=at, next_time="the drum"))
    context.notebook.add(CheckIn(id=context.notebook.new_id(at), at=at, note="rain"))
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        for number, more in enumerate(((), ("down", "down", "enter"))):
            await settle(pilot, "h" if not number else "escape", "x")
            await pilot.pause(0.2)
            app.screen.query_one("#path", Input).value = str(tmp_path / f"{number}.html")
            await settle(pilot, *more, *["down"] * (1 if more else 3), "enter")
            await pilot.pause(0.3)
    pages = [(tmp_path / f"{number}.html").read_text() for number in range(2)]
    assert ["the drum" in page for page in pages] == [False, True]
    assert all("rain" in page for page in pages)
