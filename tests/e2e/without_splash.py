"""Companion where the splash can't be shown; run by a test."""

import sys

from companion import splash
from companion.__main__ import main


def show_splash(command: str) -> None:
    """Show nothing."""


splash.show_splash = show_splash
sys.exit(main())
