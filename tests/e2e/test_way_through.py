"""The whole way: open, ground, rate, leave, come back, see it."""

from __future__ import annotations

import re

from companion.content.catalog import phrase
from tests.e2e.conftest import Opens

ENTRY = re.compile(r"Look around +settled, 4")
STEPS = (
    "Look slowly around you.",
    "Rest your eyes on something plain.",
    "Stay with it a little longer.",
    "Find a door and a window.",
    "Has anything in you changed?",
)


def test_open_ground_rate_leave_come_back_and_see_it(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.see(phrase("home.question"))
    window.type("\r")
    for step in STEPS:
        window.see(step)
        window.see(phrase("exercise.commands.next.label"))
        window.type(" ")
    window.see(phrase("afterwards.question"))
    window.type("4s")
    window.see("[4]")
    window.type("q")
    window.back()
    window.assert_as_before()
    assert window.status == 0

    window.run("companion")
    window.see(phrase("home.question"))
    window.type("h")
    window.until(lambda: ENTRY.search(window.text) is not None, "the entry")
    window.type("\x1b")
    window.see(phrase("home.question"))
    window.leave("\x1b")
    window.run("companion history")
    window.until(lambda: ENTRY.search(window.text) is not None, "the entry")
    assert phrase("telling.today") in window.text
    window.leave("\x11")
    window.assert_clean()
    assert "settled" not in window.text + window.scrollback


def test_leaving_half_way_keeps_what_was_done(terminal: Opens) -> None:
    window = terminal()
    window.run("companion now")
    window.see(STEPS[0])
    window.see(phrase("exercise.commands.next.label"))
    window.type(" ")
    window.see(STEPS[1])
    window.leave("\x03")
    window.assert_as_before()
    window.run("companion history")
    window.see("Look around")
    window.type("\r")
    window.see(phrase("telling.left"))
    window.leave()
