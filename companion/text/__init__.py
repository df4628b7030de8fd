"""Entries, filters, dates and exercises in words: the same sentences for screens, lines and exports."""
