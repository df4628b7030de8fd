"""What a terminal says of held keys is taken out of what it sends."""

from __future__ import annotations

import pytest

from companion.tui.held_keys import HeldKeys

PRESS, REPEAT, RELEASE = "\x1b[32;1:1;32u", "\x1b[32;1:2;32u", "\x1b[32;1:3u"
READ = "\x1b[32;1;32u"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("ab\x1b[A", [("ab\x1b[A", False)]),
        (PRESS, [(READ, False)]),
        (PRESS + REPEAT + REPEAT + RELEASE, [(READ, False), (READ, True), (READ, True)]),
        (RELEASE, []),
        ("\x1b[1;1:2C", [("\x1b[1;1C", True)]),
        ("\x1b[3;1:3~x", [("x", False)]),
        ("\x1b", [("\x1b", False)]),
        ("\x1b[200~one;2:3\x1b[201~", [("\x1b[200~one;2:3\x1b[201~", False)]),
        ("\x1b[<0;12;5M", [("\x1b[<0;12;5M", False)]),
    ],
)
def test_repeats_are_known_and_releases_left_out(sent: str, read: list[tuple[str, bool]]) -> None:
    assert list(HeldKeys().pieces(sent)) == read


@pytest.mark.parametrize("at", range(1, len(PRESS + REPEAT)))
def test_what_comes_in_two_parts_is_read_as_one(at: int) -> None:
    held, sent = HeldKeys(), PRESS + REPEAT
    if sent[:at].endswith(("\x1b", "\x1b[")):
        pytest.skip("an Esc by itself is read at once")
    assert [*held.pieces(sent[:at]), *held.pieces(sent[at:])] == [(READ, False), (READ, True)]


def test_a_key_that_has_waited_while_nothing_could_be_read_was_held() -> None:
    held, sent = HeldKeys(), ("\r\r", "\r\r", "\r", "  ", "ab", "bc")
    read = [piece for each in sent for piece in held.pieces(each)]
    assert read == [(each, at == 1) for at, each in enumerate(sent)]
