"""Reports as JSON Lines, files, tables, one HTML page and terminal text."""

from evidence.output.files import ReportFolder, write_whole
from evidence.output.html import check_page
from evidence.output.lines import to_line, to_pretty, write_data
from evidence.output.summary import summary_row
from evidence.output.terminal import print_check, print_explanation, summary_table

__all__ = [
    "ReportFolder",
    "check_page",
    "print_check",
    "print_explanation",
    "summary_row",
    "summary_table",
    "to_line",
    "to_pretty",
    "write_data",
    "write_whole",
]
