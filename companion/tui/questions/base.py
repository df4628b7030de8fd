"""What all questions of a flow have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from companion.core.entry import AfterSession, CheckIn
from companion.core.vocabulary import Vocabulary
from companion.flows.context import Context

Asked = CheckIn | AfterSession


class Ask(Vertical):
    """Asks one thing of an entry. It is made anew each time from what was said, so going back loses nothing.

    A question posts `Said` for every change, at once, and `Onward` when Enter means the next one.
    """

    DEFAULT_CSS = "Ask { height: 1fr; width: 1fr; }"
    rows = 0
    """How many rows it takes, for one that stands a little above the middle; 0 if it takes all there are."""

    @dataclass
    class Said(Message):
        """Something was said, or taken back: the fields of the entry that are different now."""

        changes: dict[str, Any]

    class Onward(Message):
        """Somebody is done with this question."""

    def __init__(self, context: Context, entry: Asked, remembered: Vocabulary) -> None:
        super().__init__()
        self.context = context
        self.entry = entry
        self.remembered = remembered

    def say(self, **changes: Any) -> None:
        """Hand on what was said."""
        self.post_message(self.Said(changes))

    @property
    def first(self) -> Widget | None:
        """What has the focus to begin with."""
        return None

    @property
    def writing(self) -> bool:
        """Whether keys are letters just now."""
        return False

    def unsaid(self) -> dict[str, Any]:
        """What was typed and is not handed on yet, as changes of the entry."""
        return {}

    def remember(self, remembered: Vocabulary) -> None:
        """Offer what was named before, which may be read only after the question is there."""
        self.remembered = remembered

    def take(self, event: Key) -> bool:
        """Use a key that nothing else wanted; False if it is not for this question."""
        return False

    def enter(self) -> None:
        """Do what Enter means here."""
        self.post_message(self.Onward())

    def back(self) -> bool:
        """Go one step back within the question; False if there is none."""
        return False

    def field(self, name: str) -> Any:
        """What was said so far for a field of the entry."""
        return cast(Any, getattr(self.entry, name))


@dataclass(frozen=True)
class Question:
    """One screen of a flow: the words, who asks, and the field it is about, such as "landing.words"."""

    words: str
    asks: type[Ask]
    field: str = ""
