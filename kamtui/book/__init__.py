"""How it is kept: the only place that knows SQLite."""
