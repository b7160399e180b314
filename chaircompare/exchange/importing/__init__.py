"""Brings chairs in from other people's files: read, laid out, mapped, judged, planned, applied."""
