"""Code and content agree: each key that code looks up exists, and each that exists is looked up."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import companion
from companion.cli.parser import COMMANDS
from companion.content import catalog
from companion.core import questions
from companion.core.entry import State
from companion.core.moment import Need
from companion.core.questions import AnyQuestion, ChooseQuestion, WordsQuestion
from companion.core.suggest import Reason
from companion.store.errors import Problem
from companion.store.folder import FileKind
from companion.store.notices import NoticeKind

PACKAGE = Path(companion.__file__).parent
LOOK_UPS = {"phrase", "one_line", "print_error", "refuse", "progress"}
"""Functions that take a key first."""
ENUMS: dict[str, type[Enum]] = {"store.problem": Problem, "store.notice": NoticeKind, "store.file": FileKind}
"""Tables that have a sentence for each member."""
TAKEN_APART = {"command_line"}
"""Tables of which only some sentences are used where they are taken."""
REASONS = "exercises_list.reasons."
STATES = ("states", "filters.states", "helped.states")
"""Tables that have an entry for each state."""


@cache
def trees() -> dict[str, ast.Module]:
    """Return every module of the package as a syntax tree, by its path."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text()) for path in PACKAGE.rglob("*.py")
    }


def leaves(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence); a sentence in several forms is one key with all of them."""
    if isinstance(value, str):
        yield key, value
    elif set(value) <= set(catalog.table("language")["forms"]):
        yield key, " ".join(value.values())
    else:
        for name, inner in value.items():
            yield from leaves(inner, f"{key}.{name}")


def sentences(folder: Path) -> dict[str, str]:
    """Return every sentence of a language by its key."""
    names = {path.stem for path in (folder / "phrases").glob("*.toml")} - set(catalog.ROOMS)
    tables = {name: catalog._read(folder, name) for name in (*names, *catalog.FILES)}
    return {key: text for name, table in tables.items() for key, text in leaves(table, name)}


CONTENT = sentences(catalog.ENGLISH)
DATES = {f"language.dates.{name}" for name in catalog.table("language")["dates"]}


def calls(*names: str) -> Iterator[tuple[str, ast.expr]]:
    """Yield (file, first argument) of each call of a function with one of the names."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in names:
                    yield file, node.args[0]


def texts(node: ast.expr) -> Iterator[str]:
    """Yield what a key may be: itself, or a pattern where something in it is known at run time only."""
    match node:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.IfExp(body=one, orelse=other):
            yield from texts(one)
            yield from texts(other)
        case ast.JoinedStr(values=parts):
            yield "".join(map(_piece, parts))


def _piece(part: ast.expr) -> str:
    match part:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.FormattedValue(value=ast.Attribute(attr="key")):
            return r"questions\.[^.]+(?:\.[^.]+)?"
    return "[^.]+"


def looked_up() -> Iterator[tuple[str, str]]:
    """Yield (file, pattern) of each look-up."""
    for file, node in calls(*LOOK_UPS):
        # There the key is made of a command's id.
        if file != "tui/commands.py":
            yield from ((file, pattern) for pattern in texts(node))
    for file, node in calls("command", "always"):
        if isinstance(node, ast.Constant):
            area, _, name = node.value.partition(".")
            for part in ("label", "help"):
                yield file, re.escape(f"{area}.commands.{name}.{part}")


def all_questions() -> list[AnyQuestion]:
    found = [each for each in vars(questions).values() if isinstance(each, questions.Question)]
    for group in vars(questions).values():
        if isinstance(group, tuple):
            found += [each for each in group if isinstance(each, questions.Question)]
    return list(dict.fromkeys(found))  # type: ignore[arg-type]


def subtrees() -> set[str]:
    """Return what is taken as a table: `table("history")["filters"]` is `history.filters`."""
    found: set[str] = set()
    for tree in trees().values():
        inner: set[int] = set()
        # Walking goes from the outside in, so the longest path of names is seen first.
        for node in ast.walk(tree):
            path: list[str] = []
            seen = id(node) in inner
            while isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                path.insert(0, str(node.slice.value))
                node = node.value
                inner.add(id(node))
            match node:
                case ast.Call(func=ast.Name("table"), args=[ast.Constant(value=str(name))]) if not seen:
                    found.add(".".join([name, *path]))
    return (found - TAKEN_APART) | set(ENUMS)


