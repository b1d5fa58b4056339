"""What it means: pure functions; today is an argument."""
