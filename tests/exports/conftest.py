"""Events to export are made as for the store."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from factories import sources_for_compiled

sources_for_compiled()
