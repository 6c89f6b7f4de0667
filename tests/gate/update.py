"""Pin the floors anew: ``python tests/gate/update.py [--allow-regression] [PART ...]``.

Parts are those of dateline.evaluate.all; all of them where none is named. Refuses to lower
a floor unless told to; writes atomically.
"""

import json
import sys
from pathlib import Path

from dateline.evaluate.all import MEASURES, digests_of
from dateline.settings import data_folder

PATH = Path(__file__).parent / "floors.json"


def main() -> None:
    """Measure, compare, write."""
    data = data_folder()
    content = json.loads(PATH.read_text()) if PATH.exists() else {}
    named = [argument for argument in sys.argv[1:] if argument in MEASURES]
    for name in named or MEASURES:
        figures = {
            row.key: {
                "value": round(row.score.value, 2),
                "low": round(row.score.low, 1),
                "high": round(row.score.high, 1),
                "items": row.score.count,
            }
            for row in MEASURES[name].rows(data)
        }
        old = content.get(name, {}).get("figures", {})
        fallen = [key for key in old if figures.get(key, {"value": 0})["value"] < old[key]["value"]]
        if fallen and "--allow-regression" not in sys.argv:
            sys.exit("these floors would fall: " + ", ".join(fallen))
        content[name] = {"corpora": digests_of(MEASURES[name], data), "figures": figures}
    partial = PATH.with_suffix(".partial")
    partial.write_text(json.dumps(content, indent=1) + "\n")
    partial.replace(PATH)


if __name__ == "__main__":
    main()
