"""The way in: the first words, then everything else."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import sys


def main() -> int:
    """Run the command line and return its exit status; 130 if it was interrupted."""
    # Until the splash has its own handlers, or where there is none, Ctrl+C ends this without a traceback.
    interrupted = _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    from companion.content.opening import opening
    from companion.splash import is_terminal, show_splash

    arguments = sys.argv[1:]
    screen = opening(arguments)
    splash = show_splash(screen) if screen is not None and is_terminal() else None
    if splash is None:
        _signal.signal(_signal.SIGINT, interrupted)
    try:
        from companion.cli import run

        return run(arguments, splash)
    except KeyboardInterrupt:
        return 130
    finally:
        if splash:
            splash.close()


if __name__ == "__main__":
    sys.exit(main())
