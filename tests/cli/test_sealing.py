"""`seal`, `unseal`, and the other commands while the notebook is sealed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion.store.notebook import Notebook
from companion.store.paths import Places
from companion.store.presence import check_presence
from tests.cli.conftest import Companion
from tests.store.conftest import check_in
from tests.store.seal import MARK, WORDS, be_quick, plain_files

CODE = re.compile(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){6}")


class Keyboard:
    """Types what a test gives it, where a passphrase is asked for; `code` is the recovery code."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.typed: Iterator[str | Callable[[], str]] = iter(())
        self.asked: list[str] = []
        self.printed = ""
        self._capsys = capsys

    def types(self, *typed: str | Callable[[], str]) -> None:
        self.typed, self.asked, self.printed = iter(typed), [], ""

    def code(self) -> str:
        self.printed += self._capsys.readouterr().out
        found = CODE.search(self.printed)
        assert found
        return found[0]

    def __call__(self, prompt: str) -> str:
        self.asked.append(prompt)
        answer = next(self.typed)
        return answer if isinstance(answer, str) else answer()


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Keyboard:
    keyboard = Keyboard(capsys)
    monkeypatch.setattr("getpass.getpass", keyboard)
    monkeypatch.setattr("companion.cli.sealing.ask_shown", keyboard)
    monkeypatch.setattr("companion.cli.notebook.terminal", lambda: object())
    be_quick(monkeypatch)
    return keyboard


@pytest.fixture
def sealed(home: Places, notebook: Notebook, companion: Companion, keyboard: Keyboard) -> str:
    """Seal a notebook with one entry; return the recovery code."""
    notebook.add(check_in(notebook, MARK))
    keyboard.types("", WORDS, WORDS, keyboard.code)
    assert companion("seal").status == 0
    return keyboard.code()


def test_seal_and_unseal(home: Places, companion: Companion, keyboard: Keyboard, sealed: str) -> None:
    assert plain_files(home.data.parent) == []
    assert companion("checkin", "--note", f"{MARK} later").status == 0
    assert keyboard.asked[4:] == []
    assert plain_files(home.data.parent) == []
    keyboard.types("wrong", WORDS)
    result = companion("history")
    assert result.out.count(MARK) == 2
    assert "did not open" in result.err
    keyboard.types(WORDS)
    assert companion("unseal").status == 0
    assert len(list(Notebook(home.notebook).entries())) == 2
    assert plain_files(home.data.parent)
    assert companion("history").out.count(MARK) == 2


def test_the_code_opens_it_too_in_any_spelling(companion: Companion, keyboard: Keyboard, sealed: str) -> None:
    keyboard.types(sealed.lower().replace("-", " "))
    assert MARK in companion("history").out


@pytest.mark.parametrize(
    "typed", [("", ""), ("", WORDS, "other", ""), ("", WORDS, WORDS, ""), ("", WORDS, WORDS, "x", "")]
)
def test_nothing_is_sealed_without_passphrase_and_code(
    home: Places, notebook: Notebook, companion: Companion, keyboard: Keyboard, typed: tuple[str, ...]
) -> None:
    notebook.add(check_in(notebook, MARK))
    check_presence(home)
    before = {path: path.read_bytes() for path in home.data.parent.rglob("*") if path.is_file()}
    keyboard.types(*typed)
    assert companion("seal").status == 1
    assert {path: path.read_bytes() for path in home.data.parent.rglob("*") if path.is_file()} == before


