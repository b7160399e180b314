"""How many chairs a comparison takes. Apart, so that the list need not load the comparison."""

FEWEST, MOST = 2, 3
