"""How long it takes to hear the first instruction with its choices: 25 seconds at most."""

from __future__ import annotations

import shutil
import subprocess
import wave
from pathlib import Path

import pytest

from companion.content import catalog, language
from companion.content.library import library
from companion.flows.context import Context
from companion.plain.home import ask_home
from companion.plain.pace import LETTERS_A_SECOND
from tests.plain.typed import transcript, walked
from tests.still import Still

MOST = 25.0


def test_the_first_instruction_of_each_exercise_is_soon_heard(context: Context, still: Still) -> None:
    # Where cautions come first, they take the time that they take.
    keys = [key for key, each in library(context.places.config).items() if not each.ask_first]
    letters = {key: len(transcript(context, still, f"exercise:{key}")) for key in keys}
    letters["now"] = len(transcript(context, still, "ground"))
    longest = max(letters, key=lambda key: letters[key])
    assert letters[longest] / LETTERS_A_SECOND["medium"] <= MOST, longest


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")
def test_espeak_says_it_in_time(context: Context, still: Still, tmp_path: Path) -> None:
    assert _seconds(transcript(context, still, "ground"), tmp_path / "now.wav", "en-gb") <= MOST


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")
@pytest.mark.parametrize("voice", ["en-gb", "es", "de"])
def test_espeak_says_the_first_page_in_time(
    context: Context, still: Still, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice: str
) -> None:
    monkeypatch.setenv("LC_ALL", voice.partition("-")[0])
    catalog.look_in(language.folders())
    try:
        words, _ = walked(context, still, lambda front: ask_home(front, front.terminal, context))
    finally:
        catalog.look_in([])
    assert _seconds(words, tmp_path / "home.wav", voice) <= MOST


def _seconds(words: str, sound: Path, voice: str) -> float:
    """Return how long it takes to say some words."""
    subprocess.run(["espeak-ng", "-v", voice, "-w", str(sound)], input=words, text=True, check=True)
    with wave.open(str(sound)) as spoken:
        return spoken.getnframes() / spoken.getframerate()
