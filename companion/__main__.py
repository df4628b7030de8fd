"""The way in: the first words, then everything else."""

from __future__ import annotations

import sys

from companion.door import is_terminal, open_door

SCREENS = ("", "now", "after", "checkin", "history")
"""The commands that open a screen when nothing follows them; bare `companion` is the empty one."""


def main() -> int:
    """Run the command line and give its exit status."""
    arguments = sys.argv[1:]
    bare = len(arguments) <= 1 and (arguments or [""])[0] in SCREENS
    door = open_door((arguments or [""])[0]) if bare and is_terminal() else None
    try:
        from companion.cli import run

        return run(arguments, door)
    finally:
        if door:
            door.close()


if __name__ == "__main__":
    sys.exit(main())
