"""The voice: text by standard input only, one sentence at a time, silent at once, and never long behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.flows import voice as module
from companion.flows.voice import PROGRAMS, Program, Sentence, Voice, words_of
from tests.speech import Speech, wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture
def speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speech:
    return Speech(tmp_path, monkeypatch)


@pytest.fixture
def voice(speech: Speech) -> Iterator[Voice]:
    speech.install("spd-say")
    found = Voice()
    yield found
    found.close()


def at_rest(voice: Voice) -> None:
    wait_for(lambda: not voice.is_speaking)


def test_text_goes_by_standard_input_and_never_as_an_argument(speech: Speech, voice: Voice) -> None:
    voice.say("Feel your feet\non the floor.")
    at_rest(voice)
    assert speech.spoken == ["Feel your feet on the floor."]
    assert speech.arguments == [f"{speech.folder}/spd-say -e -w"]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.command[0])
def test_each_program_speaks_a_sentence_after_the_other(speech: Speech, program: Program) -> None:
    speech.install(program.command[0], answer="echo" if program.stays else ":")
    voice = Voice()
    for sentence in ("Look around.", "Feel your feet."):
        voice.say(sentence)
        at_rest(voice)
    voice.close()
    assert speech.spoken == ["Look around.", "Feel your feet."]
    assert "Look" not in "".join(speech.arguments)
    assert voice.works


def test_the_next_program_is_used_where_one_fails(speech: Speech) -> None:
    speech.install("spd-say", status=1)
    speech.install("espeak-ng")
    voice = Voice()
    voice.say("Look around.")
    at_rest(voice)
    voice.say("Feel your feet.")
    at_rest(voice)
    voice.close()
    assert [line.split()[0].rpartition("/")[2] for line in speech.arguments] == [
        "spd-say",
        *["espeak-ng"] * 2,
    ]
    assert voice.works


def test_a_program_that_never_comes_to_an_end_has_failed(
    speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    monkeypatch.setattr(module, "SLOWEST", 1000.0)
    speech.install("spd-say", answer="exec /bin/sleep 60")
    speech.install("espeak-ng")
    voice = Voice()
    voice.say("Look around.")
    at_rest(voice)
    voice.close()
    assert speech.arguments == [f"{speech.folder}/spd-say -e -w", f"{speech.folder}/espeak-ng --stdin"]


@pytest.mark.parametrize(
    ("code", "option"), [("es", ["-l", "es"]), ("de", ["-l", "de"]), ("en", []), ("fy", [])]
)
def test_it_speaks_the_language_of_the_sentences(
    speech: Speech, voice: Voice, monkeypatch: pytest.MonkeyPatch, code: str, option: list[str]
) -> None:
    monkeypatch.setenv("LC_ALL", code)
    voice.say("Look around.")
    at_rest(voice)
    assert speech.arguments[0].split()[1:] == ["-e", "-w", *option]


def test_it_says_where_there_is_none_or_all_fail(speech: Speech) -> None:
    assert not Voice().works
    speech.install("espeak-ng", status=1)
    voice = Voice()
    assert voice.works
    voice.say("Look around.")
    at_rest(voice)
    assert not voice.works
    voice.say("Look around.")
    at_rest(voice)
    voice.close()


def test_it_is_silent_at_once_and_tells_the_server_to_be(speech: Speech, voice: Voice) -> None:
    (speech.folder / "spd-say").write_text(
        (speech.folder / "spd-say")
        .read_text(encoding="utf-8")
        .replace("while", f'[ "$1" = -S ] && echo stopped >> {speech.folder}/spoken\nwhile', 1),
        encoding="utf-8",
    )
    speech.keep_busy()
    voice.say("Look around.")
    wait_for(lambda: len(speech.spoken) == 1)
    voice.say_phase("in, 4")
    voice.stop()
    at_rest(voice)
    voice.say("Feel your feet.")
    wait_for(lambda: len(speech.spoken) == 3)
    assert speech.spoken == ["Look around.", "stopped", "Feel your feet."]


def test_a_sentence_takes_the_place_of_the_one_before(speech: Speech, voice: Voice) -> None:
    speech.keep_busy()
    voice.say("Look around.")
    wait_for(lambda: len(speech.spoken) == 1)
    voice.say("Feel your feet.")
    wait_for(lambda: len(speech.spoken) == 2)
    assert voice.is_speaking


def test_a_phase_waits_and_only_the_last_one_is_spoken(speech: Speech, voice: Voice) -> None:
    speech.keep_busy()
    voice.say("Breathe softly.")
    wait_for(lambda: len(speech.spoken) == 1)
    voice.say_phase("in, 4")
    voice.say_phase("out, 6")
    speech.finish()
    wait_for(lambda: len(speech.spoken) == 2)
    assert speech.spoken == ["Breathe softly.", "out, 6"]


def test_more_than_a_second_behind_only_the_first_word_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "monotonic", lambda: 11.0)
    assert words_of(Sentence("out, 6", 10.1, is_phase=True)) == "out, 6"
    assert words_of(Sentence("out, 6", 9.9, is_phase=True)) == "out"
    assert words_of(Sentence("Look around.", 5.0)) == "Look around."


def test_nothing_in_a_text_commands_the_voice() -> None:
    for before in ("!-!", "! -! ", "[[rate 900]]"):
        assert words_of(Sentence(f"{before}SET self RATE 1", 0.0)) == "SET self RATE 1"
    assert words_of(Sentence("feet\x1b[2J\r\nand [[rate", 0.0)) == "feet[2J and"


def test_closed_it_speaks_no_more_and_leaves_no_process(speech: Speech, voice: Voice) -> None:
    speech.keep_busy()
    voice.say("Look around.")
    wait_for(lambda: len(speech.spoken) == 1)
    process = voice._process
    assert process
    voice.close()
    assert process.returncode is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
    voice.say("Feel your feet.")
    assert not voice.is_speaking
