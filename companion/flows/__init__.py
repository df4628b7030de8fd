"""What follows what, without a screen."""
