"""A parser of one command whose headings and refusals are content."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterable
from typing import Any, NoReturn

from companion.cli.output import refuse
from companion.content.catalog import table
from companion.core.nearest import nearest


class _Help(HelpFormatter):
    """Help that begins with the word of the language for a usage."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, table("command_line")["help"]["usage"])


class Parser(ArgumentParser):
    """An ArgumentParser with the headings of the content and one line for an argument it doesn't know."""

    def __init__(self, name: str, about: str, epilog: str | None = None) -> None:
        super().__init__(
            *(name, None, about, epilog),
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        # From 3.14 on argparse colours its help; no command prints codes.
        self.color = False
        words = table("command_line")["help"]
        self._takes = self.add_argument_group(words["takes"])
        self._flags = self.add_argument_group(words["options"])
        self.add_argument("-h", "--help", action="help", help=words["help"])

    def add_argument(self, *names: str, **options: Any) -> Action:
        """Add an argument to the group where it is listed, with the word of the language for its value."""
        group = self._flags if names[0].startswith("-") else self._takes
        action = group.add_argument(*names, **options)
        if action.nargs != 0:
            value = str(action.metavar or action.dest.upper())
            action.metavar = table("command_line")["help"]["values"].get(value, value)
        return action

    def add_commands(self, abouts: dict[str, str], flags: str) -> None:
        """List commands in the help, after flags in the usage; this parser doesn't parse them."""
        words = table("command_line")["help"]
        self.usage = f"%(prog)s {flags} {words['command']} ..."
        self.add_list(words["commands"], abouts)

    def add_list(self, title: str, items: dict[str, str]) -> None:
        """List items with what each is in the help; this parser doesn't parse them."""
        group = self.add_argument_group(title)
        for name, about in items.items():
            group.add_argument(name, nargs="?", help=about)

    def read(self, arguments: list[str], commands: Iterable[str] = ()) -> Namespace:
        """Return what the arguments say; name the one that isn't known, and exit with status 2.

        `commands` may stand in the place of the first argument.
        """
        try:
            options, unknown = self.parse_known_args(arguments)
        except ArgumentError as error:
            name = error.argument_name or ""
            if error.message.startswith("expected"):
                refuse("command_line.no_words", option=name)
            self.refuse_unknown(name, ())
        if unknown:
            flags = (flag for flag in self._option_string_actions if flag.startswith("--"))
            self.refuse_unknown(unknown[0], flags if unknown[0].startswith("-") else commands)
        return options

    def error(self, message: str) -> NoReturn:
        """Refuse a command that lacks something; exit with status 2."""
        refuse("command_line.no_words", option=self.prog)

    def refuse_unknown(self, what: str, right: Iterable[str]) -> NoReturn:
        """Name the argument that isn't known, and the right one that is near it; exit with status 2."""
        refuse(
            "command_line.not_understood", near=nearest(what, right), what=what, help=f"{self.prog} --help"
        )
