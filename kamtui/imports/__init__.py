"""In: file to rows to mapped, matched records."""
