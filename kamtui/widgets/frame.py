"""What stands around a place: header, the place's line, the strip of causes, empty states, the footer's keys."""

from kamtui.widgets.cause_strip import CauseStrip
from kamtui.widgets.empty_state import EmptyState
from kamtui.widgets.key_footer import KeyFooter
from kamtui.widgets.place_header import PLACES, WIDE, PlaceHeader, margin_of
from kamtui.widgets.place_line import PlaceLine

__all__ = ["PLACES", "WIDE", "CauseStrip", "EmptyState", "KeyFooter", "PlaceHeader", "PlaceLine", "margin_of"]
