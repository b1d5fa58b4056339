"""What the documents take from the code is what stands there now."""

import re

import pytest

from tests.code.sources import ROOT, tracked_texts
from tools.documents import PIECES, renewed

DOCUMENTS = {
    name: text
    for name, text in tracked_texts().items()
    if name == "README.md" or (name.startswith("docs/") and name.endswith(".md"))
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_up_to_date(name: str) -> None:
    assert renewed(DOCUMENTS[name]) == DOCUMENTS[name], "run `make documents`"


@pytest.mark.parametrize("piece", PIECES)
def test_a_stale_piece_is_written_again(piece: str) -> None:
    stale = f"before\n<!-- made from the code: {piece} -->\nold\n<!-- end: {piece} -->\nafter\n"
    text = renewed(stale)
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text.splitlines()
    assert renewed(text) == text


def test_a_piece_that_nobody_makes_is_an_error() -> None:
    with pytest.raises(KeyError, match="weather"):
        renewed("<!-- made from the code: weather -->\n<!-- end: weather -->")


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = [
        f"{name}: {target}"
        for name, text in tracked_texts().items()
        if name.endswith(".md") and "/golden/" not in name
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)\s#]+)", text)
        if not ((ROOT / name).parent / target).exists()
    ]
    assert broken == []
