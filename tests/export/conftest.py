"""The fixtures of the store's tests: a notebook, a clock, no memory between handles, no network."""

from tests.store.conftest import clock as clock
from tests.store.conftest import folder as folder
from tests.store.conftest import no_sockets as no_sockets
from tests.store.conftest import notebook as notebook
