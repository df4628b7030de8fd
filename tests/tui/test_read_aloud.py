"""Reading aloud: off unless asked for, silent at any key, and nothing that the person has written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from companion.content.catalog import phrase
from companion.content.library import shipped
from companion.flows.context import Context
from companion.tui.app import CompanionApp
from companion.tui.screens.player import PlayerPage
from companion.tui.widgets.centred_text import CentredText
from tests.speech import Speech
from tests.tui.conftest import Still
from tests.tui.pilot import settle

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

Open = Callable[..., CompanionApp]
FEET = shipped()["feet"]
BREATH = "longer_out_breath"


@pytest.fixture
def speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speech:
    found = Speech(tmp_path, monkeypatch)
    found.install("spd-say")
    return found


def player(pilot: Pilot[None]) -> PlayerPage:
    page = pilot.app.screen
    assert isinstance(page, PlayerPage)
    return page


def said(page: PlayerPage) -> str:
    return page.query_one("#quiet", CentredText).words


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError


async def test_a_key_reads_this_walk_aloud_and_a_second_one_ends_that(
    companion: Open, context: Context, speech: Speech
) -> None:
    app = companion("now", first_exercise="feet")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "space")
        assert speech.spoken == []
        await settle(pilot, "v")
        assert said(player(pilot)) == phrase("exercise.read_aloud.on", letter="v")
        assert "silence" in player(pilot).labels.values()
        await until(pilot, lambda: len(speech.spoken) == 1)
        await settle(pilot, "space")
        await until(pilot, lambda: len(speech.spoken) == 2)
        await settle(pilot, "v", "left")
        assert app.voice
        assert not app.voice.is_speaking
        assert not player(pilot).labels
    shown = [step.short for step in FEET.steps[1:3]]
    assert all(line.startswith(words) for line, words in zip(speech.spoken, shown, strict=True))
    assert not context.settings.read_aloud
    assert not context.places.settings.exists()


async def test_where_it_is_set_each_phase_of_a_breath_is_spoken(
    companion: Open, speech: Speech, still: Still
) -> None:
    app = companion("now", first_exercise=BREATH, read_aloud=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(speech.spoken) == 2)
        still.seconds = 4.5
        await until(pilot, lambda: len(speech.spoken) == 3)
        await settle(pilot, "full_stop")
        still.seconds = 11
        await pilot.pause(0.15)
        await settle(pilot, "full_stop")
        still.seconds = 17
        await until(pilot, lambda: len(speech.spoken) == 4)
    first, *phases = speech.spoken
    assert first.startswith(shipped()[BREATH].steps[0].short)
    assert phases == ["in, 4", "out, 6", "in, 4"]


@pytest.mark.parametrize("key", ["x", "f9", "f2", "question_mark", "escape", "ctrl+c"])
async def test_any_key_makes_it_silent_at_once(companion: Open, speech: Speech, key: str) -> None:
    speech.keep_busy()
    app = companion("now", first_exercise="feet", read_aloud=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(speech.spoken) == 1)
        await settle(pilot, key)
        assert app.voice
        await until(pilot, lambda: bool(app.voice and not app.voice.is_speaking))
        if key == "f9":
            app._uncover()
            await settle(pilot, "space")
            assert not app.voice.is_speaking
    assert len(speech.spoken) == 1


async def test_what_the_person_wrote_is_never_spoken(companion: Open, speech: Speech) -> None:
    app = companion("now", first_exercise="kind_sentence", read_aloud=True)
    async with app.run_test(size=(80, 24)) as pilot:
        while not (page := player(pilot)).query("NoteInput"):
            await settle(pilot, "space")
        await until(pilot, lambda: not page.voice.is_speaking)
        before = len(speech.spoken)
        await settle(pilot, *"violet", "enter")
        await pilot.pause(0.15)
    assert not any("violet" in line for line in speech.spoken[before:])


async def test_one_sentence_where_nothing_can_speak(companion: Open, tmp_path: Path) -> None:
    app = companion("now", first_exercise="feet")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "v")
        assert said(player(pilot)) == phrase("exercise.read_aloud.none")
        assert not player(pilot).reads_aloud


async def test_hands_free_waits_until_a_step_was_spoken(
    companion: Open, speech: Speech, still: Still
) -> None:
    speech.keep_busy()
    app = companion("now", first_exercise="awake_at_night", read_aloud=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "h")
        page = player(pilot)
        page.read_step()
        await until(pilot, lambda: len(speech.spoken) == 2)
        still.seconds = 100
        await pilot.pause(0.3)
        assert page.runner.index == 0
        speech.finish()
        await until(pilot, lambda: page.runner.index == 1)
