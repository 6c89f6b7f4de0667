"""What leaves the program: event records of PLOVER's shape, and lists as table, CSV or JSON."""

from dateline.exports.plover import event_json, to_line
from dateline.exports.tables import FORMATS, LISTINGS, Listing, write_rows

__all__ = ["FORMATS", "LISTINGS", "Listing", "event_json", "to_line", "write_rows"]
