"""Reports as JSON Lines, files, tables, one HTML page and terminal text."""

from evidence.output.entries import entry_text
from evidence.output.files import ReportFolder, write_whole
from evidence.output.html import check_page
from evidence.output.lines import standard_output, to_line, to_pretty, write_data
from evidence.output.summary import summary_row
from evidence.output.terminal import Terminal, print_check, print_explanation, summary_table

__all__ = [
    "ReportFolder",
    "Terminal",
    "check_page",
    "entry_text",
    "print_check",
    "print_explanation",
    "standard_output",
    "summary_row",
    "summary_table",
    "to_line",
    "to_pretty",
    "write_data",
    "write_whole",
]
