"""No command sends a terminal what it would act on, whatever is in arguments, paths and own files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.content.own_exercises import template
from companion.core.printable import UNSAFE, escaped, printable, safe
from companion.store.paths import places
from tests.cli.conftest import Companion

ODD = "\x1b]0;x\x07\x1b[31mred\x9b2J\u202egnp\u2066 \u200f\x7f"
"""A title, a colour, a cleared screen, an override, an isolate and a mark of direction."""
PERSON = '[[people]]\nname = "A\u202e"\ncall = "\u2066"\nodd = 1\n'
COMMANDS = (
    *(
        ("checkin", "--state", ODD),
        ("checkin", "--at", ODD),
        ("checkin", "--body", f"={ODD}"),
        ("checkin", ODD),
    ),
    *(("checkin", "--note", ODD, "--feeling", f"sadd{ODD}", "--tag", ODD, "--body", f"chestt{ODD}=tigth"),),
    *((ODD,), (f"--{ODD}",), ("exercises", ODD), ("exercises",), ("exercises", "show", "mine")),
    *(
        ("exercises", "show", ODD),
        ("exercises", "new", f"n{ODD}"),
        ("exercises", "check", ODD),
        ("about", ODD),
    ),
    *(("export",), ("export", "--format", "csv"), ("export", "--format", "markdown")),
    *(("export", "--format", "html"), ("export", "--format", ODD), ("export", "--since", ODD)),
    *(("export", "-o", f"{ODD}/x"), ("export", "-o", f"x{ODD}"), ("import", f"x{ODD}"), ("import", ODD)),
    *(("merge", ODD), ("where",), ("doctor",), ("forget",)),
)


@pytest.fixture
def odd_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a home whose name, settings, people and exercises hold such characters."""
    home = tmp_path / f"home{ODD.replace('/', '')}"
    monkeypatch.setenv("COMPANION_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    where = places()
    where.own_exercises.mkdir(parents=True)
    mine = re.sub(
        "^short = .*", 'short = "turn \u202eround"', template("Mine\u202e"), count=1, flags=re.MULTILINE
    )
    (where.own_exercises / "mine.toml").write_text(mine.replace('name = "', 'name = "\u2067'), "utf-8")
    (where.own_exercises / f"br{ODD}.toml").write_text(f'name = "\\u001b[31m"\n{ODD}', "utf-8")
    where.people.write_text(PERSON, "utf-8")
    where.settings.write_text(f'theme = "{ODD[1:4]}\u202e"\n"od\u202ed" = 1\n', "utf-8")
    return home


def test_no_command_sends_the_terminal_what_it_would_act_on(companion: Companion, odd_home: Path) -> None:
    for arguments in COMMANDS:
        # The fixture sets a home of its own, and this one comes after it.
        result = companion(*arguments)
        found = UNSAFE.findall((result.out + result.err).replace("\r\n", "\n"))
        assert found == [], arguments
        assert result.out + result.err, arguments


def test_what_is_written_in_any_language_stays() -> None:
    persian, hindi = "\u0645\u06cc\u200c\u062e\u0648", "\u0915\u094d\u200d\u0937"
    words = f"{persian} {hindi} \U0001f469\u200d\U0001f467 e\u0301 10\u00a0km ok\tx"
    assert safe(words) == words
    assert printable(words) == words.replace("\t", "    ")
    assert safe("a\r\nb\rc") == "a\nb\nc"
    assert escaped('"\u202e"') == '"\\u202e"'
