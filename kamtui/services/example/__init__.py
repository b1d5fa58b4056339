"""The example book: what is told in it, account by account, and how it becomes rows."""
