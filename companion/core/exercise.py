"""What is done: an exercise and its steps, as a therapist could write them in a TOML file.

The models hold their own limits, so that a file which loads can be run. Times are in seconds.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field
from msgspec.structs import replace

Seconds: TypeAlias = Annotated[float, Meta(ge=0, le=60)]
Count: TypeAlias = Annotated[int, Meta(ge=1, le=60)]
Line: TypeAlias = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\A[^\x00-\x1f\x7f-\x9f]*\Z")]
Passage: TypeAlias = Annotated[
    str, Meta(min_length=1, max_length=1000, pattern=r"\A[^\x00-\x09\x0b-\x1f\x7f-\x9f]*\Z")
]
Offers: TypeAlias = Annotated[tuple[Line, ...], Meta(min_length=1, max_length=60)]
Suits: TypeAlias = Literal["up", "flat", "flashback", "any"]
Grade: TypeAlias = Literal["A", "A-", "A/B", "B", "B-", "B/C", "C", "C/D", "D"]
"""Evidence for this very technique: A trials, B small or mechanistic, C consensus, D tradition only."""
Through: TypeAlias = Literal[
    "looking",
    "listening",
    "touch",
    "weight",
    "moving",
    "cool or warm",
    "taste or smell",
    "breath",
    "words",
    "pictures",
    "body",
    "play",
    "time",
    "people",
    "several",
]
"""What an exercise works through; when one did not help, the next works through something else."""
Careful: TypeAlias = Literal["imagery", "inward", "counting", "breath", "urge", "occasion"]
"""What makes an exercise wrong for some moments; a paced breath is "breath" by itself,
what is for an "urge" is there to be chosen and never offered; what is for an "occasion" (a night, grief,
a session) is offered only where that occasion was named."""

Needs: TypeAlias = Literal["a wall", "water", "something to hold", "a phone", "privacy"]
"""What has to be there; "privacy" where others could see or hear it."""
Fits: TypeAlias = Literal["seated", "silent", "in public", "lying down"]
"""How it can be done, as it is or in one of its other ways: "in public" where nothing of it shows, "lying
down" by a person who can't stand or is in pain."""


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One thing to do. `text` is the whole of it, `short` six words at most for the worst moment.

    `caution` is what to be careful of in this very step; it stands directly under the words.
    """

    text: Passage
    short: Line
    caution: Line | None = None


class Words(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="words"):
    """Something to read and do, at one's own pace."""


class Breath(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="breath"):
    """A paced breath: in, an optional sip on top, hold, out, rest; repeated for some rounds.

    In the file the phases are called `in`, `sip`, `hold`, `out` and `rest`, in seconds.
    """

    inhale: Annotated[float, Meta(gt=0, le=20)] = field(name="in")
    sip: Seconds = 0
    hold: Seconds = 0
    exhale: Annotated[float, Meta(gt=0, le=30)] = field(name="out")
    rest: Seconds = 0
    rounds: Count = 6

    @property
    def round_seconds(self) -> float:
        """How long one whole breath takes."""
        return self.inhale + self.sip + self.hold + self.exhale + self.rest


class Notice(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="notice"):
    """Some things to notice, which may be typed, said aloud, or only noticed."""

    count: Annotated[int, Meta(ge=1, le=10)] = 1


class Press(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="press"):
    """Press for a while, release for longer, some rounds.

    With `cool` nothing is pressed: something cool rests on the skin for a while, and is taken away.
    """

    press: Annotated[float, Meta(gt=0, le=15)] = 5
    release: Annotated[float, Meta(gt=0, le=60)] = 10
    rounds: Count = 3
    cool: bool = False


class Tap(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="tap"):
    """Slow taps, left and right in turn; `each` is the time from one tap to the next."""

    taps: Count = 6
    each: Annotated[float, Meta(ge=0.5, le=10)] = 1.5


class Hunt(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="hunt"):
    """Find some things of a colour or a shape, which is chosen from `offers`."""

    offers: Offers
    count: Annotated[int, Meta(ge=1, le=10)] = 5


class Category(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="category"):
    """Name things of one kind; one of the `offers` at random, and another for the asking. Nothing counts."""

    offers: Offers


class OwnWords(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="own words"):
    """A sentence in the person's own words; earlier ones are offered again, then those in `offers`."""

    offers: Annotated[tuple[Line, ...], Meta(max_length=30)] = ()


