"""What Companion knows: pure Python; no screen, no database, no files and no clock of its own."""
