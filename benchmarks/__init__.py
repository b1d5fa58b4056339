"""How quick kamtui is, as ratios to programs that do next to nothing."""
