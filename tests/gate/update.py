"""Pin the floors anew: ``python tests/gate/update.py [--allow-regression]``.

Refuses to lower a floor unless told to; writes atomically.
"""

import json
import sys
from pathlib import Path

from dateline.evaluate.reading import digests, evaluate_reading
from dateline.parsing import shipped_reader, shipped_splitter
from dateline.settings import data_folder

PATH = Path(__file__).parent / "floors.json"


def main() -> None:
    """Measure, compare, write."""
    data = data_folder()
    rows = evaluate_reading(data, shipped_reader(), shipped_splitter())
    figures = {
        row.key: {
            "value": round(row.score.value, 2),
            "low": round(row.score.low, 1),
            "high": round(row.score.high, 1),
            "items": row.score.count,
        }
        for row in rows
    }
    old = json.loads(PATH.read_text())["reading"]["figures"] if PATH.exists() else {}
    fallen = [key for key in old if figures.get(key, {"value": 0})["value"] < old[key]["value"]]
    if fallen and "--allow-regression" not in sys.argv:
        sys.exit("these floors would fall: " + ", ".join(fallen))
    partial = PATH.with_suffix(".partial")
    content = {"reading": {"corpora": digests(data), "figures": figures}}
    partial.write_text(json.dumps(content, indent=1) + "\n")
    partial.replace(PATH)


if __name__ == "__main__":
    main()
