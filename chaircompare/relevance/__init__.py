"""What matters with restless legs: which features are marked, why, and how sure anyone can be."""
