"""Entries as files in other formats."""
