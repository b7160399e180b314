"""The steps by which catalogue files of older versions are brought up to date."""
