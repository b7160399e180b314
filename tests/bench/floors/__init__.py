"""The shortest honest programs that do the same on the same packages."""
