"""What is stored: one SQLModel table for each record of the field."""
