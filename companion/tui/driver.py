"""Takes the terminal over from the door, without the second clearing that would be seen as a flash."""

from __future__ import annotations

from collections.abc import Callable

from textual.drivers.linux_driver import LinuxDriver

ALTERNATE_SCREEN = "\x1b[?1049h"


def taking_over(hand_over: Callable[[], None]) -> type[LinuxDriver]:
    """Give a driver that finds the alternate screen already open, and says when it has taken it."""

    class TakingOver(LinuxDriver):
        _found_open = True

        def start_application_mode(self) -> None:
            hand_over()
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def write(self, data: str) -> None:
            # Only the first time: after a suspension the terminal is on its main screen again.
            if self._found_open and data == ALTERNATE_SCREEN:
                self._found_open = False
                return
            super().write(data)

    return TakingOver
