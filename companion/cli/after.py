"""`companion after --state up --bring ...`: one entry after a session without a screen."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from companion.cli import checkin
from companion.cli.output import filled, refuse


def options() -> dict[str, dict[str, Any]]:
    """Return the options of the command: those of a check-in, and some about the session."""
    shared = checkin.options()
    return {
        "--state": shared.pop("--state"),
        "--intensity": shared.pop("--intensity"),
        "--person": {"metavar": "NAME", "type": filled("--person")},
        "--bring": checkin.text_option("--bring"),
        **shared,
        # Alone, it opens a screen.
        "--led": {"action": "store_true"},
    }


def run(options: Namespace) -> int:
    """Save one entry after a session and print its id."""
    if options.led:
        refuse("command_line.after.led_alone")
    bring = checkin.text_of(options.bring or [])
    return checkin.save("after", "left", options, person=options.person or "", bring=bring)
