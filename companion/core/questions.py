"""The questions about entries, each declared once: its kind, the field that it is about, the ways on from it.

Their words are in the content, in `questions.toml`, under the name of the question: `ask` is the question,
`answers` the fixed answers. A fixed answer is stored by its English words, which are also its key there.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

from msgspec import Struct


class Go(StrEnum):
    """Where to go from a question."""

    NEXT = "next"
    BACK = "back"
    SAVE = "save"
    CHANGE = "change"
    DELETE = "delete"
    LEAVE = "leave"
    LAND = "land"
    WAIT = "wait"
    ASK = "ask"
    MORE = "more"
    LED = "led"
    EXERCISE = "exercise"
    ENOUGH = "enough"


When: TypeAlias = Literal[
    "always", "unsettled", "landed", "not landed", "more", "unmended", "editing", "earlier"
]
"""When a question is asked: always; only before a landing that is needed, after it, or after one that left
the person unsettled; only where more questions are wanted, or besides something was left open with this
person; only when a saved entry is opened again, or besides has an answer from an earlier version."""


class Question(Struct, frozen=True, kw_only=True):
    """What every question has.

    `field` is the field of the entry, such as "note" or "landing.words"; a question without an answer of
    its own has a path that names no field. `words` is the name in the content, if it isn't the field.
    `actions` are ways on that are offered with the question, `when` says when it is asked.
    """

    field: str
    words: str = ""
    actions: tuple[Go, ...] = ()
    when: When = "always"

    @property
    def key(self) -> str:
        """The question's key in the content."""
        return f"questions.{self.words or self.field}"

    @property
    def onward(self) -> Go:
        """The way on that answers nothing: the first of the actions that may be one."""
        return next((go for go in self.actions if go in ONWARD), Go.NEXT)


class RateQuestion(Question, frozen=True, kw_only=True):
    """Answered by a Rating."""


class ChooseQuestion(Question, frozen=True, kw_only=True):
    """Answered by an Answer: one of `answers`, a line of own words, or both."""

    answers: tuple[str, ...]


class WordsQuestion(Question, frozen=True, kw_only=True):
    """Answered by a tuple of words; with `alone` by one word.

    `answers` are offered, and the words of the list that `offers` names, and what the person has used
    before: `own` names a field of Vocabulary. `longest` is the most characters of a word.
    """

    answers: tuple[str, ...] = ()
    offers: Literal["", "feelings", "sensations"] = ""
    own: Literal["", "feelings", "people", "sessions", "led", "tags"] = ""
    alone: bool = False
    longest: int = 200


class BodyQuestion(Question, frozen=True, kw_only=True):
    """Answered by a tuple of Sensation."""


class TextQuestion(Question, frozen=True, kw_only=True):
    """Answered by a text of any length."""


class SetAsideQuestion(Question, frozen=True, kw_only=True):
    """Answered by a SetAside, or None."""


class RestQuestion(Question, frozen=True, kw_only=True):
    """Something to do rather than to answer: only its actions are offered."""


class ReviewQuestion(Question, frozen=True, kw_only=True):
    """The end of a form: shows all answers and offers its actions."""


AnyQuestion: TypeAlias = (
    RateQuestion
    | ChooseQuestion
    | WordsQuestion
    | BodyQuestion
    | TextQuestion
    | SetAsideQuestion
    | RestQuestion
    | ReviewQuestion
)

ONWARD = (Go.LAND, Go.NEXT, Go.ASK, Go.WAIT, Go.SAVE, Go.ENOUGH)
YES_OR_NO = ("yes", "partly", "no", "not sure")
SESSIONS = ("therapy", "coaching", "breathwork", "bodywork", "integration", "group")
KIND_THINGS = (
    "drink some water",
    "eat something",
    "walk a little",
    "wait before driving",
    "tell somebody",
    "lie down for a while",
)
WAYS_ON = (Go.NEXT, Go.ENOUGH)
SESSION = WordsQuestion(field="session", answers=SESSIONS, own="sessions", alone=True, when="more")
KIND_THING = WordsQuestion(field="landing.kind_thing", answers=KIND_THINGS, alone=True, actions=(Go.ENOUGH,))
FEELINGS = WordsQuestion(field="feelings", offers="feelings", own="feelings")
TAGS = WordsQuestion(field="tags", own="tags", when="editing")
REVIEW = ReviewQuestion(field="review", actions=(Go.SAVE, Go.MORE, Go.CHANGE, Go.DELETE))

