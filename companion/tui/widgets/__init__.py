"""What screens are made of: each knows how to show one thing, and says what happened to it."""
