"""Rules about the code itself: what a reader would check by hand, and forget."""
