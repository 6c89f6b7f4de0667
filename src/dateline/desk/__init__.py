"""The desk: the record in a browser, to see, check and correct. It binds to this machine."""

from dateline.desk.app import make_app
from dateline.desk.settings import Settings

__all__ = ["Settings", "make_app"]
