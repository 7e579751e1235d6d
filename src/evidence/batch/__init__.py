"""The corridor over many documents."""

from evidence.batch.inputs import expand
from evidence.batch.pool import Limits, scan_paths

__all__ = ["Limits", "expand", "scan_paths"]
