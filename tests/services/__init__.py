"""Tests of the pieces screens are made of."""
