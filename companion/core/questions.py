"""The questions about entries, each declared once: its kind, the field that it is about, the ways on from it.

Their words are in the content, in `questions.toml`, under the name of the question: `ask` is the question,
`answers` the fixed answers. A fixed answer is stored by its English words, which are also its key there.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from companion.core.entry import AfterSession, Answer, CheckIn, Entry, Landing, Practice, SetAside


class Go(StrEnum):
    """Where to go from a question."""

    NEXT = "next"
    BACK = "back"
    SAVE = "save"
    CHANGE = "change"
    DELETE = "delete"
    LEAVE = "leave"
    LAND = "land"
    EXERCISE = "exercise"
    ENOUGH = "enough"


class Question(Struct, frozen=True, kw_only=True):
    """What every question has.

    `field` is the field of the entry, such as "note" or "landing.words"; a question without an answer of
    its own has a path that names no field. `words` is the name in the content, if it isn't the field.
    `actions` are ways on that are offered with the question. With `editing_only` it is asked only when a
    saved entry is opened again.
    """

    field: str
    words: str = ""
    actions: tuple[Go, ...] = ()
    editing_only: bool = False

    @property
    def key(self) -> str:
        """The question's key in the content."""
        return f"questions.{self.words or self.field}"

    @property
    def onward(self) -> Go:
        """The way on that answers nothing and begins nothing."""
        return next((go for go in (Go.NEXT, Go.SAVE, Go.ENOUGH) if go in self.actions), Go.NEXT)


class RateQuestion(Question, frozen=True, kw_only=True):
    """Answered by a Rating."""


class ChooseQuestion(Question, frozen=True, kw_only=True):
    """Answered by an Answer: one of `answers`, a line of own words, or both."""

    answers: tuple[str, ...]


class WordsQuestion(Question, frozen=True, kw_only=True):
    """Answered by a tuple of words; with `alone` by one word.

    `answers` are offered, and the words of the list that `offers` names, and what the person has used
    before: `own` names a field of Vocabulary.
    """

    answers: tuple[str, ...] = ()
    offers: Literal["", "feelings", "sensations"] = ""
    own: Literal["", "feelings", "people", "sessions", "tags"] = ""
    alone: bool = False


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
SESSION = WordsQuestion(field="session", answers=SESSIONS, own="sessions", alone=True)
KIND_THING = WordsQuestion(field="landing.kind_thing", answers=KIND_THINGS, alone=True, actions=(Go.ENOUGH,))
FEELINGS = WordsQuestion(field="feelings", offers="feelings", own="feelings")
TAGS = WordsQuestion(field="tags", own="tags", editing_only=True)
REVIEW = ReviewQuestion(field="review", actions=(Go.SAVE, Go.CHANGE, Go.DELETE))

CHECK_IN: tuple[AnyQuestion, ...] = (
    RateQuestion(field="rating", actions=(Go.SAVE,)),
    BodyQuestion(field="body"),
    FEELINGS,
    TextQuestion(field="note"),
    TAGS,
)
AFTER_SESSION: tuple[AnyQuestion, ...] = (
    RateQuestion(field="left", actions=(Go.LAND,)),
    WordsQuestion(field="person", own="people", alone=True),
    SESSION,
    BodyQuestion(field="body", words="body_after"),
    ChooseQuestion(field="room", answers=YES_OR_NO),
    ChooseQuestion(field="heard", answers=YES_OR_NO),
    ChooseQuestion(field="pace", answers=("too slow", "about right", "too fast", "not sure")),
    ChooseQuestion(field="held_back", answers=("no", "a little", "yes", "not sure")),
    ChooseQuestion(
        field="jarred",
        answers=(
            "nothing jarred",
            "I said it, and it was heard",
            "I said it, and it was not",
            "I did not say it",
            "not sure",
        ),
    ),
    ChooseQuestion(
        field="about_them", answers=("opens towards", "neutral", "pulls away", "mixed", "can't tell")
    ),
    TextQuestion(field="bring"),
    TextQuestion(field="note", editing_only=True),
    TAGS,
)
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

AnyEntry = TypeVar("AnyEntry", bound=Entry)


def questions_for(entry: Entry, *, editing: bool) -> tuple[AnyQuestion, ...]:
    """Return the questions about an entry in their order, the review last."""
    match entry:
        case CheckIn():
            questions = CHECK_IN
        case AfterSession():
            questions = AFTER_SESSION
        case Practice():
            questions = PRACTICE
    return (*(question for question in questions if editing or not question.editing_only), REVIEW)


def answer(entry: Entry, field: str) -> Any:
    """Return the answer in a field of an entry; None for a path that names no field."""
    outer, _, inner = field.rpartition(".")
    return getattr(landing_of(entry) if outer else entry, inner, None)


def answered(entry: AnyEntry, field: str, value: Any) -> AnyEntry:
    """Return the entry with another answer in a field; a text of spaces alone is none."""
    outer, _, inner = field.rpartition(".")
    value = _without_blank_text(value)
    changes = {outer: replace(landing_of(entry), **{inner: value})} if outer else {inner: value}
    return replace(entry, **changes)


def _without_blank_text(value: Any) -> Any:
    match value:
        case str():
            return value if value.strip() else ""
        case Answer():
            return replace(value, words=_without_blank_text(value.words))
        case SetAside() if not value.words.strip():
            return None
        case _:
            return value


def landing_of(entry: Entry) -> Landing:
    """Return the landing of an entry; one that begins now has the rating with which the session was left."""
    assert isinstance(entry, AfterSession)
    return entry.landing or Landing(before=entry.left)
