"""The first page, people, exercises, pages to read, cards, the plan and settings in plain mode."""

from __future__ import annotations

from companion.content import people as help_lines
from companion.content.cards import own_cards
from companion.content.catalog import phrase
from companion.content.own_people import own_lines, own_people
from companion.content.pages import pages
from companion.content.plan import own_plan
from companion.core.entry import Rating, State
from companion.flows.context import Context
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import Picked
from companion.plain.home import ask_home
from companion.text.people import emergency
from tests.plain.typed import walked
from tests.still import Still


def home(context: Context, still: Still, *typed: str) -> tuple[str, object]:
    return walked(context, still, lambda front: ask_home(front, front.terminal, context), *typed)


def people(context: Context, still: Still, *typed: str) -> str:
    return walked(context, still, lambda front: front.people(), *typed)[0]


def pick(context: Context, still: Still, *typed: str) -> tuple[str, object]:
    return walked(context, still, lambda front: front.pick_exercise(PracticeLog(context)), *typed)


def test_the_first_page_takes_a_number_a_word_or_the_letter_of_the_screen(
    context: Context, still: Still
) -> None:
    told, chosen = home(context, still, "")
    assert chosen == "ground"
    assert told.startswith("There is no hurry here.\nWhat would help right now?\n1: Ground")
    for typed, flow in (("3", "checkin"), ("check in", "checkin"), ("e", "exercises"), ("l", "learn")):
        assert home(context, still, typed)[1] == flow
    assert home(context, still, "h")[1] == "history"
    assert home(context, still, "more", "1")[1] == home(context, still, "m", "b", "m", "l")[1] == "learn"
    assert home(context, still, "b", "a")[1] == home(context, still, "12", "a")[1] == "after"
    assert "Settings\n" in home(context, still, "settings")[0]


def test_a_breath_a_flashback_and_far_away_may_be_said(context: Context, still: Still) -> None:
    for typed, flow in (("breath", "breath"), ("k", "flashback"), ("f", "flat"), ("far away", "flat")):
        assert home(context, still, typed)[1] == flow


def test_people_begin_with_the_emergency_number(context: Context, still: Still) -> None:
    context.set_settings(country="GB")
    told = people(context, still, "")
    assert told.startswith(f"{emergency(help_lines.here('GB'))[0]}\n".replace("\xa0", " "))
    assert "116 123, Samaritans, day and night, free\n" in told


def test_the_first_page_of_people_fits_a_window_with_the_number_on_it(context: Context, still: Still) -> None:
    context.set_settings(country="GB")
    told = people(context, still, "m", "", "")
    assert told.index("> m") < told.index("Childline") < told.index(phrase("people.titles.directories"))
    assert told.count("999 or 112 emergency") == 3
    for country in ("GB", "US", "DE", "IE", "FR", "NZ", "AU", "CA", "IN", ""):
        context.set_settings(country=country)
        assert people(context, still).count("\n") < 24, country


def test_lines_about_violence_and_another_country_are_asked_for(context: Context, still: Still) -> None:
    context.set_settings(country="GB")
    told = people(context, still, "w", "b", "c", "ireland", "")
    assert phrase("people.traces")[:40] in told
    assert context.settings.country == "IE"
    assert str(emergency(help_lines.here("IE"))[0]).replace("\xa0", " ") in told


def test_people_and_lines_are_added_changed_and_removed(context: Context, still: Still) -> None:
    context.set_settings(country="GB")
    told = people(context, still, "a", "person", "Ana", "0123", "Stay on the phone", "")
    assert "0123, Ana, “Stay on the phone”" in told
    people(context, still, "change", "Ana", "change", "", "0456", "", "")
    assert own_people(context.places.people)[0][0].call == "0456"
    people(context, still, "change", "samaritans", "correct", "116 000", "", "", "", "")
    assert own_lines(context.places.people)[0][0].call == "116 000"
    people(context, still, "change", "Ana", "remove", "remove", "")
    assert own_people(context.places.people)[0] == ()


def test_an_exercise_is_chosen_by_kind_read_about_and_begun(context: Context, still: Still) -> None:
    told, picked = pick(context, still, "looking", "five senses", "why", "1", "u", "3", "")
    assert isinstance(picked, Picked)
    assert picked.key == "five_senses"
    assert told.startswith("Exercises\n")
    assert phrase("on_paper.sources") in told


