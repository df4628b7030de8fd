"""The first words are those of the language, before the app is there and after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.content import catalog, language
from companion.content.catalog import phrase
from companion.content.opening import first_words
from tests.content.languages import speaking
from tests.e2e.conftest import Opens
from tests.e2e.test_first_words import moments


@pytest.mark.parametrize("code", ["es", "de", "qq"])
def test_the_splash_and_the_first_screen_speak_the_language(terminal: Opens, code: str) -> None:
    spoken = code if (catalog.CONTENT / code).is_dir() else "en"
    with speaking(spoken):
        language.take_option(["--lang", spoken])
        words, back = first_words("now")[0], phrase("app.commands.back.label")
        language.take_option([])
    unknown = phrase("command_line.no_language", given="qq", right="").partition(",")[0]
    window = terminal()
    window.run(f"companion now --lang {code}")
    window.wait_for(back)
    assert words in "\n".join(next(moments(window)).display)
    assert words in window.text
    assert unknown not in " ".join(window.text.split())
    window.leave()
    assert unknown not in " ".join(window.text.split())


def test_an_unknown_language_is_said_once_outside_now(terminal: Opens) -> None:
    window = terminal()
    window.run("companion --lang qq")
    window.wait_for(phrase("home.commands.leave.label"))
    assert "called qq" not in window.text
    window.leave()
    assert window.text.count("called qq") == 1


@pytest.mark.parametrize(("arguments", "times"), [(["now"], 0), (["history"], 1), (["people"], 1)])
def test_without_a_terminal_too(home: Path, arguments: list[str], times: int) -> None:
    command = [sys.executable, "-m", "companion", *arguments, "--lang", "qq"]
    environment = {**os.environ, "COMPANION_HOME": str(home)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
    assert done.stderr.count("called qq") == times
