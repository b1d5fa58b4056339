"""Places and dialogs: what a person sees."""
