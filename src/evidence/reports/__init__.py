"""The report of one document, and its schema."""

from evidence.reports.findings import unsupported_language
from evidence.reports.report import Report, Settings, build_error, build_report
from evidence.reports.schema import report_schema

__all__ = ["Report", "Settings", "build_error", "build_report", "report_schema", "unsupported_language"]