CHECK_IN: tuple[AnyQuestion, ...] = (
    RateQuestion(field="rating", actions=(Go.SAVE,)),
    BodyQuestion(field="body"),
    FEELINGS,
    TextQuestion(field="note"),
    TAGS,
)
AFTER_SESSION: tuple[AnyQuestion, ...] = (
    RateQuestion(field="left", actions=(Go.LED,)),
    RestQuestion(field="land_first", actions=(Go.LAND, Go.WAIT, Go.ASK), when="unsettled"),
    RestQuestion(field="landed", actions=(Go.ASK, Go.WAIT), when="landed"),
    RestQuestion(field="landed", words="not_landed", actions=(Go.WAIT, Go.ASK), when="not landed"),
    BodyQuestion(field="body", words="body_after"),
    FEELINGS,
    ChooseQuestion(field="heard", answers=YES_OR_NO),
    ChooseQuestion(field="could_say", answers=YES_OR_NO),
    ChooseQuestion(field="pushed", answers=("no", "pushed", "judged", "both", "not sure")),
    TextQuestion(field="bring"),
    ChooseQuestion(field="pace", answers=("too slow", "about right", "too fast", "not sure"), when="more"),
    ChooseQuestion(
        field="mended",
        answers=("nothing felt wrong", "named and mended", "named, not mended", "not named", "not sure"),
        when="more",
    ),
    ChooseQuestion(field="go_back", answers=("yes", "part of me", "no", "not sure"), when="more"),
    WordsQuestion(field="person", own="people", alone=True, when="more"),
    ChooseQuestion(field="mended_since", answers=("yes", "partly", "not yet", "not sure"), when="unmended"),
    SESSION,
    ChooseQuestion(field="room", answers=YES_OR_NO, when="earlier"),
    ChooseQuestion(field="held_back", answers=("no", "a little", "yes", "not sure"), when="earlier"),
    ChooseQuestion(
        field="jarred",
        answers=(
            "nothing jarred",
            "I said it, and it was heard",
            "I said it, and it was not",
            "I did not say it",
            "not sure",
        ),
        when="earlier",
    ),
    ChooseQuestion(
        field="about_them",
        answers=("opens towards", "neutral", "pulls away", "mixed", "can't tell"),
        when="earlier",
    ),
    TextQuestion(field="note", when="editing"),
    TAGS,
)
LED: tuple[AnyQuestion, ...] = (
    WordsQuestion(field="person", words="led_person", own="led", alone=True, longest=4),
    ChooseQuestion(field="could_bring", answers=YES_OR_NO),
    ChooseQuestion(field="seemed_heard", answers=YES_OR_NO),
    ChooseQuestion(
        field="criticism",
        answers=("there was none", "I listened", "I explained myself", "I closed up", "not sure"),
    ),
    ChooseQuestion(field="rupture", answers=("none", "I named it", "they named it", "not named", "not sure")),
    ChooseQuestion(field="hurried", answers=("no", "a little", "yes", "not sure")),
    BodyQuestion(field="body", words="body_led"),
    TextQuestion(field="next_time"),
    TextQuestion(field="note", when="editing"),
    TAGS,
)
"""For the one who led it."""
CHOOSE = tuple(question for question in AFTER_SESSION if isinstance(question, ChooseQuestion))
"""The questions after a session that are answered by an Answer."""
LANDING: tuple[AnyQuestion, ...] = (
    RestQuestion(field="landing.look", actions=WAYS_ON),
    RestQuestion(field="landing.feet", actions=WAYS_ON),
    WordsQuestion(field="landing.words", offers="sensations"),
    RestQuestion(field="landing.exercises", actions=(Go.EXERCISE, *WAYS_ON)),
    RateQuestion(field="landing.after"),
    SetAsideQuestion(field="landing.put_away"),
    KIND_THING,
)
"""Outside before inside, and one kind thing at the end."""
PRACTICE: tuple[AnyQuestion, ...] = (
    RateQuestion(field="before"),
    RateQuestion(field="after"),
    TextQuestion(field="note"),
    TAGS,
)
