"""After an exercise: a rest, how it is now, and what next."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.reactive import reactive

from companion.content.catalog import phrase
from companion.content.plan import own_plan
from companion.core.entry import State
from companion.core.moment import Need
from companion.core.still_high import PeopleOffered
from companion.flows.front import Offer
from companion.flows.walk import RatingRequest, Verdict
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.home import Home
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices
from companion.tui.widgets.rating import STATE_KEYS, RatingLine
from companion.tui.widgets.ways import PLACES, Ways, labels_of

REST = 2.0
"""Seconds of rest before anything is asked."""
MANY = 6
"""Ways on for which a short terminal has no gap above them."""
HOME = "home"
"""What is returned where the person goes on and chooses nothing."""
STOPS = ("enough", "leave")
"""The ways on that begin nothing."""
PEOPLE = replace(
    command("app.people", "question_mark", "app.people"), description=phrase("afterwards.people")
)
"""The key of every page, with more words."""
PLAN = command("plan.open", "p", "plan", footer=False)


class RatingPage(ChoicePage[str]):
    """Returns the name of the choice, None if the page was left; either way the rating is in the request.

    First there is a rest, then the state is asked. The ways on come with the answer, or to a person who
    goes on without one. Where a verdict is asked for they have keys of their own, and Enter chooses none.
    """

    ONCE = ("space", "right", "enter", "o", "escape")
    ENDS = ("escape",)
    AUTO_FOCUS = ""
    BINDINGS = [
        command("flow.onward", "enter", "onward"),
        command("afterwards.more", "space,right", footer=False),
        command("afterwards.something_else", "o", "go('something_else')"),
        command("afterwards.once_more", "r", "go('once_more')", footer=False),
        command("afterwards.checkin", "c", "go('checkin')", footer=False),
        command("afterwards.again", "a", "judge('again')", footer=False),
        command("afterwards.not_for_me", "n", "judge('not for me')", footer=False),
        PLAN,
        *PLACES,
        command("choices.down", "down,tab", "mark(1)", footer=False),
        command("choices.up", "up,shift+tab", "mark(-1)", footer=False),
        *STATE_KEYS,
    ]

    asks = reactive(False, bindings=True)
    """Whether the rest is over."""
    offers = reactive(False, bindings=True)
    """Whether the ways on are shown."""

    def __init__(self, request: RatingRequest) -> None:
        on = "" if request.asks_verdict else next(iter(request.choices))
        super().__init__(Offer(phrase("afterwards.rest"), request.choices, on=on))
        self.request = request
        self._has_plan = bool(own_plan(self.context.places.plan).texts)
        self.area, self.rows = ("afterwards.", 17) if request.asks_verdict else ("", 11)

    def key(self, name: str) -> str | None:
        """Show beside something else the key that it has on each such page."""
        if name == "something_else" and not self.area:
            return key_of(self, "afterwards.something_else")
        return super().key(name)

    def between(self) -> ComposeResult:
        """Return what is asked."""
        yield CentredText(self.request.question, id="question")
        line = RatingLine()
        # Its keys work wherever the cursor is.
        line.can_focus = False
        yield line
        if self.request.asks_verdict:
            yield CentredText(self._verdict(), id="verdict")
        yield Ways([PEOPLE, PLAN], id="people")

    def below(self) -> ComposeResult:
        """Return where the person is."""
        yield Ways(PLACES, id="places")

    def on_mount(self) -> None:
        """Rest, and then ask."""
        self._show()
        if REST:
            self.set_timer(REST, self._ask)
        else:
            self._ask()

    def _ask(self) -> None:
        self.asks = True

    def _show(self) -> None:
        """Show what it is time for."""
        self.set_class(self.offers, "-offers")
        self.set_class(self.asks, "-asks")
        has_room = not self.has_class("-tiny")
        self.query(RatingLine).set(display=self.asks)
        self.query("#question").set(display=self.asks and (has_room or not self.offers))
        self.query("#verdict").set(display=self.offers and has_room)
        self.query(Choices).set(display=self.offers)
        # An app that is left at this moment lays out nothing more.
        for listed in self.query(Choices):
            self._show_ways()
            if self.offers:
                listed.focus()

    watch_asks = watch_offers = _show

    def _show_ways(self) -> None:
        """Offer what fits the answer; people as the answers of this sitting ask for, and marked by nobody."""
        offered, listed = self.request.people, self.query_one(Choices)
        has_room = not self.has_class("-tiny")
        self.query_one("#places").display = self.offers and has_room and self._fits("something_else")
        self.query_one("#people").display = self.offers and has_room and offered is PeopleOffered.BESIDE
        choices = [each for each in self.choices() if self._fits(each.id.removeprefix(self.area))]
        if offered is PeopleOffered.FIRST:
            plan = [Choice(str(PLAN.id), phrase("home.choices.plan"))] if self._has_plan else []
            short = phrase("danger.short_choices.people") if self.has_class("-tiny") else ""
            choices[:0] = [Choice(str(PEOPLE.id), short or PEOPLE.description), *plan]
        self.set_class(len(choices) >= MANY, "-many")
        if listed.choices != tuple(choices):
            listed.marked = False
            listed.choices = tuple(choices)
        self.refresh_bindings()

    def _fits(self, name: str) -> bool:
        """Return whether there is such a way on: only the end when settled, not the same one when worse."""
        request = self.request
        if request.practice.after.state is State.SETTLED and name not in STOPS:
            return False
        return name in request.choices and not (name == "once_more" and request.is_worse)

    @property
    def labels(self) -> dict[str, str]:
        """What Enter and Esc do now."""
        home = phrase("afterwards.home")
        left = any(isinstance(screen, Home) for screen in self.app.screen_stack)
        end = home if left else phrase("home.commands.leave.label")
        return {
            # Within a landing or a check-in it goes back there.
            "app.back": end if "leave" in self.request.choices else phrase("app.commands.back.label"),
            "flow.onward": home if self.offers else phrase("flow.commands.onward.label"),
            **labels_of(self.request.places),
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take the keys only of what is shown; something else can be had from the first moment."""
        if action == "go":
            return self._fits(str(parameters[0])) and (
                parameters[0] == "something_else" or (self.offers and self.request.asks_verdict)
            )
        if action == "place":
            return self.offers and self._fits("something_else")
        if action == "judge":
            return self.offers and self.request.asks_verdict
        if action == "more":
            return not self.offers
        if action == "plan":
            return self.offers and self.request.people is not PeopleOffered.NOT and self._has_plan
        if action == "rate":
            return self.asks
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Take digits and states wherever the cursor is, once they are shown."""
        if self.asks:
            self.query_one(RatingLine).take(event)

    @on(RatingLine.Rated)
    def rated(self, event: RatingLine.Rated) -> None:
        """Write the rating into the request, and show the ways on."""
        self.request.rate(event.rating)
        self.offers = self.offers or bool(event.rating)
        self._show_ways()

    def action_rate(self, letter: str) -> None:
        """Set a state, or take it back."""
        self.query_one(RatingLine).press(letter)

    def action_more(self) -> None:
        """End the rest, or show the ways on to a person who doesn't answer."""
        self.offers, self.asks = self.asks, True

    def action_onward(self) -> None:
        """Show more, or go on and choose nothing."""
        if self.offers:
            self.action_go(HOME)
        else:
            self.action_more()

    def action_mark(self, by: int) -> None:
        """Show the ways on with one of them marked."""
        self.asks = self.offers = True
        super().action_mark(by)

    def action_place(self, place: str) -> None:
        """Say where the person is, for this sitting; said again it is taken back."""
        self.request.place(Need(place))
        self.query_one("#places").refresh()

    def action_go(self, name: str) -> None:
        """Return the way on; people are shown over this page, which then goes on."""
        if name == PEOPLE.id:
            self.call_later(self.app.run_action, PEOPLE.action)
        elif name == PLAN.id:
            self.action_plan()
        else:
            super().action_go(name)

    def action_plan(self) -> None:
        """Show the person's own plan over this page, which then goes on."""
        self.call_later(self.app.run_action, "app.plan")

    def action_judge(self, verdict: Verdict) -> None:
        """Write down whether the exercise is one to come back to; the same verdict again takes it back."""
        self.request.judge(verdict)
        self.query_one("#verdict", CentredText).words = self._verdict()

    def _verdict(self) -> str:
        verdict = self.request.practice.again
        return phrase(f"afterwards.{verdict.replace(' ', '_')}" if verdict else "afterwards.ask_again")