class Listen(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="listen"):
    """Listen for one sound; `far` is where it is, from 0 (very near) to 4 (the farthest)."""

    far: Annotated[int, Meta(ge=0, le=4)] = 0


class Today(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="today"):
    """The weekday, the date and the time, which the machine fills in; the person may add to it."""


class Blocks(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="blocks"):
    """Rotating blocks to play with; `each` is the time in which one falls by a row. It never ends."""

    each: Annotated[float, Meta(ge=0.3, le=5)] = 1.0


class Wave(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="wave"):
    """A wave to ride: every `each` seconds it asks "higher, same, lower", and no answer is fine too."""

    each: Annotated[float, Meta(ge=20, le=300)] = 60
    rounds: Annotated[int, Meta(ge=1, le=30)] = 5


class PutIn(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="container"):
    """Put something away, in a word or none, and choose a day on which to open it again."""


class Ask(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="ask"):
    """A question with two to five answers.

    One that is also in `danger` ends the exercise and leads to a number to call and to people; one that is
    in `unsure` leads to a page that helps to look first.
    """

    answers: Annotated[tuple[Line, ...], Meta(min_length=2, max_length=5)]
    danger: tuple[Line, ...] = ()
    unsure: tuple[Line, ...] = ()


class Reach(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="reach"):
    """People to reach: the user's own, each with a sentence of their own or else with `say`."""

    say: Line


Paced: TypeAlias = Breath | Press | Tap
"""The steps that have a pace."""
AnyStep: TypeAlias = (
    Words | Paced | Notice | Hunt | Category | OwnWords | Listen | Today | Blocks | Wave | PutIn | Ask | Reach
)


class Exercise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exercise as it stands in its file; its key is the file's name without the ending.

    `suits` is written `for` in the file. `takes` is the shortest and the longest usual time in seconds.
    `twin` is the key of the same exercise without breath-holds, for one that has them; it is listed
    first. `ways` are other ways to do it: seated, hands-free, silent. `through` is what it works
    through, `needs` what has to be there and `fits` how it can be done; `careful` what makes it wrong for
    some moments; `ask_first` that it is never begun before its cautions were answered, `help_line` that a
    number to call stays on the screen, `hands` that both hands are busy, so that going on by itself is
    offered. `harm` says that a caution is about harm and doesn't stand whole on the first screen: at 8 to 10
    it is not offered. `peak` are the numbers, from 1, of the steps that are done then; empty for all of them.
    """

    name: Annotated[str, Meta(min_length=1, max_length=40, pattern=r"\A[^\x00-\x1f\x7f-\x9f]*\Z")]
    about: Line
    suits: Annotated[tuple[Suits, ...], Meta(min_length=1)] = field(name="for")
    takes: tuple[Annotated[int, Meta(ge=5, le=3600)], Annotated[int, Meta(ge=5, le=3600)]]
    steps: Annotated[tuple[AnyStep, ...], Meta(min_length=1, max_length=40)]
    cautions: tuple[Line, ...] = ()
    grade: Grade = "D"
    sources: tuple[Line, ...] = ()
    why: Annotated[str, Meta(max_length=1000, pattern=r"\A[^\x00-\x09\x0b-\x1f\x7f-\x9f]*\Z")] = ""
    ways: tuple[Line, ...] = ()
    twin: Line | None = None
    through: Through | None = None
    needs: tuple[Needs, ...] = ()
    fits: tuple[Fits, ...] = ()
    careful: tuple[Careful, ...] = ()
    ask_first: bool = False
    help_line: bool = False
    hands: bool = False
    harm: bool = False
    peak: tuple[Annotated[int, Meta(ge=1, le=40)], ...] = ()

    def at_peak(self) -> Exercise:
        """Return the exercise with the steps alone that are done at 8 to 10."""
        steps = tuple(step for number, step in enumerate(self.steps, start=1) if number in self.peak)
        return replace(self, steps=steps) if steps else self

    def caution_at(self, index: int) -> str:
        """Return the caution that stands under the words of a step, "" for none.

        Where no step has one of its own, the first caution of the exercise stands with the first step.
        """
        if any(step.caution for step in self.steps):
            return self.steps[index].caution or ""
        return self.cautions[0] if self.cautions and index == 0 else ""

    @property
    def holds_breath(self) -> bool:
        """Whether any step asks for a breath to be held with full or empty lungs."""
        return any(isinstance(step, Breath) and (step.hold or step.rest >= 2) for step in self.steps)
