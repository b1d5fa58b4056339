"""Use cases: read, judge, write one step."""
