"""Where the package finds what it ships with."""

import os
from pathlib import Path


def models_folder() -> Path:
    """Return the folder of the shipped models: in the wheel, or beside ``src`` in a checkout."""
    package = Path(__file__).parent
    installed = package / "_models"
    return installed if installed.is_dir() else package.parents[1] / "models"


def knowledge_folder() -> Path:
    """Return the folder of the compiled knowledge: in the wheel, or of a checkout."""
    package = Path(__file__).parent
    installed = package / "_knowledge"
    return installed if installed.is_dir() else package.parents[1] / "knowledge" / "compiled"


def corpus_folder() -> Path:
    """Return the folder of the project's own annotations; a checkout has it, a wheel does not."""
    return Path(__file__).parents[2] / "corpus"


def data_folder() -> Path:
    """Return the folder of public corpora: ``DATELINE_DATA``, else ``../shared/data``."""
    default = Path(__file__).parents[2].parent / "shared" / "data"
    return Path(os.environ.get("DATELINE_DATA", default))
