"""Mutation testing, `uv run poe mutants`: changes places in the code, one at a time, and runs their tests.

A change that no test notices survives, and is printed as a diff. Exit status 1 says that fewer were noticed
than promised. The sample is drawn by a hash of the seed and the place: an edit elsewhere leaves it as it is.

The tests of a module are those of its name (`tests/core/test_suggest*.py` for `core/suggest.py`), those
beside them that import it and those in TESTED_BY, otherwise all in that folder. What was noticed is
remembered in `.mutants/` and not tried again until the module or its tests change, so a run that was
stopped goes on where it was.

mutmut 3.8 and cosmic-ray 8.7 can neither draw a sample by a seed nor run other tests for each module.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import hashlib
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
FOLDERS = ("core", "store", "flows")
PROMISED = 0.85
"""The part of the mutants that is to be killed."""
LEAST_SECONDS = 30
"""The shortest time limit of a mutant; otherwise five times what its tests take without a mutant."""

SWAPS: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}


class Mutant(NamedTuple):
    """A module with one place changed."""

    path: Path
    before: str
    after: str

    def diff(self) -> str:
        name = self.path.relative_to(ROOT).as_posix()
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), name, name, lineterm="", n=2
        )
        return "\n".join(lines)


def mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Yield every mutant of the functions in a module: tables of figures are not what tests walk through."""
    module = ast.parse(source)
    functions = [
        node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    for node in dict.fromkeys(node for function in functions for node in places(function)):
        for changed in changes(node):
            yield Mutant(path, source, replaced(source, node, changed))


def places(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield what may be changed: no annotation, no formatted string, nothing for type checkers alone."""
    for field, child in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        for each in child if isinstance(child, list) else [child]:
            match each:
                case ast.JoinedStr() | ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    continue
                case ast.expr() | ast.stmt():
                    yield each
            if isinstance(each, ast.AST):
                yield from places(each)


def changes(node: ast.expr | ast.stmt) -> Iterator[str]:
    """Yield what may stand in the place of a node."""
    match node:
        case ast.Compare(left=left, ops=[op, *others], comparators=right) if type(op) in SWAPS:
            yield unparsed(ast.Compare(left, [SWAPS[type(op)](), *others], right))
        case ast.BoolOp(op=op, values=values):
            yield unparsed(ast.BoolOp(SWAPS[type(op)](), values))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in SWAPS:
            yield unparsed(ast.BinOp(left, SWAPS[type(op)](), right))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield unparsed(operand)
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield str(value + 1)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield unparsed(ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse))
        case ast.Break() | ast.Continue():
            yield ast.unparse(SWAPS[type(node)]())
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return None"
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.Raise():
            yield "pass"


def unparsed(node: ast.expr) -> str:
    return f"({ast.unparse(ast.fix_missing_locations(node))})"


def replaced(source: str, node: ast.expr | ast.stmt, text: str) -> str:
    """Return the source with other text in the place of a node."""
    lines = source.encode().splitlines(keepends=True)
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    raw = b"".join(lines)
    return (raw[:start] + text.encode() + raw[end:]).decode()


def sample(folders: list[str], count: int, seed: int) -> list[Mutant]:
    """Return as many mutants, drawn from all that the folders or modules have."""
    found: list[Mutant] = []
    for folder in folders:
        path = ROOT / "companion" / folder
        for each in sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]:
            found.extend(mutants(each, each.read_text(encoding="utf-8")))

    def order(mutant: Mutant) -> str:
        changed = [line for line in mutant.diff().splitlines() if not line.startswith("@@")]
        return digest(str(seed), *changed)

    return sorted(found, key=order)[:count]


def digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


TESTED_BY = {
    "store/month": ("busy_month", "merge", "notebook"),
    "store/months": ("busy_month", "failures", "notebook", "repair", "seal"),
    "store/sync": ("merge", "notebook", "seal"),
}
"""The tests of modules that are used through another one only."""


@cache
def module_tests(path: Path) -> tuple[str, ...]:
    """Return the files with the tests of a module, or their folder."""
    module = path.relative_to(ROOT).with_suffix("")
    folder = ROOT / "tests" / module.parent.relative_to("companion")
    name = ".".join(module.parts)
    also = TESTED_BY.get(f"{module.parent.name}/{module.name}", ())
    found = {path for each in (f"{module.name}*", *also) for path in folder.glob(f"test_{each}.py")}
    for test in folder.glob("test_*.py"):
        text = test.read_text(encoding="utf-8")
        if (
            f"from {name} import" in text
            or f"from {'.'.join(module.parts[:-1])} import {module.name}" in text
        ):
            found.add(test)
    return tuple(sorted(each.relative_to(ROOT).as_posix() for each in found or {folder}))


class Copy:
    """A copy of the project in which one mutant at a time is tried."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = ""
        for name in ("companion", "tests"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", root)
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(root),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        # Compiled files that are checked by content: the time of a file is too coarse for this.
        arguments = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "companion", "tests"]
        subprocess.run([sys.executable, *arguments], cwd=root, check=True)

    def passes(self, tests: tuple[str, ...], seconds: float) -> bool:
        """Run tests; return whether all pass in time."""
        options = [
            "-x",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            "--hypothesis-profile=ci",  # the same examples each time, and no deadline
            f"--timeout={seconds:.0f}",
        ]
        command = [sys.executable, "-m", "pytest", *options, *tests]
        try:
            done = subprocess.run(
                command, cwd=self.root, env=self.environment, capture_output=True, timeout=seconds + 10
            )
        except subprocess.TimeoutExpired:
            return False
        self.output = done.stdout.decode(errors="replace")
        if done.returncode not in (0, 1, 2):
            raise RuntimeError(f"pytest {' '.join(tests)}: exit status {done.returncode}")
        return done.returncode == 0

    def survives(self, mutant: Mutant, seconds: float) -> bool:
        """Return whether no test of its module notices a mutant."""
        place = self.root / mutant.path.relative_to(ROOT)
        place.write_text(mutant.after, encoding="utf-8")
        try:
            return self.passes(module_tests(mutant.path), seconds)
        finally:
            place.write_text(mutant.before, encoding="utf-8")


@contextmanager
def borrowed(copies: queue.Queue[Copy]) -> Iterator[Copy]:
    copy = copies.get()
    try:
        yield copy
    finally:
        copies.put(copy)


def limit(copies: queue.Queue[Copy], tests: tuple[str, ...]) -> float:
    """Return the time limit of tests in seconds; they have to pass without a mutant."""
    with borrowed(copies) as copy:
        start = time.monotonic()
        if not copy.passes(tests, 600):
            raise SystemExit(f"without a mutant, these fail: {' '.join(tests)}\n{copy.output[-3000:]}")
        return max(LEAST_SECONDS, 5 * (time.monotonic() - start))


def remembered(mutant: Mutant) -> Path:
    """Return the path of the file that says that a mutant was killed."""
    texts = [(ROOT / test).read_text() for test in module_tests(mutant.path) if test.endswith(".py")]
    return ROOT / ".mutants" / digest(mutant.after, *texts)


def survivors(drawn: list[Mutant], jobs: int) -> Iterator[Mutant]:
    """Try mutants, several at once; yield those that survive."""
    (ROOT / ".mutants").mkdir(exist_ok=True)
    untried = [mutant for mutant in drawn if not remembered(mutant).exists()]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        # One test runs as another user, who has to be able to read the copies.
        Path(folder).chmod(0o755)
        copies: queue.Queue[Copy] = queue.Queue()
        for number in range(jobs):
            copies.put(Copy(Path(folder, str(number))))
        sets = sorted({module_tests(mutant.path) for mutant in untried})
        seconds = dict(zip(sets, pool.map(partial(limit, copies), sets), strict=True))

        def survives(mutant: Mutant) -> bool:
            with borrowed(copies) as copy:
                survived = copy.survives(mutant, seconds[module_tests(mutant.path)])
            if not survived:
                remembered(mutant).touch()
            return survived

        for mutant, survived in zip(untried, pool.map(survives, untried), strict=True):
            if survived:
                yield mutant


def main() -> int:
    """Try a sample of mutants and print those that survive."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", default=FOLDERS, help="folders or modules: core, store/months")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    start = time.monotonic()
    drawn = sample(options.names, options.count, options.seed)
    left = 0
    for mutant in survivors(drawn, options.jobs):
        left += 1
        print(mutant.diff(), "\n", flush=True)
    part = 1 - left / len(drawn)
    print(f"{len(drawn) - left} of {len(drawn)} killed ({part:.0%}), {time.monotonic() - start:.0f} s")
    return int(part < PROMISED)


if __name__ == "__main__":
    sys.exit(main())
