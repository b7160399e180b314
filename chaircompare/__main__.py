"""Lets `python -m chaircompare` do what the `chaircompare` command does."""

import sys

from chaircompare.cli import main

if __name__ == "__main__":
    sys.exit(main())
