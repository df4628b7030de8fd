"""The questions of a flow, each a widget that asks one thing."""