def test_an_exercise_is_found_by_a_word_by_what_fits_and_by_what_it_needs(
    context: Context, still: Still
) -> None:
    told, _ = pick(context, still, "/", "zzz", "", "/", "water", "q")
    assert phrase("plain.exercises.none") in told
    assert phrase("exercises_list.found", count=0).split(",")[0] in told
    told, picked = pick(context, still, "ankles", "feet", "1", "", "")
    assert phrase("plain.unknown") in told
    assert isinstance(picked, Picked)
    assert picked.key == "feet"
    told, picked = pick(context, still, "fits", "up 9", "1", "", "")
    assert phrase("exercises_list.fits", how="up, 9") in told
    assert isinstance(picked, Picked)
    assert picked.before == Rating(State.UP, 9)
    assert "only: in public".capitalize() in pick(context, still, "only", "in public", "q")[0]


def test_an_exercise_is_put_on_top_hidden_and_made_the_first(context: Context, still: Still) -> None:
    typed = ("1", "feet", "top", "look", "begin with", "longer", "hide", "", "")
    pick(context, still, *typed)
    settings = context.settings
    assert (settings.pinned, settings.first_exercise) == (("feet",), "look_around")
    assert settings.hidden == ("longer_out_breath",)
    told, _ = pick(context, still, "1", "b", "hidden", "1", "show", "", "")
    assert context.settings.hidden == ()
    assert "Longer out-breath" not in told.split("> b")[0]


def test_a_page_is_read_part_by_part(context: Context, still: Still) -> None:
    title = pages()[0].title
    told, _ = walked(context, still, lambda front: front.read_pages(), "1", "", "b", "b", "b")
    assert f"> 1\n\n{title}\nA nervous system that reads danger gets the body ready for it. " in told
    assert told.count(f"\n\n{title}\n") == 2
    assert "#" not in told


def test_cards_are_written_and_put_first(context: Context, still: Still) -> None:
    home(context, still, "w", "a", "when up", "I know this", "n", "q")
    cards, _ = own_cards(context.places.cards)
    assert [(each.words, each.suits) for each in cards] == [("I know this", "up")]
    assert context.settings.card_first


def test_the_plan_is_written_line_by_line_hidden_and_shown(context: Context, still: Still) -> None:
    told, _ = home(context, still, "p", "1", "add", "I stop answering", "I stay in bed", "", "2", "hide", "q")
    plan = own_plan(context.places.plan)
    assert plan.texts == {"notice": "I stop answering\nI stay in bed"}
    assert plan.hidden == ("alone",)
    assert "\nI stop answering\nI stay in bed\n" in told
    assert "I stay in bed" in people(context, still, "p", "b", "")
    home(context, still, "plan", "show", "1", "anew", "I stop eating", "", "q")
    plan = own_plan(context.places.plan)
    assert (plan.texts, plan.hidden) == ({"notice": "I stop eating"}, ())


def test_settings_are_changed_by_number_or_word(context: Context, still: Still) -> None:
    told, _ = home(context, still, ",", "pace", "1.2", "country", "ireland", "bell", "", "q")
    assert context.settings.pace == 1.2
    assert context.settings.country == "IE"
    assert context.settings.bell == "none"
    assert str(context.places.settings) in told.replace("\n", "")


def test_lists_the_cover_and_the_keys_are_changed_line_by_line(context: Context, still: Still) -> None:
    context.set_settings(keys={"home.ground": "x"}, pinned=("feet",))
    typed = ("exercises, on top", "hum", "add", "voo", "remove: feet", "", "body", "jaw", "")
    told, _ = home(
        context, still, "settings", *typed, "text", "own", "Buy bread", "to come back", "f9 x", "q"
    )
    settings = context.settings
    assert settings.pinned == ("hum", "voo")
    assert settings.hidden_regions == ("jaw",)
    assert (settings.cover, settings.uncover) == ("Buy bread", "f9 x")
    told, _ = home(
        context, still, "settings", "keys", "home.ground", "", "pace", "1.4", "reset all", "1", "q"
    )
    assert "home.ground: x" in told
    assert context.settings.keys == {}
    assert context.settings.pace == 1.0
    assert context.settings.pinned == ("hum", "voo")


def test_a_setting_that_is_changed_says_what_it_means(context: Context, still: Still) -> None:
    told, _ = home(context, still, "settings", "read aloud", "yes", "q")
    assert "Saved.\nEach step is spoken. People nearby can hear it.\n" in told
