"""Exercises of a person's own: a commented template, and a breath pattern whose seconds a screen changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from msgspec.structs import fields

from companion.content import catalog
from companion.core.exercise import AnyStep, Breath, Exercise
from companion.core.sealed_names import AGE, plain_name

BREATH_KEY = "own_breath"
"""The key of the person's own breath pattern."""
LIMITS = {"in": (2.0, 10.0), "hold": (0.0, 8.0), "out": (2.0, 15.0), "rest": (0.0, 8.0)}
"""The least and the most seconds of each part: a faster breath is no settling one."""
USUAL = {"in": 4.0, "hold": 0.0, "out": 6.0, "rest": 0.0}
LONGEST_NAME = 40

KINDS: dict[str, Any] = {kind.__struct_config__.tag: kind for kind in get_args(AnyStep)}
"""Each kind of step by its name in a file."""
STEP = re.compile(r"\.steps\[(\d+)\](?P<kind>\.kind)?\Z")


def key_of(name: str) -> str:
    """Return the key for a name, "my_evening_breath" for "My evening breath"; empty if nothing is left."""
    letters = "".join(sign if sign.isalnum() else " " for sign in name.strip().lower())
    return "_".join(letters.split())[:LONGEST_NAME]


def template(name: str) -> str:
    """Return the text of a commented exercise with this name, ready to be run and to be changed."""
    shown = " ".join("".join(sign for sign in name if sign.isprintable()).split())[:LONGEST_NAME]
    text = catalog.file("exercise_template.toml").read_text(encoding="utf-8")
    name_line = f"name = {json.dumps(shown, ensure_ascii=False)}"
    return re.sub("^name = .*", lambda _: name_line, text, flags=re.MULTILINE)


def pattern_of(exercise: Exercise | None) -> dict[str, float]:
    """Return the seconds of each part of a breath, in order; the usual ones where there is no breath yet."""
    for step in exercise.steps if exercise else ():
        if isinstance(step, Breath):
            return {"in": step.inhale, "hold": step.hold, "out": step.exhale, "rest": step.rest}
    return dict(USUAL)


def changed(pattern: dict[str, float], part: str, seconds: float) -> dict[str, float]:
    """Return the pattern with one part longer or, by negative seconds, shorter, within its limits."""
    least, most = LIMITS[part]
    return {**pattern, part: min(most, max(least, pattern[part] + seconds))}


def breath_file(pattern: dict[str, float], text: str | None = None) -> str:
    """Return the text of the person's file, or of a new one, with these seconds; its words stay."""
    import tomlkit

    shipped = catalog.file("own_breath.toml")
    document = tomlkit.parse(shipped.read_text(encoding="utf-8") if text is None else text)
    for step in document["steps"]:
        if step["kind"] == "breath":
            for part, seconds in pattern.items():
                step[part] = seconds if seconds % 1 else int(seconds)
            break
    return document.as_string()


def right_names(data: dict[str, Any], place: str) -> tuple[str, ...]:
    """Return the names that may stand at a place in an exercise: fields, kinds of step, or values."""
    if step := STEP.match(place):
        given = data["steps"][int(step[1])]
        kind = KINDS.get(given.get("kind")) if isinstance(given.get("kind"), str) else None
        return ("kind", *kind.__struct_encode_fields__) if kind and not step["kind"] else tuple(KINDS)
    if not place:
        return Exercise.__struct_encode_fields__
    name = place.lstrip(".").partition("[")[0]
    return tuple(each for spec in fields(Exercise) if spec.encode_name == name for each in _values(spec.type))


def _values(kind: Any) -> Iterator[str]:
    """Yield the values of each Literal in a type."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    else:
        for inner in get_args(kind):
            yield from _values(inner)


def own_files(folder: Path) -> list[Path]:
    """Return the plain paths of the person's own exercises, those in folders beside them too."""
    patterns = [f"{above}*.toml{age}" for above in ("", "*/") for age in ("", AGE)]
    return sorted({as_plain(path) for pattern in patterns for path in folder.glob(pattern)})


def as_plain(path: Path) -> Path:
    """Return the path that a file has where it is not encrypted."""
    return path.with_name(plain_name(path.name)) if path.suffix == AGE else path
