"""Each flow of plain mode: lines in, whole output compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.core.layout import cells
from tests.plain.transcript import FOLDER, replayed, still_context
from tests.still import Still

FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_transcript_is_the_same(path: Path, tmp_path: Path, still: Still) -> None:
    text = path.read_text("utf-8")
    assert replayed(text, still_context(tmp_path, still), still) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_line_is_wider_than_a_narrow_terminal(path: Path, tmp_path: Path, still: Still) -> None:
    text = path.read_text("utf-8")
    _, *lines = replayed(text, still_context(tmp_path, still), still, columns=40).splitlines()
    assert [line for line in lines if cells(line) >= 40 and line[0] not in ">~("] == []
    assert all(sign == "\n" or sign >= " " for sign in "\n".join(lines))