def words_of_commands() -> Iterator[str]:
    """Yield the keys that the modules of the command line may take from the words of a command."""
    names = {text for file, text in constants() if file.startswith("cli/") and text.isidentifier()}
    for command in ("", *(each.name for each in COMMANDS)):
        yield from (".".join(("command_line", *command.split(), name)) for name in names)


def help_of_arguments() -> Iterator[str]:
    """Yield the keys of the help for each argument of a command."""
    for command in COMMANDS:
        for names in command.arguments():
            name = names.split()[-1].strip("-").replace("-", "_")
            own = ".".join(("command_line", *command.name.split(), name))
            yield own if own in CONTENT else f"command_line.shared.{name}"


def constants() -> Iterator[tuple[str, str]]:
    """Yield (file, text) of each text in the code."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield file, node.value


def test_every_key_that_is_looked_up_exists() -> None:
    everything = "\n".join((*CONTENT, *DATES))
    missing = [
        (file, pattern)
        for file, pattern in sorted(set(looked_up()))
        if not re.search(f"^(?:{pattern})$", everything, re.MULTILINE)
    ]
    assert missing == []


def test_every_argument_of_a_command_has_help() -> None:
    assert set(help_of_arguments()) - set(CONTENT) == set()


def test_no_look_up_is_so_open_that_anything_would_do() -> None:
    open_ones = [(file, pattern) for file, pattern in looked_up() if not re.search(r"[a-z]{3}", pattern)]
    assert open_ones == []


def test_every_command_has_a_short_label() -> None:
    labels = {key: text for key, text in CONTENT.items() if re.fullmatch(r"\w+\.commands\.\w+\.label", key)}
    assert "exercise.commands.next.label" in labels
    assert {key: text for key, text in labels.items() if len(text) > 16} == {}


def test_every_question_has_its_words() -> None:
    missing = []
    for question in all_questions():
        wanted = set()
        if isinstance(question, ChooseQuestion | WordsQuestion):
            wanted |= {f"{question.key}.answers.{answer}" for answer in question.answers}
            shown = {key for key in CONTENT if key.startswith(f"{question.key}.answers.")}
            missing += sorted(shown - wanted)
        missing += sorted(wanted - set(CONTENT))
        assert any(key.startswith(f"{question.key}.") for key in CONTENT), question
    assert missing == []


def test_every_member_of_an_enum_has_a_sentence_and_no_other() -> None:
    for table, members in ENUMS.items():
        found = {key.removeprefix(f"{table}.") for key in CONTENT if key.startswith(f"{table}.")}
        assert found == {str(member.value) for member in members}, table
    reasons = {key.removeprefix(REASONS) for key in CONTENT if key.startswith(REASONS)}
    assert reasons == {*map(str, Need), *map(str, Reason)}
    for table in STATES:
        found = {key.removeprefix(f"{table}.").partition(".")[0] for key in CONTENT if key.startswith(table)}
        assert found - {"how_strong", "least", "meanings", "meanings_short", "most"} == {
            state.name.lower() for state in State
        }, table


def test_every_sentence_is_used() -> None:
    used = {text for _, text in constants()} | set(words_of_commands()) | set(help_of_arguments())
    tables = tuple(f"{table}." for table in subtrees())
    used |= {key for key in CONTENT if key.startswith(tables)}
    pattern = re.compile("|".join(sorted({pattern for _, pattern in looked_up()})))
    assert [key for key in CONTENT if key not in used and not pattern.fullmatch(key)] == []


def test_the_rooms_are_the_files() -> None:
    files = {path.stem for path in (catalog.ENGLISH / "phrases").glob("*.toml")}
    assert set(catalog.ROOMS) <= files
    for room, tables in catalog.ROOMS.items():
        assert set(catalog.load(catalog.ENGLISH / "phrases" / f"{room}.toml")) == set(tables), room


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_another_language_has_only_keys_and_gaps_that_english_has() -> None:
    for folder in catalog.CONTENT.iterdir():
        if (folder / "language.toml").exists():
            for key, text in sentences(folder).items():
                assert gaps(text) == gaps(CONTENT[key]), (folder.name, key)
