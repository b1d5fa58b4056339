"""Which of an account's plans is the current one, said once for whoever asks by SQL."""


def current_plan(account: str) -> str:
    """The query for the newest plan that is not closed: the one that begins last, those without a day before it.

    Args:
        account: The SQL that names the account: a column, or a parameter such as `:account`.
    """
    return (
        f"SELECT id FROM plan WHERE account_id = {account} AND status <> 'closed' "
        "ORDER BY starts IS NULL, starts DESC, id DESC LIMIT 1"
    )
