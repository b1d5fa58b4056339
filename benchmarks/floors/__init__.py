"""Programs that do next to nothing, to measure against."""
