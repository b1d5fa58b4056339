"""The thirty accounts of the example book, key accounts first."""

from kamtui.services.example.acme import ACME
from kamtui.services.example.ashihara import ASHIHARA
from kamtui.services.example.candidates import CANDIDATES
from kamtui.services.example.hallbrunn import HALLBRUNN
from kamtui.services.example.hohenstauffer import HOHENSTAUFFER
from kamtui.services.example.mueller import MUELLER
from kamtui.services.example.norrvik import NORRVIK
from kamtui.services.example.others import OTHERS
from kamtui.services.example.watched import WATCHED

PORTFOLIO = (HALLBRUNN, MUELLER, ASHIHARA, HOHENSTAUFFER, NORRVIK, ACME, *CANDIDATES, *WATCHED, *OTHERS)
"""A parent account stands before its subsidiaries."""
