from tests.flows.conftest import blocked, context, saved, still

__all__ = ["blocked", "context", "saved", "still"]
