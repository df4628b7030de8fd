"""The whole way: open, ground, rate, leave, come back, see it."""

from __future__ import annotations

import re

from companion.content.catalog import phrase
from companion.flows.walk import SHORTEST
from tests.e2e.conftest import Opens

ENTRY = re.compile(r"Feet on the floor +up, 4")
STEPS = (
    "Both feet on the floor.",
    "Press heels, then toes. Then rest.",
    "What do your feet notice now?",
)


def test_open_ground_rate_leave_come_back_and_see_it(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.wait_for(phrase("home.question"))
    window.type("\r")
    for step in STEPS:
        window.wait_for(step)
        window.wait_for(phrase("exercise.commands.next.label"))
        window.type(" ")
    window.wait_for(phrase("afterwards.question"))
    window.type("u4")
    window.wait_for("[4]")
    window.type("\r")
    window.wait_for(phrase("home.question"))
    window.leave("\x1b")
    window.assert_as_before()
    assert window.status == 0

    window.run("companion")
    window.wait_for(phrase("home.question"))
    window.type("h")
    window.wait_until(lambda: ENTRY.search(window.text) is not None, "the entry")
    window.type("\x1b")
    window.wait_for(phrase("home.question"))
    window.leave("\x1b")
    window.run("companion history")
    window.wait_until(lambda: ENTRY.search(window.text) is not None, "the entry")
    assert phrase("entry.today") in window.text
    window.leave("\x11")
    window.assert_clean()
    assert "Feet on the floor" not in window.text + window.scrollback


def test_leaving_half_way_keeps_what_was_done(terminal: Opens) -> None:
    window = terminal()
    window.run("companion now")
    window.wait_for(STEPS[0])
    window.wait_for(phrase("exercise.commands.next.label"))
    window.type(" ")
    window.wait_for(STEPS[1])
    window.read(SHORTEST)
    window.leave("\x03")
    window.assert_as_before()
    window.run("companion history")
    window.wait_for("Feet on the floor")
    window.type("\r")
    window.wait_for("stopped part way")
    window.leave()
