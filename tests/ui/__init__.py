"""Stories in keys: what a person does and sees."""
