"""A queue of keys: each goes to the screen it was meant for, however fast it was typed.

Textual hands all keys that have come in to whatever has the focus at that moment. Typed before the first
screen was there, or faster than a screen opens, "c", a state and Enter would land on three screens. Here
a key waits until the one before it has been handled, and while a screen opens all keys wait.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf

from textual.dom import DOMNode
from textual.events import Event, Key
from textual.message import Message
from textual.timer import Timer

from companion.tui.textual_private import PrivateErrors

LONGEST = 3.0
"""Seconds after which held keys are released, whether a screen has come or not."""
HANDLED_AFTER = 0.25
"""Seconds that a key waits for the one before it, in case the widget that had it was removed."""
REPEAT = 0.3
"""Seconds within which the same key again comes from a key that is held down."""
AGAIN = 0.3
"""Seconds without a key until it counts again, from a screen on that names it in `ONCE`."""
ENDS_AGAIN = 1.0
"""Seconds after a key until it may end what it has led to: a held key repeats sooner than that."""
LAUNCHED = 1.0
"""Seconds from the launch within which a first Enter may be the one that launched the program, still held."""
REPEATS_WITHIN = 0.12
"""Seconds in which a held key is pressed again, once it repeats."""
MOST_REPEATS = 8
"""How many presses of one key wait at most, but where text is typed."""
NEVER_HELD = ("ctrl+c", "ctrl+q")


class KeyQueueApp(PrivateErrors):
    """An app that handles one key after another, and holds keys while a screen opens.

    `key_repeats` says whether the key that is handled now comes from one that is held down, `command_waits`
    whether a command that was chosen in the palette has not run yet.
    """

    @dataclass
    class Next(Message):
        """The key with this number has been handled; the next one may follow."""

        number: int

    def __init__(self, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.key_repeats = self.command_waits = False
        self._counted: dict[str, float] = {}
        self._launched = Message().time + LAUNCHED
        self._first: Key | None = None
        self._repeated = False
        self._pressed: dict[str, tuple[float, bool]] = {}
        self._keys: deque[Key] = deque()
        self._number = 0
        self._busy = False
        self._holding: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a key is being handled."""
        return self._busy

    @property
    def keys_wait(self) -> bool:
        """Whether a key is being handled, or keys are held for a screen or a command."""
        return self._busy or self._held or self._first is not None

    @property
    def _held(self) -> bool:
        return self._holding is not None or self.command_waits

    def hold_keys(self) -> None:
        """Hold keys until `release_keys`, for a few seconds at most."""
        if self._holding:
            self._holding.stop()
        self._holding = self.set_timer(LONGEST, self.release_keys)

    def release_keys(self) -> None:
        """Send held keys to the current screen."""
        if self._holding:
            self._holding.stop()
            self._holding = None
            self.post_message(self.Next(self._number))

    def end_command(self) -> None:
        """Let keys follow the command that they waited for, unless they are held for a screen, too."""
        self.command_waits = False
        if not self._busy:
            self.post_message(self.Next(self._number))

    async def on_event(self, event: Event) -> None:
        # A key that has been forwarded comes back here when nobody wanted it.
        if not isinstance(event, Key) or event.is_forwarded or event.key in NEVER_HELD:
            await super().on_event(event)
            return
        if self._may_have_launched(event):
            return
        if not self._is_backlog(event):
            self._keys.append(event)
        if not self.keys_wait:
            await self._next_key()

    def _goes_on(self, key: Key) -> bool:
        """Whether a key does nothing as it is still held down; it may have changed the screen."""
        before, was_once = self._pressed.get(key.key, (-REPEAT, False))
        since = key.time - before
        # Set by the driver where the terminal says that a key is held down.
        held = since < AGAIN or getattr(key, "repeats", False)
        once = key.key in getattr(self.screen, "ONCE", ()) or (was_once and held)
        ends = key.key in getattr(self.screen, "ENDS", ())
        again = key.time - self._counted.get(key.key, -ENDS_AGAIN)
        self.key_repeats = since < REPEAT
        self._pressed[key.key] = key.time, once
        if ((once and held) or (ends and again < ENDS_AGAIN)) and not self._is_typed(key):
            return True
        self._counted[key.key] = key.time
        return False

    def _may_have_launched(self, key: Key) -> bool:
        """Hold back a first Enter until it is clear whether it is the one that launched the program.

        While that one is held it comes again and again, and no other key comes before it.
        """
        if key.key != "enter" or key.time > self._launched:
            self._launched = -inf
            self._take_first()
            return False
        self._launched = key.time + AGAIN
        if self._first is None and not self._repeated:
            self._first = key
            self.set_timer(REPEATS_WITHIN, self._take_first)
        else:
            self._first, self._repeated = None, True
        return True

    def _take_first(self) -> None:
        """Let the Enter count that was held back, if there is one."""
        if self._first is not None:
            self._keys.append(self._first)
            self._first, self._launched = None, -inf
            self.post_message(self.Next(self._number))

    def _is_typed(self, key: Key) -> bool:
        """Whether a key goes into a field of text."""
        return bool(self.focused and self.focused.check_consume_key(key.key, key.character))

    def _is_backlog(self, key: Key) -> bool:
        """Whether a held key comes faster than it can be handled; what it does would go on after it."""
        if self.screen_stack and self._is_typed(key):
            return False
        waiting = [each.key for each in islice(reversed(self._keys), MOST_REPEATS)]
        return waiting == [key.key] * MOST_REPEATS

    async def on_key_queue_app_next(self, message: Next) -> None:
        """Handle the next key, unless that was done already."""
        if message.number == self._number:
            self._busy = False
            if not self._held:
                await self._next_key()

    async def _next_key(self) -> None:
        if not self._keys or not self.screen_stack:
            return
        key = self._keys.popleft()
        if self._goes_on(key):
            await self._next_key()
            return
        self._busy = True
        self._number += 1
        path = list((self.focused or self.screen).ancestors_with_self)
        await super().on_event(key)
        self._follow(self._number, path)
        self.set_timer(HANDLED_AFTER, lambda number=self._number: self.post_message(self.Next(number)))

    def _follow(self, number: int, path: Sequence[DOMNode]) -> None:
        """Follow a key through the queues of the widgets that it bubbles to, to know when it is done."""
        if not path:
            self.post_message(self.Next(number))
        elif not path[0].call_later(self._follow, number, path[1:]):
            self._follow(number, path[1:])
