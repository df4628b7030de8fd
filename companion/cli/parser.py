"""The commands with options: what they are called, their parsers and their help."""

from __future__ import annotations

import argparse
from argparse import ArgumentError, ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, NoReturn

from companion import __version__
from companion.cli import after, checkin, exchange, exercises, maintenance, now, pages, people, restore
from companion.cli.output import file_path, one_of, refuse, run_reporting
from companion.content.catalog import table
from companion.core.nearest import nearest


class Command(NamedTuple):
    """A command by its name, of two words for one below another; without `run` it only opens a screen.

    `arguments` returns what argparse needs to know of each one, by its names; its help is content.
    """

    name: str
    run: Callable[[Namespace], int] | None = None
    arguments: Callable[[], dict[str, dict[str, Any]]] = dict


COMMANDS = (
    Command("now", now.run, lambda: {"name": {"nargs": "*", "metavar": "NAME"}}),
    Command("checkin", checkin.run, checkin.options),
    Command("after", after.run, after.options),
    Command("history"),
    Command("people", people.run, people.options),
    Command("exercises", exercises.list_all),
    Command(
        "exercises list",
        exercises.list_all,
        lambda: {"--for": {"metavar": "STATE", "type": one_of(exercises.SUITS)}},
    ),
    Command("exercises show", exercises.show, lambda: {"name": {}}),
    Command("exercises new", exercises.create, lambda: {"name": {}}),
    Command("exercises check", exercises.check, lambda: {"file": {"nargs": "*", "metavar": "FILE"}}),
    Command("about", pages.show, lambda: {"page": {"nargs": "?"}}),
    Command("export", exchange.run_export, exchange.export_options),
    Command("import", exchange.run_import, lambda: {"file": {"type": file_path("import")}}),
    Command("merge", exchange.run_merge, lambda: {"path": {"type": file_path("merge")}}),
    Command("restore", restore.run, restore.options),
    Command("where", maintenance.where),
    Command("forget", maintenance.forget, lambda: {"--yes": {"action": "store_true"}}),
    Command("doctor", maintenance.doctor),
)
"""All commands, in the order of the help."""
GROUPS = {
    **dict.fromkeys(("now", "checkin", "after", "history", "people"), "screens"),
    **dict.fromkeys(("exercises", "about"), "exercises"),
}
"""The group of the help that a command stands in; the others are about the notebook."""


class Parser(ArgumentParser):
    """An ArgumentParser with the headings of the content and one line for an argument it doesn't know."""

    def __init__(self, name: str, about: str, epilog: str | None = None) -> None:
        super().__init__(
            *(name, None, about, epilog), add_help=False, allow_abbrev=False, exit_on_error=False
        )
        # From 3.14 on argparse colours its help; no command prints codes.
        self.color = False
        words = table("command_line")["help"]
        self._takes = self.add_argument_group(words["takes"])
        self._flags = self.add_argument_group(words["options"])
        self.add_argument("-h", "--help", action="help", help=words["help"])

    def add_argument(self, *names: str, **options: Any) -> argparse.Action:
        """Add an argument to the group where it is listed."""
        group = self._flags if names[0].startswith("-") else self._takes
        return group.add_argument(*names, **options)

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
            self.refuse_unknown(error.argument_name or "", ())
        if unknown:
            flags = (flag for flag in self._option_string_actions if flag.startswith("--"))
            self.refuse_unknown(unknown[0], flags if unknown[0].startswith("-") else commands)
        return options

    def error(self, message: str) -> NoReturn:
        """Refuse a command that lacks something; exit with status 2."""
        self.refuse_unknown(self.prog, ())

    def refuse_unknown(self, what: str, right: Iterable[str]) -> NoReturn:
        """Name the argument that isn't known, and the right one that is near it; exit with status 2."""
        refuse(
            "command_line.not_understood", near=nearest(what, right), what=what, help=f"{self.prog} --help"
        )


def run_command(arguments: list[str]) -> int:
    """Run the command that the arguments begin with, and return its exit status."""
    for words in (2, 1):
        name, rest = " ".join(arguments[:words]), arguments[words:]
        for command in COMMANDS:
            if command.name == name:
                return _run(command, rest)
    parser = _top_parser()
    parser.read(arguments[:1])
    parser.refuse_unknown(arguments[0], _below(""))


def _run(command: Command, arguments: list[str]) -> int:
    words = _words(command.name)
    parser = Parser(f"companion {command.name}", words["about"], words.get("epilog"))
    helps = table("command_line")["entry"] | words
    for names, facts in command.arguments().items():
        *_, name = names.split()
        parser.add_argument(*names.split(), help=helps[name.strip("-").replace("-", "_")], **facts)
    if {"-h", "--help"} & set(arguments) and (below := _below(command.name)):
        parser.add_commands(below, "[-h]")
    options = parser.read(arguments, _below(command.name))
    return run_reporting(lambda: command.run(options) if command.run else 0)


def _top_parser() -> Parser:
    words = table("command_line")
    parser = Parser("companion", words["description"], words["epilog"])
    version = f"companion {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words["help"]["version"])
    helped, abouts = words["help"], _below("")
    parser.usage = f"%(prog)s [-h] [--version] {helped['command']} ..."
    for name, title in helped["groups"].items():
        inside = [each for each in abouts if GROUPS.get(each, "notebook") == name]
        parser.add_list(title, {each: abouts[each] for each in inside})
    parser.add_list(helped["on_screens"], helped["keys"])
    examples = {each["line"]: each["does"] for each in helped["examples"].values()}
    parser.add_list(helped["for_example"], examples)
    return parser


def _below(name: str) -> dict[str, str]:
    """Return the last word of each command directly below another, with what it does."""
    found = (command.name for command in COMMANDS if command.name.rpartition(" ")[0] == name)
    return {each.rpartition(" ")[2]: _words(each)["about"] for each in found}


def _words(name: str) -> dict[str, Any]:
    words: dict[str, Any] = table("command_line")
    for part in name.split():
        words = words[part]
    return words
