"""Write what a clinician would read first into docs/clinical-review.md: `uv run poe review`.

Each sentence has a field for who read it and when. What stands there stays as long as the sentence does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from companion.content import catalog
from companion.content.library import library, load
from tests.content.reading import everything

PAGE = Path(__file__).parents[2] / "docs" / "clinical-review.md"
UNREAD = "No clinician has read this yet"
"""What the page about the app says as long as a field is empty."""

HEAD = """# Clinical review

What a clinician would read first: each caution, each sentence about danger, each rule for people and help
lines, and each fact that nobody looked up. `uv run poe review` writes this page from the content; a test says
when it is old. Enter a name and a date in the last column: it stays as long as the sentence does, and is
emptied when the sentence changes. As long as one is empty, the app says that no clinician has read it.

`?` in a sentence is the key to the emergency number, help lines and people. {…} is filled in by the app.
"""

DANGER = re.compile(
    r"emergency|unsafe|danger|alive|dying|suicid|hurt (?:yourself|someone)|help lines?\b|safe where you are"
    r"|people first|who is here|a person (?:can|could) be with you|stop signs|in pain, or worse",
    re.IGNORECASE,
)
"""What makes a sentence one about danger, wherever it stands."""
ALWAYS = re.compile(r"^phrases/(?:exercise\.toml\.danger|people\.toml|plan\.toml)\.")
"""Places whose sentences are all about danger."""
SHORT = 3
"""Words up to which a text there is a label, and no sentence."""
NOT_SAID = re.compile(
    r"\.cautions?\b|\.sources\b|\.danger\[|\.unsure\[|\.commands\.|^(?:help_lines|library|body|feelings)\.toml"
    r"|^phrases/(?:settings|command_line\.toml\.help)"
    r"|^phrases/(?:people|plan)\.toml\.(?:ask|add|row|remove|left_out|not_|deleted|printed|comment|show_all|leave|keys)"
)
"""Places whose sentences stand elsewhere on the page, or which say nothing to a person in danger."""

RULES = (
    "The emergency number stands before help lines and before the person's own people.",
    "Where a country has no single number, ambulance and then police stand on the first two lines.",
    "A guessed country stands before its number, each time, until the person has confirmed it once.",
    "Without a country there are numbers by region, and one key to choose the country.",
    "Each line says when it was read, and that nobody dialled it. After 12 months it says that it is old.",
    "A number that only one list names is left out.",
    "8 or more, or worse, once: people stand beside something else.",
    "8 or more twice, or the same or worse twice running: people stand first. Settled ends it.",
    "Nothing is concluded from words in a note, and nobody is told anything.",
    "At 8 to 10 nothing is offered whose caution about harm has no room on its first screen.",
    "At 8 to 10 there is no breath, no sums, no pictures and nothing inward.",
    "Cold on the face is offered only where the person put it on top, and it is asked about first.",
    "Breath-holds are never offered; each stands behind a twin without a hold.",
    "What is for an urge to hurt oneself is offered only where that urge was named.",
    "Far away: no stillness, no breath first, no pictures, nothing in the mouth.",
    "A flashback: no breath, no pictures, nothing inward.",
)
"""The rules for people, help lines and what is offered; in the code they are in core/ and text/people.py."""


class Fact(NamedTuple):
    """A sentence of the content, where it stands, and what of it nobody looked up."""

    place: str
    sentence: str
    unread: str


FACTS = (
    Fact(
        "exercises/after_a_nightmare.toml",
        "Hurt in your sleep, or dreams since a new medicine",
        "a reason to ask",
    ),
    Fact(
        "exercises/panic_wave.toml", "weakness on one side", "as a sign of an illness; the rest is from pages"
    ),
    Fact("exercises/one_small_thing.toml", "weak on one side of the body", "as a sign of an illness"),
    Fact("about/02_safety_first.md", "the worst headache you ever had", "as a sign of an illness"),
    Fact("exercises/smell_or_bite.toml", "trouble swallowing", "common first aid"),
    Fact("exercises/ladder_back.toml", "Blink three times", "that blinking helps to come back"),
    Fact("exercises/in_bed_or_in_pain.toml", "New or very strong pain", "as a reason to call"),
    Fact("exercises/wall_push.toml", "Practice of body psychotherapy", "the source"),
    Fact("exercises/voo.toml", "Handed on in Somatic Experiencing", "the source"),
    Fact("exercises/name_it.toml", "Lieberman 2007", "cited by others, not read again"),
    Fact(
        "exercises/first_hours_after.toml",
        "big decisions can wait for some weeks",
        "how long: practice alone",
    ),
    Fact("exercises/with_an_animal.toml", "If it stiffens, hides or growls", "common knowledge"),
)
"""Facts from memory, or from practice alone."""


class Row(NamedTuple):
    """A sentence, where it stands, and by whom and when it was read."""

    where: str
    sentence: str
    read: str = ""


def cautions() -> Iterator[Row]:
    """Yield each caution of each exercise, in the order of the list, once for all the steps that have it."""
    exercises = {**library(None), "own_breath": load(catalog.file("own_breath.toml"))}
    for key, exercise in exercises.items():
        for caution in exercise.cautions:
            yield Row(f"{key}, before", caution)
        steps: dict[str, list[str]] = {}
        for number, step in enumerate(exercise.steps, start=1):
            if step.caution:
                steps.setdefault(step.caution, []).append(str(number))
        for caution, numbers in steps.items():
            yield Row(f"{key}, step {', '.join(numbers)}", caution)


def about_danger() -> Iterator[Row]:
    """Yield each other sentence of the content that is about danger; of a page, each paragraph."""
    for place, text in everything():
        if not NOT_SAID.search(place):
            for part in paragraphs(text) if place.endswith(".md") else [text]:
                if DANGER.search(part) or (ALWAYS.search(place) and len(part.split()) > SHORT):
                    yield Row(place, " ".join(part.split()))


def paragraphs(page: str) -> list[str]:
    """Return the paragraphs of a page without headings and sources; a list belongs to what is above it."""
    said = re.sub(r"^#.*\n", "", page.partition("\n## Sources")[0], flags=re.MULTILINE)
    return re.split(r"\n\n+(?!- )", said.strip())


def sections() -> Iterator[tuple[str, list[Row]]]:
    """Yield the heading and the rows of each part of the page."""
    yield "Cautions of the exercises", list(cautions())
    yield "Sentences about danger", list(about_danger())
    yield "Rules for people, help lines and what is offered", [Row("", rule) for rule in RULES]
    yield "From memory, or from practice alone", [Row(f"{f.place}: {f.unread}", f.sentence) for f in FACTS]


def parsed(page: str) -> dict[tuple[str, str], str]:
    """Return by whom and when each sentence was read, by its section's heading and itself."""
    read, heading = {}, ""
    for line in page.splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif (
            line.startswith("| ") and len(cells := [each.strip() for each in line.strip("|").split("|")]) == 3
        ):
            read[heading, cells[1]] = cells[2]
    return read


def written(page: str = "") -> str:
    """Return the whole page; what was entered on `page` beside a sentence that is still there stays."""
    read = parsed(page)
    parts = [HEAD]
    for heading, rows in sections():
        parts.append(f"## {heading}\n\n| where | sentence | read by, when |\n| --- | --- | --- |")
        for (where, sentence), _ in groupby(rows, key=lambda row: (row.where, in_a_cell(row.sentence))):
            entered = read.get((heading, sentence), "")
            parts[-1] += f"\n| {where} | {sentence} | {entered} |".replace("|  |", "| |")
    return "\n".join(parts[:1]) + "\n" + "\n\n".join(parts[1:]) + "\n"


def in_a_cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")


def is_read(page: str) -> bool:
    """Return whether every sentence was read."""
    sentences: Iterable[tuple[str, str]] = (
        (head, in_a_cell(row.sentence)) for head, rows in sections() for row in rows
    )
    read = parsed(page)
    return all(read.get(each) for each in sentences)


def main() -> None:
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8")


if __name__ == "__main__":
    main()
