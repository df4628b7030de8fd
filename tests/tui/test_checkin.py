"""The check-in: with keys alone, with the mouse alone, left and taken up again."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from companion.content.wordlists import sensations
from companion.core.entry import CheckIn, Rating, Sensation, State
from companion.flows.context import Context
from companion.flows.drafts import WAIT
from companion.store.drafts import Drafts
from companion.text.entries import in_full
from companion.tui.app import CompanionApp
from companion.tui.questions.places import RegionPicker
from companion.tui.questions.review import ReviewWidget
from companion.tui.questions.text import TextWidget
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.form import FormPage
from companion.tui.screens.home import Home
from companion.tui.screens.people import PeoplePage
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.rating import RatingPage
from companion.tui.widgets.body_figure import BodyFigure
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.rating import RatingLine
from companion.tui.widgets.word_picker import WordPicker
from tests.tui.pilot import click, click_action, idle, saved, settle

Open = Callable[..., CompanionApp]
AWKWARD = (
    "שלום עולם, mixed with English",
    "日本語 wide 한국어 characters",
    "\x1b[31mred\x1b[0m \x07 \x9b2J",
    "e\u0301 a\u200db \u202eback",
)


def drafts(context: Context) -> list[str]:
    return Drafts(context.places.drafts).names()


def only(context: Context) -> CheckIn:
    [entry] = saved(context)
    assert isinstance(entry, CheckIn)
    return entry


async def test_keys_alone_answer_everything(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "t", "6", "tab")
        await settle(pilot, "down", "down", "enter", *"tigh", "enter", "3", "4", "escape", "tab")
        await settle(pilot, *"sad", "down", "enter", *"woolly", "enter", "tab")
        await settle(pilot, *"ok", "enter", *"then", "tab")
        assert isinstance(app.screen.query_one(ReviewWidget), ReviewWidget)
        assert "woolly" in app.screen.query_one(ReviewWidget).query_one(CentredText).words
        await settle(pilot, "s", "enter")
        assert isinstance(app.screen, Home)
    entry = only(context)
    assert entry.rating == Rating(State.CANT_TELL, 6)
    assert entry.body == (Sensation("heart", ("tight",), "a lot", "more"),)
    assert entry.feelings[-1] == "woolly"
    assert entry.note == "ok\nthen"
    assert drafts(context) == []
    assert "heart: tight (a lot, more)" in in_full(entry)


async def test_the_mouse_alone_answers_everything(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(Choices, offset=(40, 2))
        await pilot.pause(0.05)
        await click(pilot, "can't tell", " 5 ")
        await click_action(pilot, "pick(1)")
        await pilot.pause(0.05)
        await click_action(pilot, "pick('front','belly')")
        await pilot.pause(0.05)
        assert app.screen.query_one(BodyFigure).chosen == {"belly": 0}
        field = app.screen.query_one("#words", WordPicker)
        warm = next(spot for spot in field.laid.words if spot.word == "warm")
        await pilot.click("#words", offset=(warm.column + 1, warm.row + 1))
        await pilot.click("#strength", offset=(3, 0))
        await click_action(pilot, "pick(4)")
        await pilot.pause(0.05)
        await pilot.click(ReviewWidget, offset=(0, 0))
        choices = app.screen.query_one(ReviewWidget).query_one(Choices)
        await pilot.click(choices, offset=(choices.size.width // 2, 0))
        await pilot.pause(0.05)
        await click(pilot, "Enough for now")
        assert isinstance(app.screen, Home)
    entry = only(context)
    assert entry.rating == Rating(State.CANT_TELL, 5)
    assert entry.body == (Sensation("belly", ("warm",), "a little"),)


@pytest.mark.parametrize(("key", "state"), [("u", State.UP), ("f", State.FLAT)])
async def test_up_or_flat_is_saved_and_grounding_offered(
    companion: Open, context: Context, key: str, state: State
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", key, "enter")
        assert isinstance(app.screen, ChoicePage)
        assert only(context).rating.state is state
        await settle(pilot, "enter")
        assert isinstance(app.screen, Home)
    assert len(saved(context)) == 1


async def test_the_rating_after_grounding_is_saved_too(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "u", "8", "enter", "down", "enter")
        await pilot.pause(0.1)
        assert isinstance(app.screen, PlayerPage)
        await settle(pilot, "escape")
        assert isinstance(app.screen, RatingPage)
        await settle(pilot, "u", "4", "enter")
        assert isinstance(app.screen, Home)
    entry = next(entry for entry in saved(context) if isinstance(entry, CheckIn))
    assert entry.rating == Rating(State.UP, 8)
    assert entry.later == Rating(State.UP, 4)


async def test_back_and_forth_loses_nothing(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(
            pilot, "c", "s", "tab", "up", "space", "tab", "tab", *"hm", "shift+tab", "escape", "escape"
        )
        assert app.screen.query_one(RatingLine).rating.state is State.SETTLED
        await settle(pilot, "tab")
        assert app.screen.query_one(BodyFigure).chosen == {"chest": 0}
        await settle(pilot, "tab", "tab")
        assert app.screen.query_one(TextWidget).query_one("SafeTextArea").text == "hm"  # type: ignore[attr-defined]


async def test_back_at_the_figure_words_are_for_the_place_that_is_shown(
    companion: Open, context: Context
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", *["down"] * 3, "space", "tab", "shift+tab", "2", "up")
        assert app.screen.query_one(BodyFigure).here == "belly"
        await settle(pilot, "2", "ctrl+s")
    assert only(context).body == (Sensation("belly", strength="some"),)


async def test_a_draft_is_on_disk_within_a_second(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "s", "tab", "tab", "tab", *"half a word")
        await pilot.pause(WAIT + 0.3)
        [name] = drafts(context)
        draft = Drafts(context.places.drafts).get(name)
    assert draft is not None
    assert draft["entry"]["note"] == "half a word"
    assert saved(context) == []


async def test_a_draft_is_offered_and_resumed(companion: Open, context: Context) -> None:
    async with companion().run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "s", "tab", "tab", "tab", *"half", "ctrl+c")
    assert saved(context) == []
    assert len(drafts(context)) == 1
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.2)
        assert "home.resume" in [choice.id for choice in app.screen.query_one(Choices).choices]
        await settle(pilot, "r", "enter")
        assert isinstance(app.screen, FormPage)
        assert app.screen.query_one(TextWidget).query_one("SafeTextArea").text == "half"  # type: ignore[attr-defined]
        await settle(pilot, "ctrl+s")
    entry = only(context)
    assert (entry.note, entry.rating.state) == ("half", State.SETTLED)
    assert drafts(context) == []


async def test_the_first_screen_offers_drafts_and_not_what_was_saved(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.2)
        for keys, offered in ((("c", "s", "escape"), True), (("r", "enter", "ctrl+s", "enter"), False)):
            await settle(pilot, *keys)
            await pilot.pause(0.2)
            assert isinstance(app.screen, Home)
            choices = [choice.id for choice in app.screen.query_one(Choices).choices]
            assert ("home.resume" in choices) is offered


async def test_two_windows_write_drafts_of_their_own(companion: Open, context: Context) -> None:
    other = CompanionApp(replace(context))
    async with companion().run_test(size=(80, 24)) as one, other.run_test(size=(80, 24)) as two:
        await settle(one, "c", "s", "tab", "tab", "tab", *"first")
        await one.pause(WAIT + 0.3)
        await two.pause(1.2)
        assert "home.resume" not in [choice.id for choice in other.screen.query_one(Choices).choices]
        await settle(two, "c", "f", "tab", "tab", "tab", *"second", "ctrl+c")
        await settle(one, "!", "ctrl+c")
    notes = [Drafts(context.places.drafts).get(name) for name in drafts(context)]
    assert sorted(draft["entry"]["note"] for draft in notes if draft) == ["first!", "second"]


@pytest.mark.parametrize("text", [*AWKWARD, "word " * 2000], ids=["rtl", "wide", "control", "marks", "long"])
async def test_any_text_is_saved_as_it_was_written(companion: Open, context: Context, text: str) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "tab", "tab")
        app.post_message(Paste(text))
        await pilot.pause(0.1)
        assert no_control(pilot)
        await settle(pilot, "tab")
        assert no_control(pilot)
        await settle(pilot, "s")
    assert only(context).note == text


def no_control(pilot: Pilot[None]) -> bool:
    """Whether nothing on the screen could move a cursor or change a colour by itself."""
    shown = "".join(
        segment.text for strip in pilot.app.screen._compositor.render_strips() for segment in strip
    )
    return not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 or sign == "\u202e" for sign in shown)


async def test_an_entry_is_opened_again_and_changed(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "t", "enter", "enter", "h")
        await pilot.pause(0.2)
        await settle(pilot, "e")
        await pilot.pause(0.1)
        assert isinstance(app.screen, FormPage)
        await settle(pilot, "3", "enter")
        await pilot.pause(0.1)
    assert only(context).rating == Rating(State.CANT_TELL, 3)
    assert only(context).changed is not None


async def test_own_words_are_offered_again(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "up", "enter", *"woolly", "enter", "ctrl+s", "enter", "c", "tab")
        await pilot.pause(0.1)
        field = app.screen.query_one("#words", WordPicker)
        assert "woolly" in [spot.word for spot in field.laid.words]
        assert field.chosen == ()


async def test_a_typed_word_is_saved_without_enter(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "up", "enter", *"woolly", "tab", *"uneasy", "pagedown", "shift+tab")
        await settle(pilot, *"ti", "shift+tab", "tab", *"sad", "ctrl+s")
    entry = only(context)
    assert entry.body == (Sensation("chest", ("woolly",)),)
    assert entry.feelings == ("uneasy", "sad")


async def test_a_partly_typed_word_is_in_the_draft(companion: Open, context: Context) -> None:
    async with companion().run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "tab", *"wool")
        await pilot.pause(WAIT + 0.3)
        [draft] = [Drafts(context.places.drafts).get(name) for name in drafts(context)]
    assert draft is not None
    assert draft["entry"]["feelings"] == ["wool"]


def hints(app: CompanionApp) -> str:
    return app.screen.query_one(Footer).render().plain


async def test_the_footer_names_keys_that_do_what_it_says(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c")
        assert "keep" not in hints(app)
        await settle(pilot, "u")
        assert "enter save" in hints(app)
        await settle(pilot, "tab", "tab", "tab")
        assert "enter" not in hints(app)
        assert "ctrl+s save" in hints(app)
        assert "F1 people" in hints(app)
        assert "?" not in hints(app)
        await settle(pilot, "f1")
        assert isinstance(app.screen, PeoplePage)


async def test_what_the_footer_names_can_be_clicked(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c")
        for keys, *names in (
            ((), "tab next"),
            (("down",), "space mark", "enter words"),
            (("down",), "enter choose", "ctrl+s save"),
        ):
            await settle(pilot, *keys)
            for name in names:
                assert name in hints(app)
                await pilot.click(Footer, offset=(hints(app).index(name) + 3, 0))
                await idle(pilot)
        assert isinstance(app.screen, ChoicePage)
    assert only(context).body == (Sensation("chest", ("nothing",)),)


async def test_a_letter_leaves_a_place_out_and_changes_no_setting(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "down", "down", "x")
        figure = app.screen.query_one(BodyFigure)
        assert ("front", "heart") not in figure.places
        assert tuple(context.settings.hidden_regions) == ()
        assert not context.places.settings.exists()


async def test_small_has_a_list(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, "c", "tab", *"left han", "enter")
        assert str(app.screen.query_one("#region", Static).content) == "● left hand"
        await settle(pilot, *"cold", "enter", "escape", "tab")
        await settle(pilot, "ctrl+s")
    assert only(context).body == (Sensation("left hand", ("cold",)),)


async def test_the_mouse_alone_reaches_the_back_where_one_side_is_shown(
    companion: Open, context: Context
) -> None:
    app = companion()
    async with app.run_test(size=(62, 24)) as pilot:
        await settle(pilot, "c", "tab")
        figure = app.screen.query_one(BodyFigure)
        for region in ("upper back", "chest"):
            await click_action(pilot, "turn")
            await idle(pilot)
            assert figure.here == region


async def test_a_mark_in_the_list_can_be_taken_away(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, "c", "tab", "down", "enter", "escape", "down", "space", "up", "space")
        assert app.screen.query_one(RegionPicker).chosen == ("around me",)
        await pilot.click(RegionPicker, offset=(4, 2))
        await idle(pilot)
        await pilot.click("#region")
        await settle(pilot, "tab", "tab", *"x", "ctrl+s")
    assert only(context).body == ()


def test_nothing_numb_and_cant_tell_come_first() -> None:
    assert list(sensations()[0].words) == ["nothing", "numb", "can't tell"]
