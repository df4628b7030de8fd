"""What is confirmed was synced first: the order of the system's calls in a save."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from companion.store import files
from companion.store.notebook import Notebook
from tests.store.conftest import check_in


def test_a_save_syncs_the_file_before_the_rename_and_the_folder_after(
    folder: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.add(check_in(notebook, "one"))
    calls: list[str] = []
    opened: dict[int, str] = {}

    def recorded(name: str, describe: str) -> None:
        real = getattr(os, name)

        def call(*arguments: object, **named: object) -> object:
            result = real(*arguments, **named)
            if name == "open":
                opened[result] = _name(arguments[0])
            else:
                paths = " ".join(map(_name, arguments[:2]))
                subject = opened[arguments[0]] if describe == "descriptor" else paths  # type: ignore[index]
                calls.append(f"{name} {subject}")
            return result

        monkeypatch.setattr(os, name, call)

    def _name(path: object) -> str:
        name = Path(str(path)).name
        return "temporary" if name.endswith(files.TEMPORARY) else name

    recorded("open", "")
    recorded("write", "descriptor")
    recorded("fsync", "descriptor")
    recorded("link", "paths")
    recorded("replace", "paths")
    notebook.add(check_in(notebook, "two"))
    assert calls == [
        "write temporary",
        "fsync temporary",
        "link 2026-11.json temporary",
        "replace temporary 2026-11.json.bak",
        "replace temporary 2026-11.json",
        "fsync notebook",
    ]


def test_reading_while_a_save_is_between_its_steps(
    folder: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.add(check_in(notebook, "one"))
    seen: list[list[str]] = []
    for step in ("write", "sync", "link", "rename", "sync_folder"):
        real = getattr(files, step)

        def reading(*arguments: object, real: object = real) -> object:
            result = real(*arguments)  # type: ignore[operator]
            seen.append(sorted(getattr(e, "note", "") for e in Notebook(folder).entries()))
            return result

        monkeypatch.setattr(files, step, reading)
    notebook.add(check_in(notebook, "two"))
    assert seen == [["one"]] * 4 + [["one", "two"]] * 2


@pytest.mark.posix
def test_on_macos_the_disk_itself_is_asked_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    asked: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda descriptor, what: asked.append(what))
    files.replace(tmp_path / "file", b"words")
    assert asked == [51]
