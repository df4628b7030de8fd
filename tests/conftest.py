"""How the tests are spread over the machine."""

import os


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: a test of a screen or a terminal waits for most of its time."""
    return 2 * (os.cpu_count() or 1)
