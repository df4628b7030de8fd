"""Reading aloud in plain mode: off unless asked for, silent at a line, nothing that the person wrote."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.plain.aloud import Aloud
from companion.plain.terminal import Terminal
from tests.plain.typed import Typed, transcript
from tests.speech import Speech
from tests.still import Still

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture
def speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speech:
    found = Speech(tmp_path, monkeypatch)
    found.install("spd-say")
    return found


def aloud(still: Still, *, on: bool = False) -> tuple[Aloud, Terminal, list[str]]:
    said: list[str] = []
    terminal = Terminal(sys.stdout, Typed(still, "", "b"))
    terminal.say = lambda *words: len(list(map(said.append, words)))  # type: ignore[method-assign]
    return Aloud(terminal, on=on), terminal, said


def is_spoken(speech: Speech, words: str) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if words in speech.spoken:
            return True
        time.sleep(0.01)
    return False


def test_nothing_is_spoken_until_it_is_asked_for(still: Still, speech: Speech) -> None:
    here, _, said = aloud(still)
    here.read("Both feet.")
    here.phase("in, 4")
    here.turn()
    assert said == [phrase("plain.aloud")]
    here.read("Press the floor.")
    assert is_spoken(speech, "Press the floor.")
    here.turn()
    assert said[1:] == [phrase("exercise.read_aloud.off")]
    here.read("Look up.")
    here.close()
    assert speech.spoken == ["Press the floor."]


def test_a_setting_begins_it_and_says_nothing_before_the_first_words(still: Still, speech: Speech) -> None:
    here, _, said = aloud(still, on=True)
    here.read("Both feet.")
    assert is_spoken(speech, "Both feet.")
    here.close()
    assert said == []


def test_a_line_makes_it_silent(still: Still, speech: Speech) -> None:
    speech.keep_busy()
    here, terminal, _ = aloud(still, on=True)
    here.read("Both feet.")
    assert is_spoken(speech, "Both feet.")
    assert here._voice is not None
    terminal.read()
    until = time.monotonic() + 10
    while here._voice.is_speaking and time.monotonic() < until:
        time.sleep(0.01)
    assert not here._voice.is_speaking
    here.close()


def test_without_a_voice_it_says_so(still: Still, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    here, _, said = aloud(still)
    here.turn()
    assert said == [phrase("exercise.read_aloud.none")]


def test_words_of_the_person_are_not_spoken(context: Context, still: Still, speech: Speech) -> None:
    context.settings = replace(context.settings, read_aloud=True)
    told = transcript(
        context, still, "exercise:five_senses", "a red cup", "another", "", "v", "", "b", "b", "b"
    )
    assert "a red cup" in told
    assert "cup" not in " ".join(speech.spoken)


def test_an_answer_and_an_offer_are_spoken_and_no_sentence_of_ones_own(
    context: Context, still: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(Aloud, "read", lambda _, words: read.append(words))
    transcript(context, still, "exercise:is_it_now", "", "", "")
    assert "1: It is here, now. 2: It is a memory." in read[2]
    transcript(context, still, "exercise:colour_hunt", "another one", "")
    assert (read[4].endswith(" blue"), read[5]) == (True, "green")
    for _ in range(2):
        transcript(context, still, "exercise:kind_sentence", "", "", "may I rest", "another one", "", "", "")
    assert "may I rest" not in " ".join(read)
