"""The commands with options, and what is said to one that isn't known."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator
from typing import Any, NoReturn

from companion import __version__
from companion.cli import checkin, exchange, exercises, maintenance
from companion.cli import pages as about_pages
from companion.content.catalog import phrase, table


class _Layout(argparse.HelpFormatter):
    """Lists commands right below their heading, without a line for the choice of one."""

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        return text.partition("\n")[2] if isinstance(action, argparse._SubParsersAction) else text

    def _iter_indented_subactions(self, action: argparse.Action) -> Generator[argparse.Action, None, None]:
        yield from action._get_subactions() if isinstance(action, argparse._SubParsersAction) else ()


class Parser(argparse.ArgumentParser):
    """An ArgumentParser in the content's words, that answers a slip with one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Layout)
        words = table("command_line")["help"]
        self._positionals.title, self._optionals.title = words["takes"], words["options"]
        self.add_argument("-h", "--help", action="help", help=words["help"])

    def add_subparsers(  # type: ignore[override]
        self, **options: Any
    ) -> argparse._SubParsersAction[Parser]:
        """Add commands, under a heading of their own."""
        words = table("command_line")["help"]
        options |= {"title": words["commands"], "metavar": words["command"]}
        return super().add_subparsers(**options)

    def error(self, message: str) -> NoReturn:
        """Say in one line that the command wasn't understood and where help is; exit status 2."""
        what = sys.argv[1] if len(sys.argv) > 1 else ""
        # An unknown option of a command is a slip that only the parser above it hears of.
        asked = f"{self.prog} {what}" if what in self._commands() else self.prog
        print(phrase("command_line.not_understood", what=what, help=f"{asked} --help"), file=sys.stderr)
        raise SystemExit(2)

    def _commands(self) -> set[str]:
        below = (a.choices for a in self._actions if isinstance(a, argparse._SubParsersAction))
        return {name for choices in below for name in choices}


def parser() -> Parser:
    """Build the parser; its words are in the content."""
    words = table("command_line")
    top = Parser(
        prog="companion", description=words["description"], epilog=words["epilog"], allow_abbrev=False
    )
    top.add_argument(
        "--version", action="version", version=f"companion {__version__}", help=words["help"]["version"]
    )
    commands = top.add_subparsers(dest="command", parser_class=Parser)
    for name, about in words["screens"].items():
        command = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        if name == "checkin":
            checkin.add_options(command, words[name])
    for group in (exercises, about_pages, exchange, maintenance):
        group.add_commands(commands)
    return top


def run_command(arguments: list[str]) -> int:
    """Understand and carry out a command; gives its exit status."""
    options = parser().parse_args(arguments)
    carry_out: Callable[[argparse.Namespace], int] | None = getattr(options, "carry_out", None)
    if carry_out is None:
        return 0
    from companion.cli.output import telling_problems

    with telling_problems() as outcome:
        outcome.status = carry_out(options)
    return outcome.status
