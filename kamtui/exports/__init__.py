"""Out: values to text."""
