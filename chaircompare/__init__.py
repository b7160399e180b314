"""Compare massage chairs by what their sources state, with restless legs in mind."""

__version__ = "0.1.0"
