"""Tests of the way in: files, rows, values, matches."""
