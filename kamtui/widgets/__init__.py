"""Pieces: take values, send messages; know no book."""
