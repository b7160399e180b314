"""The list of chairs, the search and the tray."""
