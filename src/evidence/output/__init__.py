"""Reports as JSON Lines, files and terminal text."""

from evidence.output.files import to_line, to_pretty, write_report
from evidence.output.terminal import print_check, print_explanation, summary_table

__all__ = [
    "print_check",
    "print_explanation",
    "summary_table",
    "to_line",
    "to_pretty",
    "write_report",
]