def test_nothing_is_sealed_with_a_key_that_opens_nothing(
    home: Places,
    companion: Companion,
    keyboard: Keyboard,
    notebook: Notebook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notebook.add(check_in(notebook, MARK))
    monkeypatch.setattr("companion.store.age.decrypt_by_passphrase", lambda data, passphrase: None)
    keyboard.types("", WORDS, WORDS, keyboard.code)
    assert companion("seal").status == 1
    assert MARK in Notebook.open(home).documents_in(home.notebook / "2026-11.json")[0]["note"]


def test_a_second_seal_changes_nothing(companion: Companion, keyboard: Keyboard, sealed: str) -> None:
    keyboard.types()
    assert companion("seal").status == 0
    keyboard.types(WORDS)
    assert MARK in companion("history").out


def test_another_passphrase(companion: Companion, keyboard: Keyboard, sealed: str) -> None:
    keyboard.types(sealed, "new words", "new words")
    assert companion("seal", "--change").status == 0
    keyboard.types(WORDS, "new words")
    assert MARK in companion("history").out
    keyboard.types(WORDS, sealed)
    assert MARK in companion("history").out


def test_no_passphrase_is_printed(companion: Companion, keyboard: Keyboard, sealed: str) -> None:
    keyboard.types(WORDS, "", WORDS)
    result = companion("seal", "--change")
    assert WORDS not in result.out + result.err
    assert not any(WORDS in prompt for prompt in keyboard.asked)


@pytest.mark.parametrize("command", [("history",), ("export",), ("unseal",), ("import", "x"), ("merge", ".")])
def test_without_a_terminal_a_sealed_notebook_stays_locked(
    companion: Companion, sealed: str, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr("companion.cli.notebook.terminal", lambda: None)
    result = companion(*command)
    assert (result.status, result.out) == (1, "")
    assert result.err.count("\n") == 1


def test_an_export_is_plain_after_a_sentence_or_sealed(
    tmp_path: Path, companion: Companion, keyboard: Keyboard, sealed: str
) -> None:
    keyboard.types(WORDS)
    result = companion("export", "-o", str(tmp_path / "plain.json"))
    assert "not encrypted" in result.err
    assert MARK in (tmp_path / "plain.json").read_text()
    keyboard.types(WORDS)
    result = companion("export", "--age", "-o", str(tmp_path / "sealed.age"))
    assert "not encrypted" not in result.err
    assert MARK.encode() not in (tmp_path / "sealed.age").read_bytes()
    keyboard.types(WORDS)
    assert "0 new" in companion("import", str(tmp_path / "sealed.age")).out
    assert json.loads((tmp_path / "plain.json").read_text())["entries"]


def test_without_a_key_no_export_is_sealed(companion: Companion, notebook: Notebook) -> None:
    assert companion("export", "--age").status == 2


def test_doctor_locked_and_open(home: Places, companion: Companion, keyboard: Keyboard, sealed: str) -> None:
    keyboard.types("")
    result = companion("doctor")
    assert (result.status, result.err) == (0, "")
    assert "without the passphrase" in result.out
    keyboard.types(WORDS)
    result = companion("doctor")
    assert (result.status, result.err) == (0, "The notebook is being opened. This takes some seconds.\n")
    assert "Entries: 1" in result.out


def test_doctor_finds_a_flipped_bit(
    home: Places, companion: Companion, keyboard: Keyboard, sealed: str
) -> None:
    companion("checkin", "--note", "later")
    path = next(home.inbox.iterdir())
    raw = path.read_bytes()
    for at in (0, 30, 150, len(raw) // 2, len(raw) - 1):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        keyboard.types(WORDS)
        assert companion("doctor").status == 1, at
        assert path.exists()
    path.write_bytes(raw)
    keyboard.types(WORDS)
    assert companion("doctor").status == 0


def test_doctor_brings_a_part_of_the_key_back(
    home: Places, companion: Companion, keyboard: Keyboard, sealed: str
) -> None:
    (home.config / "identity.age").unlink()
    (home.notebook / "recovery.age").write_bytes(b"damaged")
    keyboard.types("")
    assert companion("doctor").err.count("second copy") == 2
    assert (home.config / "identity.age").read_bytes() == (home.notebook / "identity.age").read_bytes()
    (home.config / "recovery.age").unlink()
    (home.notebook / "recovery.age").unlink()
    keyboard.types("")
    assert companion("doctor").status == 1


def test_without_its_public_half_nothing_is_written_plain(
    home: Places, companion: Companion, keyboard: Keyboard, sealed: str
) -> None:
    (home.config / "recipient.txt").write_text("damaged")
    result = companion("checkin", "--note", MARK)
    assert result.status == 1
    assert plain_files(home.data.parent) == []
    keyboard.types()
    assert "second copy" in companion("doctor").err
    assert companion("checkin", "--note", MARK).status == 0
    keyboard.types(WORDS)
    assert companion("history").out.count(MARK) == 2
    assert plain_files(home.data.parent) == []


def test_a_sealed_notebook_can_be_forgotten(home: Places, companion: Companion, sealed: str) -> None:
    companion("checkin", "--note", "later")
    result = companion("forget", "--yes")
    assert (result.status, result.err) == (0, "")
    assert [path for path in home.data.parent.rglob("*") if path.is_file()] == []


def test_own_files_are_sealed_too_and_opened_again(
    home: Places, companion: Companion, keyboard: Keyboard, sealed: str
) -> None:
    home.plan.write_text(f'notice = "{MARK}"\n')
    keyboard.types()
    assert companion("seal", "--own").status == 0
    assert plain_files(home.data.parent) == []
    assert companion("people").status == 0
    assert keyboard.asked == []
    keyboard.types("")
    assert companion("unseal", "--own").status == 1
    keyboard.types(WORDS)
    assert companion("unseal", "--own").status == 0
    assert plain_files(home.data.parent) == ["plan.toml"]


def test_own_files_are_sealed_with_the_notebook(
    home: Places, notebook: Notebook, companion: Companion, keyboard: Keyboard
) -> None:
    home.config.mkdir(parents=True, exist_ok=True)
    home.people.write_text(f'[[people]]\nname = "{MARK}"\n')
    notebook.add(check_in(notebook, MARK))
    keyboard.types("2", WORDS, WORDS, keyboard.code)
    assert companion("seal").status == 0
    assert plain_files(home.data.parent) == []
    result = companion("people")
    assert "locked" in result.out
    assert MARK not in result.out
    keyboard.types("")
    assert companion("doctor").status == 0
    keyboard.types(WORDS)
    assert companion("doctor").status == 0
    keyboard.types(WORDS)
    assert companion("unseal").status == 0
    assert MARK in companion("people").out


def test_forget_says_that_the_disk_with_the_notebook_is_missing(
    home: Places, companion: Companion, sealed: str
) -> None:
    home.data.rename(home.data.with_name("away"))
    result = companion("forget", "--yes")
    assert "is not at" in result.err
    assert not home.marker.exists()
