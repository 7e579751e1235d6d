"""The command line; see docs/contract.md. Standard output carries data alone."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console

from evidence import __version__
from evidence.batch import Limits, expand, scan_paths
from evidence.errors import EvidenceError, UsageError
from evidence.lexicon import load_lexicon
from evidence.matching import check_examples
from evidence.output import (
    print_check,
    print_explanation,
    summary_table,
    to_line,
    to_pretty,
    write_report,
)
from evidence.reports import Report, Settings, report_schema
from evidence.scanner import Scanner
from evidence.serve import answer

UNREADABLE = 3
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except EvidenceError as error:
        print(f"evidence: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # the contract: an internal error is exit code 4, never a traceback's 1
        print(f"evidence: internal error: {type(error).__name__}: {error}", file=sys.stderr)
        return 4


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evidence", description=sys.modules["evidence"].__doc__)
    parser.add_argument("--version", action="version", version=f"evidence {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        sub.add_argument("--lexicon", type=Path, action="append", default=[], metavar="DIR")
        return sub

    scan = command("scan", _scan, "read files and folders, write one report each")
    scan.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    scan.add_argument("-o", "--output", type=Path, metavar="DIR", help="write the reports to files here")
    scan.add_argument("--name", default="stdin", help="the name of what comes on standard input")
    scan.add_argument("--jobs", type=_positive, default=1, metavar="N", help="worker processes")
    scan.add_argument("--timeout", type=float, default=60.0, metavar="SECONDS", help="for one document")
    scan.add_argument("--pretty", action="store_true", help="indent the JSON of one file")
    scan.add_argument("--text", action="store_true", help="put the document's text into the report")
    scan.add_argument("--adjacent", action="store_true", help="report automation and analytics tools too")
    check = command("check", _check, "check your own resume: what it shows, quote by quote")
    check.add_argument("file", type=Path)
    command("worker", _worker, "JSON Lines in, JSON Lines out, until end of input")
    explain = command("explain", _explain, "mentions, stance and cues of one sentence")
    explain.add_argument("text")
    lexicon = command("lexicon", _lexicon, "list, show or check the curated data")
    lexicon.add_argument("action", choices=["list", "show", "check"])
    lexicon.add_argument("id", nargs="?")
    command("schema", _schema, "the report's JSON Schema")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _scan(arguments: argparse.Namespace) -> int:
    settings = Settings(adjacent=arguments.adjacent, text=arguments.text)
    reports: Iterable[Report]
    if arguments.paths == ["-"]:
        scanner = Scanner(settings, arguments.lexicon)
        reports = [scanner.scan(sys.stdin.buffer.read(), arguments.name)]
    elif "-" in arguments.paths:
        raise UsageError("- stands alone: standard input is one document")
    else:
        paths = expand(Path(p) for p in arguments.paths)
        if arguments.pretty and len(paths) != 1 and arguments.output is None:
            raise UsageError("--pretty is for one file; use -o DIR for many")
        reports = scan_paths(
            paths, settings, arguments.lexicon, arguments.jobs, Limits(seconds=arguments.timeout)
        )
    if arguments.output is not None:
        return _scan_to_folder(reports, arguments.output)
    failed = False
    for report in reports:
        failed |= "error" in report
        print(to_pretty(report) if arguments.pretty else to_line(report), flush=True)
    return UNREADABLE if failed else 0


def _scan_to_folder(reports: Iterable[Report], folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}") from error
    seen: list[Report] = []
    for report in reports:
        write_report(folder, report)
        kept = ("document", "summary", "entities", "error")
        seen.append({key: report[key] for key in kept if key in report})
    console = Console(stderr=True)
    console.width = max(console.width, 120)
    console.print(summary_table(seen))
    print(f"{len(seen)} reports written to {folder}", file=sys.stderr)
    return UNREADABLE if any("error" in report for report in seen) else 0


def _check(arguments: argparse.Namespace) -> int:
    report = next(iter(scan_paths([arguments.file], Settings(), arguments.lexicon)))
    print_check(Console(), report)
    return UNREADABLE if "error" in report else 0


def _worker(arguments: argparse.Namespace) -> int:
    scanner = Scanner(Settings(), arguments.lexicon)
    for line in answer(scanner, sys.stdin.buffer):
        print(line, flush=True)
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    document, judgements = Scanner(Settings(), arguments.lexicon).explain(arguments.text)
    print_explanation(Console(), document, judgements)
    return 0


def _lexicon(arguments: argparse.Namespace) -> int:
    lexicon = load_lexicon(arguments.lexicon)
    if arguments.action == "list":
        for entry in lexicon.entries.values():
            print(f"{entry.id}\t{entry.name}\t{entry.family}\t{entry.field}")
    elif arguments.action == "show":
        entry = lexicon.entries.get(arguments.id)  # type: ignore[assignment]  # None is handled next
        if entry is None:
            raise UsageError(f"no such entry: {arguments.id}")
        for key in ("id", "name", "kind", "family", "field", "vendor", "released", "source"):
            print(f"{key}: {getattr(entry, key)}")
        print(f"aliases: {', '.join(entry.aliases)}")
        print(f"guarded: {', '.join(guard.alias for guard in entry.guarded)}")
    else:
        problems = check_examples(lexicon)
        for problem in problems:
            print(problem, file=sys.stderr)
        print(f"{len(lexicon.entries)} entries, {len(problems)} problems")
        return 2 if problems else 0
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    print(json.dumps(report_schema(), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
