"""How the code is built: which module may import which, and how long files and functions are."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "companion"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
"""Every module by its full name."""

LONGEST_FILE = 250
"""In lines of any kind."""

USUAL_FILE = 130
"""What 90 of 100 files stay under, in lines with code."""

LONGEST_FUNCTION = 30
"""In lines with code."""

USUAL_FUNCTION = 15
"""What 90 of 100 functions stay under, in lines with code."""

RESTRICTED = {
    "textual": "tui",
    "rich": "tui",
    "tinydb": "store",
    "platformdirs": "store",
}
"""The one package that may import a library, by the library."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_names(module: ast.AST) -> Iterator[str]:
    """Yield the full names that a module imports, inside functions and for type checking too.

    `from a import b` is an import of the module `a.b` where there is one, otherwise of `a`.
    """
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(name), names=names):
                members = (f"{name}.{alias.name}" for alias in names)
                yield from (member if member in MODULES else name for member in members)
            case ast.Call(func=ast.Name("import_module") | ast.Attribute(attr="import_module")):
                yield ast.literal_eval(node.args[0])


def import_graph() -> dict[str, set[str]]:
    """Return the modules of the package that each of them imports."""
    return {
        name: {each for each in imported_names(tree(path)) if each in MODULES}
        for name, path in MODULES.items()
    }


def cycles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the groups of nodes that reach one another, largest first (Tarjan's algorithm)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        order[node] = lowest[node] = len(order)
        stack.append(node)
        for other in graph[node]:
            if other not in order:
                visit(other)
                lowest[node] = min(lowest[node], lowest[other])
            elif other in stack:
                lowest[node] = min(lowest[node], order[other])
        if lowest[node] == order[node]:
            place = stack.index(node)
            group = stack[place:]
            del stack[place:]
            if len(group) > 1:
                found.append(sorted(group))

    for node in graph:
        if node not in order:
            visit(node)
    return sorted(found, key=len, reverse=True)


def code_lines(path: Path) -> set[int]:
    """Return the numbers of the lines that are neither blank nor comment nor docstring."""
    lines: set[int] = set()
    layout = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type not in (*layout, tokenize.ENDMARKER):
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree(path)):
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def function_lengths() -> Iterator[tuple[int, str]]:
    """Yield the number of lines with code and the name of each function."""
    for name, path in MODULES.items():
        lines = code_lines(path)
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                own = range(node.lineno, (node.end_lineno or node.lineno) + 1)
                yield len(lines.intersection(own)), f"{name}.{node.name}"


def tenth_longest(lengths: Iterable[tuple[int, str]]) -> tuple[int, str]:
    """Return the shortest of the longest tenth."""
    ordered = sorted(lengths)
    return ordered[len(ordered) * 9 // 10]


def test_cycles_are_found() -> None:
    graph = {"a": "b", "b": "cd", "c": "a", "d": "e", "e": "d", "f": "a"}
    assert cycles(graph) == [["a", "b", "c"], ["d", "e"]]


def test_no_modules_import_one_another() -> None:
    assert cycles(import_graph()) == []


def test_the_splash_imports_light_modules_only() -> None:
    core = {f"companion.core.{name}" for name in ("bare", "folders", "layout", "palette", "sealed_names")}
    light = core | {f"companion.content.{name}" for name in ("language", "letters", "lines", "opening")}
    graph = import_graph()
    assert graph["companion.splash"] | graph["companion.content.opening"] <= light


@pytest.mark.parametrize(("library", "package"), RESTRICTED.items())
def test_a_library_is_imported_in_one_package(library: str, package: str) -> None:
    users = {
        name
        for name, path in MODULES.items()
        if any(each.partition(".")[0] == library for each in imported_names(tree(path)))
    }
    assert {each for each in users if not each.startswith(f"companion.{package}.")} == set()


def test_files_are_short() -> None:
    lengths = [(len(path.read_text(encoding="utf-8").splitlines()), name) for name, path in MODULES.items()]
    assert [each for each in sorted(lengths) if each[0] > LONGEST_FILE] == []
    assert tenth_longest((len(code_lines(path)), name) for name, path in MODULES.items())[0] <= USUAL_FILE


def test_functions_are_short() -> None:
    lengths = sorted(function_lengths())
    assert [each for each in lengths if each[0] > LONGEST_FUNCTION] == []
    assert tenth_longest(lengths)[0] <= USUAL_FUNCTION
