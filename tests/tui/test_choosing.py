"""What is chosen on screens: nothing by Enter, Tab or Esc alone, and what is marked and chosen is seen."""

from collections.abc import Callable

import pytest

from companion.content.catalog import phrase
from companion.core.entry import AfterSession, Answer, Sensation, SetAside
from companion.flows.context import Context
from companion.store.drafts import Drafts
from companion.tui.app import CompanionApp
from companion.tui.questions.review import ReviewWidget
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.form import FormPage
from companion.tui.screens.home import Home
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.word_picker import WordPicker
from tests.tui.pilot import click_action, saved, settle

Open = Callable[..., CompanionApp]
SIZES = pytest.mark.parametrize(
    "size",
    [pytest.param((80, 24), id="80x24"), pytest.param((40, 15), id="40x15", marks=pytest.mark.slow)],
)
LANDING = ("a", "u", "tab", "ctrl+l")
MORE = ("a", *["tab"] * 7, "m")
QUESTIONS = {
    "state": ("c",),
    "place in the body": ("c", "tab"),
    "feelings": ("c", "tab", "tab"),
    "note": ("c", "tab", "tab", "tab"),
    "body after": ("a", "tab"),
    "fixed answers": ("a", *["tab"] * 3),
    "to bring": ("a", *["tab"] * 6),
    "mended": (*MORE, "tab"),
    "person": (*MORE, *["tab"] * 3),
    "kind of session": (*MORE, *["tab"] * 4),
    "landing": LANDING,
    "words in a landing": (*LANDING, "tab", "tab"),
    "exercise in a landing": (*LANDING, *["tab"] * 3),
    "set aside in a landing": (*LANDING, *["tab"] * 5),
    "kind thing in a landing": (*LANDING, *["tab"] * 6),
}
"""The keys that lead from the first screen to each kind of question."""


def form(app: CompanionApp) -> FormPage:
    assert isinstance(app.screen, FormPage)
    return app.screen


def entry_of(app: CompanionApp) -> AfterSession:
    entry = form(app).form.entry
    assert isinstance(entry, AfterSession)
    return entry


def line(app: CompanionApp) -> str:
    """Return the footer."""
    return app.screen.query_one(Footer).render().plain


def shown(app: CompanionApp) -> str:
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row) for row in rows)


@SIZES
@pytest.mark.parametrize("question", QUESTIONS)
async def test_enter_answers_nothing_where_nothing_is_marked(
    companion: Open, context: Context, size: tuple[int, int], question: str
) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, *QUESTIONS[question])
        before = form(app).form.entry
        asked = form(app).form.question
        # The last two are followed by the end of the form.
        await settle(pilot, *["enter"] * (1 if question in ("person", "kind of session") else 3))
        assert form(app).form.draft.entry == before
        if question not in ("note", "to bring"):
            assert form(app).form.question != asked, "it goes on"
    assert saved(context) == []


async def test_enter_alone_walks_every_question_and_saves_nothing(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", *["enter"] * 6, "tab")
        assert app.screen.query(ReviewWidget)
        await settle(pilot, "enter")
        assert isinstance(app.screen, Home)
    assert (saved(context), Drafts(context.places.drafts).names()) == ([], [])


async def test_enter_alone_ends_a_landing_with_no_answers(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "u", "ctrl+s", "down", "enter", *["enter"] * 7)
        assert isinstance(app.screen, Home)
    [entry] = saved(context)
    assert isinstance(entry, AfterSession)
    assert entry.landing is not None
    assert not any(getattr(entry.landing, name) for name in ("words", "exercises", "kind_thing", "put_away"))


@pytest.mark.parametrize("keys", [("c", "u", "enter"), ("c", "s", "enter"), ("a", "f", "ctrl+s")])
async def test_enter_begins_nothing_after_an_entry_is_saved(companion: Open, keys: tuple[str, ...]) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *keys)
        assert isinstance(app.screen, ChoicePage)
        assert not app.screen.query_one(Choices).marked
        assert "enter enough for now" in line(app)
        assert "enter   Enough for now" in shown(app)
        await settle(pilot, "enter")
        assert isinstance(app.screen, Home)


async def test_what_comes_after_grounding_within_a_check_in_has_its_keys_beside_it(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "u", "enter", "down", "enter", "escape", "u")
        assert "o       Something else" in shown(app)
        assert "enter   Enough for now" in shown(app)


async def test_digits_answer_nothing_before_a_place_is_marked(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "1", "4", "space", "x")
        assert not form(app).form.has_answers
        assert app.context.settings.hidden_regions == ()
        await settle(pilot, "up", "1")
        assert form(app).form.given == (Sensation("chest", strength="a little"),)


async def test_an_arrow_marks_and_enter_does_what_is_marked(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *QUESTIONS["fixed answers"], "down", "enter")
        assert (entry_of(app).heard, form(app).form.question.field) == (Answer("yes"), "could_say")
        await settle(pilot, "shift+tab", "down", "down", "enter")
        assert entry_of(app).heard == Answer("partly")
        await settle(pilot, "shift+tab", "down", "down", "enter")
        assert entry_of(app).heard == Answer("partly"), "Enter on what is chosen goes on"
        assert form(app).form.question.field == "could_say"


