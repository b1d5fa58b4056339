"""Tests of the rules: pure functions, so tables of cases and properties."""
