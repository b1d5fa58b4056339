"""What was typed and is not saved yet: no part of the history, of an export, or of what is judged."""

from sqlmodel import Field

from kamtui.models.base import Record


class KeptDraft(Record, table=True):
    """The texts of one form or cell; they go in the very transaction that saves them."""

    __tablename__ = "draft"
    form: str = Field(unique=True, description="What the form or the cell is known by, as `account:12`")
    record: str = Field(description="Table and id, as `goal:5`; `goal:new` for one that is not in the book yet")
    account_id: int | None = Field(
        description="Whose it is. No foreign key: a text outlives what it was typed into"
    )
    step: int = Field(
        description="The newest step when the form was opened; later ones may have changed the record"
    )
    at: str = Field(description="When the last of it was typed, aware UTC in ISO form")
    fields: str = Field(description="JSON: by field what was typed and what the field had said before")
