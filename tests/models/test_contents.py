"""The written table of contents says what the models say."""

from kamtui.models import contents, outline
from tools.contents import record_shape, section_shape


def test_each_record_is_written_as_its_class_declares_it() -> None:
    declared = {key: record_shape(record) for key, record in outline.RECORDS.items()}
    assert declared == contents.RECORDS, "a field was changed: run `python -m tools.contents`"
    declared = {key: record_shape(record) for key, record in outline.GRID.items()}
    assert declared == contents.GRID, "a field was changed: run `python -m tools.contents`"


def test_records_outside_the_plan_are_written_too() -> None:
    declared = {record.key: record_shape(record) for record in outline.OTHERS}
    assert declared == contents.OTHERS, "a field was changed: run `python -m tools.contents`"


def test_each_section_is_written_in_its_place() -> None:
    declared = tuple(section_shape(section) for section in outline.SECTIONS)
    assert declared == contents.SECTIONS, "the outline was changed: run `python -m tools.contents`"
