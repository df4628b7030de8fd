"""What is imported with the core and with the splash."""

import pkgutil
import subprocess
import sys

import companion.core

HEAVY = ("textual", "rich", "tinydb", "platformdirs", "filelock", "asyncio")


def test_core_imports_no_screen_and_no_database() -> None:
    modules = [module.name for module in pkgutil.walk_packages(companion.core.__path__, "companion.core.")]
    assert "companion.core.runner" in modules
    code = f"import sys, {', '.join(modules)}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_the_splash_imports_next_to_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); import companion.splash; print(*(set(sys.modules) - before))"
    )
    found = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    ours = {name for name in found.stdout.split() if name.startswith("companion")}
    assert len(found.stdout.split()) - len(ours) < 40, found.stdout
