"""Asks what of a comparison goes out, and shows it before."""
