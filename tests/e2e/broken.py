"""Companion with a page that raises, and private words in the error; run by a test."""

import sys

from companion.__main__ import main
from companion.flows import ground

PRIVATE = sys.argv.pop(1)


async def exercises(*_: object) -> None:
    note = PRIVATE
    raise RuntimeError(note)


ground.exercises = exercises  # type: ignore[assignment]
sys.exit(main())
