"""Code and content agree on which sentences there are."""

import re
from pathlib import Path

import pytest

import companion
from companion.content.catalog import phrase

CODE = "\n".join(path.read_text() for path in sorted(Path(companion.__file__).parent.rglob("*.py")))
SAID = sorted(set(re.findall(r'\bphrase\(\s*"([a-z_.0-9]+)"', CODE)))
COMMANDS = sorted(set(re.findall(r'\bcommand\(\s*"([a-z_.0-9]+)"', CODE)))


@pytest.mark.parametrize("key", SAID)
def test_every_sentence_that_code_says_is_in_the_content(key: str) -> None:
    assert phrase(key).strip()


@pytest.mark.parametrize("command_id", COMMANDS)
def test_every_command_has_a_label_and_a_help_line(command_id: str) -> None:
    area, _, name = command_id.partition(".")
    assert 0 < len(phrase(f"{area}.commands.{name}.label")) <= 16
    assert phrase(f"{area}.commands.{name}.help")


def test_the_search_for_sentences_finds_them() -> None:
    assert "home.question" in SAID
    assert "exercise.next" in COMMANDS
