"""What lasts: the notebook, drafts and settings on this machine; knows core, never a front end."""
