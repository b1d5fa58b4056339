"""Dialogs: what takes the keys away from the rest."""
