"""Companion with passphrases that take no time; run by a test."""

import sys

import pytest

from companion.__main__ import main
from tests.store.seal import be_quick

be_quick(pytest.MonkeyPatch())
sys.exit(main())
