"""What is built to be installed: a wheel with the manual page, and a source distribution without pictures."""

from __future__ import annotations

import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
def test_what_is_built(tmp_path: Path) -> None:
    subprocess.run(["uv", "build", "-q", "-o", str(tmp_path), str(ROOT)], check=True)
    (wheel,), (source,) = tmp_path.glob("*.whl"), tmp_path.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as opened:
        (page,) = (name for name in opened.namelist() if name.endswith("share/man/man1/companion.1"))
        text = opened.read(page).decode()
    assert "without\\-notes" in text
    assert ".SH EXIT STATUS" in text
    with tarfile.open(source) as opened_source:
        names = opened_source.getnames()
    assert not [name for name in names if name.endswith((".png", ".svg")) or "/tests/" in name]
