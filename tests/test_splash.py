"""The splash: what it may import, and that it is not needed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from companion import splash

LOADED = """
import sys
before = set(sys.modules)
import companion.__main__, companion.splash
print(*sorted(set(sys.modules) - before))
"""


def test_it_imports_nothing_but_what_python_has_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {
        "__future__",
        "companion",
        "companion.__main__",
        "companion.content",
        "companion.content.language",
        "companion.content.lines",
        "companion.content.opening",
        "companion.core",
        "companion.core.folders",
        "companion.core.palette",
        "companion.core.layout",
        "companion.splash",
    }


def test_the_app_opens_without_a_splash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "termios", None)
    monkeypatch.setattr("os.get_terminal_size", lambda fd: os.terminal_size((80, 24)))
    assert splash.show_splash("") is None
    monkeypatch.undo()

    def no_terminal(fd: int) -> os.terminal_size:
        raise OSError(25, "no terminal")

    monkeypatch.setattr("os.get_terminal_size", no_terminal)
    assert splash.show_splash("now") is None


@pytest.mark.parametrize(
    ("system", "term", "is_one"),
    [("posix", "xterm", True), ("posix", None, False), ("posix", "dumb", False), ("nt", None, True)],
)
def test_where_a_terminal_is(
    system: str, term: str | None, is_one: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.isatty", lambda fd: True)
    monkeypatch.delenv("TERM", raising=False)
    if term is not None:
        monkeypatch.setenv("TERM", term)
    with monkeypatch.context() as patch:
        patch.setattr("os.name", system)
        found = splash.is_terminal()
    assert found is is_one
