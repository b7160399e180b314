"""Every state of the window and of its dialogs, and pictures of them to be looked at."""
