"""The way in: the first words, then everything else."""

from __future__ import annotations

import sys

from companion.door import is_terminal, open_door, opens_a_screen


def main() -> int:
    """Run the command line and give its exit status."""
    arguments = sys.argv[1:]
    opens = opens_a_screen(arguments) and is_terminal()
    door = open_door("".join(arguments)) if opens else None
    try:
        from companion.cli import run

        return run(arguments, door)
    finally:
        if door:
            door.close()


if __name__ == "__main__":
    sys.exit(main())
