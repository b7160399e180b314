"""Speed and memory, each beside the shortest honest program that does the same."""
