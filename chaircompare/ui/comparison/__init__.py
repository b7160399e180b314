"""The chosen chairs side by side."""
