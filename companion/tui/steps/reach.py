"""People to reach and a sentence to say or to send, which a key copies, and nothing else."""

from __future__ import annotations

from textual.app import ComposeResult

from companion.content.catalog import phrase
from companion.content.own_people import own_people
from companion.core.exercise import Reach
from companion.text.people import to_reach
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.steps.base import StepContext, StepWidget
from companion.tui.widgets.centred_text import CentredText


class ReachStep(StepWidget[Reach], can_focus=True):
    """One person at a time with the sentence; without own people the sentence alone."""

    BINDINGS = [
        command("steps.copy", "y"),
        command("steps.another", "down", "another(1)"),
        command("steps.another_back", "up", "another(-1)", footer=False),
    ]
    DEFAULT_CSS = """
    ReachStep > #who, ReachStep > #said { color: $quiet; }
    ReachStep > #sentence { color: $words; margin-bottom: 1; }
    """

    def __init__(self, step: Reach, context: StepContext) -> None:
        super().__init__(step, context)
        people, _ = own_people(context.context.places.people)
        self._all = to_reach(people, step.say)
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the person, the sentence, and what was done with it."""
        yield CentredText(id="who")
        yield CentredText(id="sentence")
        yield CentredText(id="said")

    def on_focus(self) -> None:
        """Show the first, with the key that copies, which works from now on."""
        self.action_another(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another can be shown only if there is one."""
        return action != "another" or len(self._all) > 1

    def action_another(self, by: int) -> None:
        """Show the next, wrapping around."""
        self._place = (self._place + by) % len(self._all)
        who, sentence = self._all[self._place]
        self._show(who, sentence, phrase("steps.reach_more", copy=key_of(self.screen, "steps.copy")))

    def action_copy(self) -> None:
        """Send the sentence and nothing else to the clipboard, and say who can read it there."""
        who, sentence = self._all[self._place]
        self.app.copy_to_clipboard(sentence)
        self._show(who, sentence, phrase("steps.copied"))

    def _show(self, who: str, sentence: str, said: str) -> None:
        if len(self._all) > 1:
            who = phrase("steps.offer", offer=who)
        texts = {"who": who, "sentence": phrase("steps.sentence", sentence=sentence), "said": said}
        for name, words in texts.items():
            text = self.query_one(f"#{name}", CentredText)
            text.words, text.display = words, bool(words)
