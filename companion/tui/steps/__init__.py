"""What moves, asks or can be typed into in a step: one widget a file, picked in `registry`."""
