"""What is known: features, chairs, facts with their sources, and the file that holds them."""
