"""Attacks from outside, each with a seed; their figures stand in docs/reliability.md."""
