"""How many processes run the tests."""

import os


def pytest_xdist_auto_num_workers() -> int:
    """Return two for each core: a test of a screen or a terminal spends most of its time waiting."""
    return 2 * (os.cpu_count() or 1)
