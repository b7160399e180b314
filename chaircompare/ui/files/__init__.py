"""Files that a person opens, saves, drops on the window, or had open not long ago."""
