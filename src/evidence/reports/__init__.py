"""The report of one document, and its schema."""

from evidence.reports.report import STANCES, Report, Settings, build_error, build_report
from evidence.reports.schema import report_schema

__all__ = ["STANCES", "Report", "Settings", "build_error", "build_report", "report_schema"]