async def test_a_number_after_a_number_changes_the_answer(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *QUESTIONS["fixed answers"], "1", "shift+tab", "3")
        assert entry_of(app).heard == Answer("no")
        await settle(pilot, "shift+tab", "3")
        assert entry_of(app).heard == Answer()
        await settle(pilot, "2", "shift+tab", *"near", "enter", "shift+tab", "4")
        assert entry_of(app).heard == Answer("not sure", "near")


async def test_what_was_answered_for_a_place_comes_back_with_its_mark(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "up", "enter", *"tigh", "enter", "3", "escape")
        tight = (Sensation("chest", ("tight",), "a lot"),)
        assert form(app).form.given == tight
        await settle(pilot, "space")
        assert form(app).form.given == ()
        await settle(pilot, "tab", "shift+tab", "up", "space")
        assert form(app).form.given == tight
        for given in ((), tight):
            await click_action(pilot, "pick('front','chest')")
            await pilot.pause()
            assert form(app).form.given == given


@SIZES
async def test_what_is_answered_for_a_place_is_in_its_heading(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "c", "tab", *(["up"] if size == (80, 24) else "chest"))
        await settle(pilot, "enter", *"tigh", "enter", "3")
        assert "● chest: tight, a lot" in shown(app)
        await settle(pilot, "2", *"woolly", "enter")
        assert "● chest: tight, woolly, some" in shown(app)


async def test_a_list_stays_where_it_was_when_a_word_is_chosen(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, "c", "tab", "tab", *["down"] * 12)
        words = app.screen.query_one(WordPicker)
        top, word = words.top, words.under
        assert top
        await settle(pilot, "enter")
        assert (words.top, words.under, words.chosen) == (top, word, (word,))
        await settle(pilot, *"sad", "enter")
        row = next(spot.row for spot in words.laid.words if spot.word == "sad")
        assert words.top <= row < words.top + words.size.height - 1
        assert "•6 sad" in shown(app)
        assert not words.marked, "Enter again would take it back"


async def test_a_place_found_by_typing_stays_in_view(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot, "c", "tab", *"left han", "enter", "escape")
        assert "› left hand" in shown(app) or "•left hand" in shown(app)


@SIZES
async def test_a_chosen_state_has_a_sign_of_its_own(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "c", "t", "1", "0")
        sign = {
            name: f"{phrase(f'states.{name}.sign')} " if size[0] == 80 else "" for name in ("up", "cant_tell")
        }
        assert f"[t {sign['cant_tell']}can't tell]" in shown(app)
        assert "[10]" in shown(app)
        assert "[u" not in shown(app)
        await settle(pilot, "u")
        assert f"[u {sign['up']}up]" in shown(app)


async def test_the_chosen_one_of_a_list_has_a_sign(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "question_mark", "c", "down")
        assert shown(app).count("• ") == 1


@pytest.mark.parametrize("text", ["[b]x[/b]", " a \\"])
async def test_brackets_are_saved_as_typed(companion: Open, context: Context, text: str) -> None:
    app = companion()
    keys = [*text.replace(" ", "~")]
    typed = ["space" if key == "~" else key for key in keys]
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "a", "s", *["tab"] * 3, "q", *typed, "enter")
        await settle(pilot, *["tab"] * 2, *typed, "tab")
        await settle(pilot, "a", "enter")
        await pilot.pause()
    [entry] = saved(context)
    assert isinstance(entry, AfterSession)
    assert (entry.heard.words, entry.bring) == (f"q{text}", text)


async def test_spaces_alone_are_no_answer(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *QUESTIONS["fixed answers"], "a", "backspace", "space", "tab")
        await settle(pilot, *["tab"] * 2, "space", "enter", "space", "tab", "s")
        assert isinstance(app.screen, Home)
    assert (saved(context), Drafts(context.places.drafts).names()) == ([], [])


@pytest.mark.parametrize("name", ["feelings", "person", "kind of session", "words in a landing"])
async def test_a_space_and_enter_choose_no_word(companion: Open, name: str) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *QUESTIONS[name])
        before = form(app).form.entry
        await settle(pilot, "space", "enter")
        assert form(app).form.entry == before


async def test_letters_that_are_shown_nowhere_set_no_number(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "h", "l", "left", "right")
        assert not form(app).form.has_answers


async def test_a_note_is_gone_on_with_where_it_ends(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "c", "tab", "tab", "tab", *"ab", "tab", "shift+tab", "c")
        assert form(app).form.entry.note == "abc"


async def test_enter_after_what_is_set_aside_chooses_no_time(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *QUESTIONS["set aside in a landing"], *"dream", "enter", "enter")
        assert form(app).form.question.field == "landing.kind_thing"
        entry = form(app).form.entry
        assert isinstance(entry, AfterSession)
        assert entry.landing is not None
        assert entry.landing.put_away == SetAside("dream")


@pytest.mark.parametrize("theme", ["dusk", "terminal"])
@pytest.mark.parametrize("keys", [("e", "down"), ("l", "down"), ("h", "f", "down"), ("h", "m", "down")])
async def test_the_marked_row_of_a_list_has_a_sign(
    companion: Open, keys: tuple[str, ...], theme: str
) -> None:
    app = companion(theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, *keys)
        assert shown(app).count("›") == 1
