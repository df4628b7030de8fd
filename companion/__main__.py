"""The way in: the first words, then everything else."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import sys


def main() -> int:
    """Run the command line and return its exit status; 130 if it was interrupted."""
    # Until the splash has its own handlers, or where there is none, Ctrl+C ends this without a traceback.
    interrupted = _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    from companion.content.language import take_option
    from companion.content.opening import LINE_SCREENS, opening
    from companion.splash import asks_for_lines, is_terminal, show_splash, write_line

    arguments, splash, early = take_option(sys.argv[1:]), None, None
    screen = opening(arguments)
    if asks_for_lines(arguments):
        bare = [each for each in arguments if each != "--plain"]
        if (line_by_line := opening(bare, LINE_SCREENS)) is not None:
            arguments, early = bare, write_line(line_by_line)
    elif screen is not None and is_terminal():
        splash = show_splash(screen)
    if splash is None:
        _signal.signal(_signal.SIGINT, interrupted)
    try:
        from companion.cli import run

        return run(arguments, splash, early)
    except KeyboardInterrupt:
        return 130
    finally:
        if splash:
            splash.close()


if __name__ == "__main__":
    sys.exit(main())
