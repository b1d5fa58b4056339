"""Tests of how the book is kept."""
