"""The guide in the window: pages to read, search and print."""
