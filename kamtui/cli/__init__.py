"""The command line: commands that print and exit, and never load the screens."""
