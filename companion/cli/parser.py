"""The commands with options, and what is said to one that isn't known."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

from companion import __version__
from companion.cli import about as about_pages
from companion.cli import checkin, exchange, exercises, upkeep
from companion.content.phrases import say, table


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that answers a slip with one line."""

    def error(self, message: str) -> NoReturn:
        """Say in one line that the command wasn't understood and where help is; exit status 2."""
        print(say("command_line.not_understood", what=" ".join(sys.argv[1:2])), file=sys.stderr)
        raise SystemExit(2)


def parser() -> Parser:
    """Build the parser; its words are in the content."""
    words = table("command_line")
    top = Parser(
        prog="companion", description=words["description"], epilog=words["epilog"], allow_abbrev=False
    )
    top.add_argument("--version", action="version", version=f"companion {__version__}")
    commands = top.add_subparsers(dest="command", metavar="", parser_class=Parser)
    for name, about in words["screens"].items():
        command = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        if name == "checkin":
            checkin.add_options(command, words[name])
    for group in (exercises, about_pages, exchange, upkeep):
        group.add_commands(commands)
    return top


def run_command(arguments: list[str]) -> int:
    """Understand and carry out a command; gives its exit status."""
    options = parser().parse_args(arguments)
    carry_out: Callable[[argparse.Namespace], int] | None = getattr(options, "carry_out", None)
    if carry_out is None:
        return 0
    from companion.cli.telling import telling_problems

    with telling_problems() as outcome:
        outcome.status = carry_out(options)
    return outcome.status
