"""Lines read in a thread: from any pieces, until the end, a signal, or as long as a wait lasts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from companion.flows.front import Left
from companion.plain.reader import MOST, Reader


def reader(*pieces: bytes, held: bool = False, encoding: str = "utf-8") -> Reader:
    left = [*pieces, b""]
    return Reader(lambda most: left.pop(0), encoding, held=held)


def lines(reader: Reader) -> list[str]:
    found: list[str] = []
    with suppress(Left):
        while (line := reader.line()) is not None:
            found.append(line)
    return found


def test_lines_come_whole_from_any_pieces() -> None:
    assert lines(reader(b"on", b"e\r\ntw\xc3", b"\xb6\n\nlast")) == ["one", "twö", "", "last"]
    assert lines(reader(b"\xf6\xff\n", encoding="utf-8")) == ["��"]
    assert lines(reader(b"\xf6\n", encoding="latin-1")) == ["ö"]


def test_a_key_that_is_held_down_counts_once() -> None:
    assert lines(reader(b"\n\n\n\n", b"\nu\n\n\n", held=True)) == ["", "u", ""]
    assert lines(reader(b"\n\n")) == ["", ""]


def test_a_wait_ends_with_a_line_or_by_itself() -> None:
    reading, writing = os.pipe()
    here = Reader(lambda most: os.read(reading, most))
    assert here.line(0.01) is None
    os.write(writing, b"on\n")
    assert here.line(60) == "on"
    os.close(writing)
    with pytest.raises(Left):
        here.line(60)
    assert here.ended
    os.close(reading)


@pytest.mark.posix
def test_after_a_signal_nothing_more_is_read() -> None:
    reading, writing = os.pipe()
    here = Reader(lambda most: os.read(reading, most))
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        here.listen_for_signals()
        os.write(writing, b"on\n")
        assert here.line(60) == "on"
        os.write(writing, b"never read\n")
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Left):
            here.line(60)
        assert (here.signum, here.ended) == (signal.SIGTERM, True)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        os.close(writing)


def test_a_pipe_without_an_end_is_not_read_ahead() -> None:
    here = Reader(lambda most: b"\n" * 1000)
    assert here.line() == ""
    for _ in range(100):
        here.line()
    assert here._lines.qsize() <= 2 * MOST


@pytest.mark.posix
def test_a_process_that_still_reads_ends_without_a_word(tmp_path: Path) -> None:
    code = (
        "from companion.__main__ import main; import sys; sys.argv[1:] = ['now', '--plain']; sys.exit(main())"
    )
    reading, writing = os.pipe()
    os.write(writing, b"q\n")
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=reading,
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, "COMPANION_HOME": str(tmp_path)},
    )
    os.close(writing)
    os.close(reading)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_is_read_before_it_is_asked_for() -> None:
    read: list[str] = []
    pieces = [b"one\n", b"\n", b"\n", b"two\nthree\n", b""]

    def piece(most: int) -> bytes:
        read.append("read")
        return pieces.pop(0)

    here = Reader(piece, held=True, on_demand=True)
    assert read == []
    for line, times in (("one", 1), ("", 2), ("two", 4), ("three", 4)):
        assert here.line() == line
        assert len(read) == times
    with pytest.raises(Left):
        here.line()
