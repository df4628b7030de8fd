"""Scripts that complete the command line: every command is in them, and nothing that is the person's own."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from companion.cli.completion import SHELLS
from companion.cli.parser import COMMANDS, whole_parser
from companion.content.own_exercises import template
from companion.store.paths import Places
from tests.cli.conftest import Companion


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_has_every_command_and_what_goes_with_it(companion: Companion, shell: str) -> None:
    done = companion("--print-completion", shell)
    assert (done.status, done.err) == (0, "")
    words = {word for command in COMMANDS for word in command.name.split()}
    missing = {
        word for word in (*words, "without-notes", "flashback", "settled", "html") if word not in done.out
    }
    assert missing == set()
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=done.out, text=True, check=False).returncode == 0


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_of_the_person_is_read(companion: Companion, home: Places, shell: str) -> None:
    before = companion(f"--print-completion={shell}").out
    companion("checkin", "--tag", "secret")
    home.own_exercises.mkdir(parents=True)
    (home.own_exercises / "secret.toml").write_text(template("secret"), encoding="utf-8")
    home.people.write_text('[[people]]\nname = "secret"\ncall = "1"\n', encoding="utf-8")
    for path in (home.notebook, home.own_exercises, home.people):
        path.chmod(0)
    assert companion(f"--print-completion={shell}").out == before


@pytest.mark.parametrize("arguments", [("tcsh",), (), ("bash", "zsh")])
def test_another_shell_is_not_understood(companion: Companion, arguments: tuple[str, ...]) -> None:
    done = companion("--print-completion", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_whole_parser_knows_what_each_command_takes(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    name, arguments = command.name, command.arguments()  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as left:
        whole_parser().parse_args([*name.split(), "--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert all(each.split()[-1] in shown for each in arguments if each.startswith("-"))
