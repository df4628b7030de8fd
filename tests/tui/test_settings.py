import importlib
import pkgutil
from collections.abc import Callable

import pytest
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input, Static

import companion.tui
from companion.flows.context import Context
from companion.store.paths import Places
from companion.store.settings import Settings, options, read
from companion.tui.app import CompanionApp
from companion.tui.screens.exercises import ExercisesPage
from companion.tui.screens.home import Home
from companion.tui.screens.player import PlayerPage
from companion.tui.screens.settings import GROUPS, SettingsList, SettingsPage
from companion.tui.themes import themes
from companion.tui.widgets.centred_text import CentredText
from tests.tui.pilot import settle

Open = Callable[..., CompanionApp]


async def test_a_setting_changes_at_once_and_is_written_with_a_comment(
    companion: Open, context: Context
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        assert isinstance(app.screen, SettingsPage)
        await settle(pilot, "down", "right")
        assert app.theme == "paper"
        await settle(pilot, "left", "left")
        assert app.theme == "terminal"
        await settle(pilot, "enter", "space", "down", "space")
    written = context.places.settings.read_text()
    assert "# The colours" in written
    settings, problems = read(context.places.settings)
    assert (settings.theme, settings.motion, problems) == ("paper", "reduced", [])


async def test_no_setting_changes_until_a_row_was_marked(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma", "space", "right", "left", "enter", "r")
        assert isinstance(app.screen, SettingsPage)
    assert context.settings == Settings()
    assert not context.places.settings.exists()


def row(app: CompanionApp, name: str) -> str:
    return str(app.screen.query_one(SettingsList).get_option(name).prompt).rstrip()


async def test_the_marked_row_says_what_its_value_means_and_all_do_where_there_is_room(
    companion: Open,
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma", "down")
        assert row(app, "theme") == "colours         ‹ dusk ›\n  Quiet colours on a dark background."
        assert "\n" not in row(app, "motion")
        await settle(pilot, "right", "down")
        assert row(app, "theme") == "colours         paper"
        await pilot.resize_terminal(200, 70)
        await settle(pilot)
        assert all("\n" in row(app, name) for names in GROUPS.values() for name in names)


async def test_every_setting_stands_on_the_page_or_in_the_list_of_exercises() -> None:
    others = {"reset", "sealing", "import"}
    shown = {name for names in GROUPS.values() for name in names}
    assert shown == {*Settings.__struct_fields__, *others} - {"order"}


async def to(pilot: Pilot[None], name: str) -> None:
    """Go to the row of a setting."""
    await settle(pilot, "down")
    while pilot.app.screen.query_one(SettingsList).marked != name:
        await settle(pilot, "down")


async def test_the_first_exercise_is_found_by_typing(companion: Open, context: Context) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        await to(pilot, "first_exercise")
        await settle(pilot, "enter", *"t on th", "enter")
        assert context.settings.first_exercise == "feet"
        assert "Feet on the floor" in row(app, "first_exercise")
        await settle(pilot, "enter", *"none of this", "enter", "escape")
        assert context.settings.first_exercise == "feet"


async def test_places_and_exercises_are_marked_in_a_list_that_stays(
    companion: Open, context: Context
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        await to(pilot, "hidden_regions")
        await settle(pilot, "enter", *"hip", "enter", "down", "enter", "up", "enter", "escape")
        assert context.settings.hidden_regions == ("right hip",)
    assert read(context.places.settings)[0].hidden_regions == ("right hip",)


async def test_a_reset_is_asked_for_once_and_leaves_what_the_person_made(
    companion: Open, context: Context
) -> None:
    own = {"pinned": ("feet",), "country": "AT", "hidden_regions": ("jaw",), "keys": {"home.learn": "j"}}
    app = companion(theme="paper", pace=1.4, **own)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        await to(pilot, "reset")
        await settle(pilot, "enter", "enter")
        assert context.settings.theme == "paper", "Enter alone leaves all as it is"
        await settle(pilot, "enter", "down", "enter")
        assert context.settings == Settings(**own)
        assert app.theme == "dusk"


async def test_a_command_gets_another_key_and_one_that_is_taken_is_named(
    companion: Open, context: Context
) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        await to(pilot, "keys")
        await settle(pilot, "enter", *"ground now", "enter")
        taken = app.screen.query_one("#taken", CentredText)
        await settle(pilot, "h")
        assert "look back" in taken.words
        await settle(pilot, "question_mark")
        assert "everywhere" in taken.words
        await settle(pilot, "y")
        assert read(context.places.settings)[0].keys == context.settings.keys == {"home.ground": "y"}
        await settle(pilot, "enter", "enter")
        assert context.settings.keys == {}


async def test_another_key_works_at_once(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_settings(keys={"home.exercises": "x"})
        await settle(pilot, "x")
        assert isinstance(app.screen, ExercisesPage)


async def test_one_setting_goes_back_to_its_first_value(companion: Open, context: Context) -> None:
    app = companion(pace=1.4, pinned=("feet",))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "comma")
        await to(pilot, "pace")
        assert "1.4 times" in row(app, "pace")
        await settle(pilot, "backspace", "backspace")
        assert context.settings.pace == 1
        await to(pilot, "pinned")
        await settle(pilot, "backspace")
        assert context.settings.pinned == ("feet",), "a list of the person's own is not deleted by one key"


async def test_a_settings_folder_that_cannot_be_made_is_reported(companion: Open, context: Context) -> None:
    blocked = context.places.config.parent / "in the way"
    blocked.parent.mkdir(parents=True)
    blocked.write_text("")
    context.places = Places(context.places.data, blocked, context.places.state)
    app = companion()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot, "comma", "down", "enter")
        assert app.theme == "paper"
        assert str(blocked) in app.said


async def test_a_key_can_be_changed_by_its_id(companion: Open) -> None:
    app = companion(keys={"home.exercises": "x"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e")
        assert isinstance(app.screen, Home)
        await settle(pilot, "x")
        assert isinstance(app.screen, ExercisesPage)


async def test_every_command_has_an_id_and_a_line_in_the_palette(companion: Open) -> None:
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "enter")
        titles = {command.title for command in app.get_system_commands(app.screen)}
        for active in app.screen.active_bindings.values():
            binding = active.binding
            if binding.id:
                assert binding.description in titles


def test_every_binding_has_an_id_and_a_tooltip() -> None:
    for module in pkgutil.walk_packages(companion.tui.__path__, "companion.tui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == module.name:
                for binding in thing.__dict__.get("BINDINGS", []):
                    assert binding.id, (thing, binding)
                    assert binding.tooltip, (thing, binding)


@pytest.mark.slow
async def test_every_theme_paints_every_screen(companion: Open) -> None:
    for theme in themes():
        app = companion(theme=theme.name)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(
                pilot, "e", "escape", "comma", "escape", "c", "escape", "h", "escape", "question_mark"
            )
            assert app.theme == theme.name


def test_every_theme_is_a_value_of_the_setting() -> None:
    names = [theme.name for theme in themes()]
    assert options()["theme"] == tuple(names)
    assert {"dusk", "paper", "ember", "contrast", "terminal"} <= set(names)


async def test_unknown_keys_and_commands_in_the_settings_are_ignored(companion: Open) -> None:
    odd = {"home.exercises": "", "no.such": "x", "home.history": "not a key, ctrl+", "home.checkin": "h"}
    app = companion(keys=odd)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "x", "enter", "escape", "escape")
        assert isinstance(app.screen, Home)


async def test_a_broken_exercise_file_is_reported(companion: Open, context: Context) -> None:
    context.places.own_exercises.mkdir(parents=True)
    (context.places.own_exercises / "mine.toml").write_text('name = "Mine"\nabout = 3\n')
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "e")
        sentence = str(app.screen.query_one("#broken", Static).render())
        assert "mine.toml" in sentence
        assert "line" in sentence
        assert app.screen.query_one("#broken").region.height > 0


@pytest.mark.parametrize(
    "size", [(10, 3), *(pytest.param(each, marks=pytest.mark.slow) for each in ((1, 1), (20, 2), (200, 60)))]
)
async def test_any_size_shows_something_and_breaks_nothing(companion: Open, size: tuple[int, int]) -> None:
    app = companion()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "enter", "space", "escape", "escape", "e", "down", "enter", "enter", "escape")
        await settle(pilot, "escape", "c", "escape", "h", "escape", "comma", "escape", "question_mark")
        await pilot.resize_terminal(80, 24)
        await pilot.resize_terminal(*size)
        await settle(pilot, "escape")


def write_settings(context: Context, text: str) -> None:
    context.places.config.mkdir(parents=True)
    context.places.settings.write_text(text)


async def test_no_notice_covers_the_first_instruction(companion: Open, context: Context) -> None:
    write_settings(context, "pace = 9\n")
    app = companion("now")
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot)
        await pilot.pause(1.2)
        assert app.said == ""
        await settle(pilot, "escape", "escape")
    assert not app.has_checked_settings, "so it is printed at the shell"


async def test_what_cannot_be_used_in_the_settings_is_said_once_at_home(
    companion: Open, context: Context
) -> None:
    write_settings(context, 'pace = 9\nmotoin = "reduced"\npinned = ["feet", "loook"]\n')
    app = companion()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.2)
        await settle(pilot)
        assert "line 1" in app.said
        assert "2 more" in app.said
    assert context.places.settings.read_text().startswith("pace = 9\nmotoin")


async def test_a_letter_set_as_a_key_works_on_a_step_with_a_line_to_type_in(
    companion: Open,
) -> None:
    app = companion("now", first_exercise="five_senses", keys={"exercise.next": "n"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "n")
        page = app.screen
        assert isinstance(page, PlayerPage)
        assert page.runner.index == 1
        assert page.query_one(Input).value == ""
