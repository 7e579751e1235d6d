"""The command line; see docs/contract.md. Standard output carries data alone."""

from __future__ import annotations

import argparse
import io
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import FrameType

from rich.console import Console

from evidence import __version__
from evidence.batch import STANDARD_INPUT, expand, read_standard_input
from evidence.documents import detect_language
from evidence.errors import EvidenceError, LexiconError, OutputError, UsageError
from evidence.isolation import Pool, Source
from evidence.lexicon import cue_folders, find_entries, load_lexicon, similar_ids
from evidence.lexicon.model import Lexicon, LexiconEntry
from evidence.matching import check_examples
from evidence.options import (
    MOST_JOBS,
    add_adjacent,
    add_limits,
    add_settings,
    filled,
    limits_of,
    path,
    settings_of,
    whole,
)
from evidence.output import (
    ReportFolder,
    Terminal,
    check_page,
    entry_text,
    print_check,
    print_explanation,
    standard_output,
    summary_table,
    to_line,
    to_pretty,
    write_data,
    write_whole,
)
from evidence.reports import Report, Settings, report_schema, unsupported_language
from evidence.serve import answer

UNREADABLE = 3
INTERRUPTED = 130
TERMINATED = 143


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # UTF-8 whatever the locale; file names may hold any byte
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminate)
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except EvidenceError as error:
        print(f"evidence: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("evidence: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of standard output has left
        return 0
    except Exception as error:  # the contract: an internal error is exit code 4, never a traceback's 1
        print(f"evidence: internal error: {type(error).__name__}: {error}", file=sys.stderr)
        return 4


def _terminate(number: int, frame: FrameType | None) -> None:
    """SIGTERM ends the program by way of its clean-up: no child is left, and the summaries are whole."""
    raise SystemExit(TERMINATED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evidence", description=sys.modules["evidence"].__doc__)
    parser.add_argument("--version", action="version", version=f"evidence {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        sub.add_argument("--lexicon", type=path, action="append", default=[], metavar="DIR")
        return sub

    scan = command("scan", _scan, "read files and folders, write one report each")
    scan.add_argument("paths", nargs="+", type=filled, metavar="PATH", help="files, folders, or - for standard input")
    scan.add_argument("-o", "--output", type=path, metavar="DIR", help="write the reports to files here")
    scan.add_argument("--name", type=filled, default="stdin", help="the name of what comes on standard input")
    scan.add_argument("--jobs", type=whole(1, MOST_JOBS), default=1, metavar="N", help="worker processes")
    scan.add_argument("--pretty", action="store_true", help="indent the JSON of one file")
    add_settings(scan)
    add_limits(scan)
    check = command("check", _check, "check your own resume: what it shows, quote by quote")
    check.add_argument("file", type=filled, help="a file, or - for standard input")
    check.add_argument("--html", type=path, metavar="OUT", help="write one self-contained page here too")
    add_limits(check)
    worker = command("worker", _worker, "JSON Lines in, JSON Lines out, until end of input")
    add_settings(worker)
    add_limits(worker)
    explain = command("explain", _explain, "mentions, stance and cues of one sentence")
    explain.description = (
        "Mentions, stance and cues of one sentence. A bare sentence has no job, section or heading around it: in a "
        "document these give it its period, and may give it another stance or other facets."
    )
    explain.add_argument("text")
    add_adjacent(explain)
    lexicon = command("lexicon", _lexicon, "list, show or check the curated data")
    lexicon.add_argument("action", choices=["list", "show", "check"])
    lexicon.add_argument("id", nargs="?", help="for show: an id, a name or another form of it")
    command("schema", _schema, "the report's JSON Schema")
    return parser


def _scan(arguments: argparse.Namespace) -> int:
    if arguments.output is not None and any(_same(Path(p), arguments.output) for p in arguments.paths):
        raise UsageError("the output folder is an input too; name another with -o")
    inputs = expand(arguments.paths, arguments.output)
    if arguments.pretty and len(inputs.files) + inputs.standard_input != 1 and arguments.output is None:
        raise UsageError("--pretty is for one file; use -o DIR for many")
    for empty in inputs.empty:
        print(f"evidence: warning: no files in {empty}", file=sys.stderr)
    limits = limits_of(arguments)
    piped = read_standard_input(sys.stdin.buffer, arguments.name, limits) if inputs.standard_input else None
    with Pool(settings_of(arguments), arguments.lexicon, limits, arguments.jobs) as pool:
        reports = pool.map(inputs.sources(piped))
        if arguments.output is not None:
            return _scan_to_folder(reports, arguments.output)
        failed = False
        for report in reports:
            failed |= "error" in report
            write_data(to_pretty(report) if arguments.pretty else to_line(report))
    return UNREADABLE if failed else 0


def _same(path: Path, folder: Path) -> bool:
    return path.is_dir() and folder.is_dir() and path.samefile(folder)


def _scan_to_folder(reports: Iterable[Report], path: Path) -> int:
    with ReportFolder(path) as folder:
        rows = [folder.write(report) for report in reports]
    console = Console(stderr=True)
    console.width = max(console.width, 120)
    console.print(summary_table(rows))
    count = "1 report" if folder.written == 1 else f"{folder.written} reports"
    print(f"{count} written to {path}, with summary.csv and summary.jsonl", file=sys.stderr)
    return UNREADABLE if folder.unreadable else 0


def _check(arguments: argparse.Namespace) -> int:
    limits = limits_of(arguments)
    piped = arguments.file == STANDARD_INPUT
    source = read_standard_input(sys.stdin.buffer, "stdin", limits) if piped else Source(str(Path(arguments.file)))
    with Pool(Settings(), arguments.lexicon, limits) as pool:
        report = pool.read(source)
    if arguments.html is not None:
        try:
            write_whole(arguments.html, check_page(report))
        except OSError as error:
            raise OutputError(f"cannot write {arguments.html}: {error.strerror}") from error
        print(f"page written to {arguments.html}", file=sys.stderr)
    with standard_output():  # last: a reader who leaves early, as head does, costs nothing
        print_check(Terminal(), report)
    return UNREADABLE if "error" in report else 0


def _worker(arguments: argparse.Namespace) -> int:
    with Pool(settings_of(arguments), arguments.lexicon, limits_of(arguments)) as pool:
        for response in answer(pool, sys.stdin.buffer):
            write_data(to_line(response))
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from evidence.scanner import Scanner  # the other commands read in a child of their own

    if not any(character.isalnum() for character in arguments.text):
        raise UsageError("explain needs a sentence, for example: evidence explain 'Drafted contracts with ChatGPT'")
    text = arguments.text.encode("utf-8", "replace").decode()
    judgements, rejections = Scanner(Settings(), arguments.lexicon).explain(text)
    shown = [j for j in judgements if arguments.adjacent or not j.mention.entry.adjacent]  # as in a report
    for finding in unsupported_language(detect_language(text)):
        print(f"evidence: warning: {finding.because}", file=sys.stderr)
    with standard_output():
        print_explanation(Terminal(), shown, rejections)
    return 0


def _lexicon(arguments: argparse.Namespace) -> int:
    lexicon = load_lexicon(arguments.lexicon)
    if arguments.action == "list":
        rows = [f"{e.id}\t{e.name}\t{e.family}\t{e.field}\n" for e in lexicon.entries.values()]
        write_data("".join(rows).encode())
    elif arguments.action == "show":
        write_data("\n".join(map(entry_text, _entries(lexicon, arguments.id))).encode())
    else:
        problems = check_examples(lexicon) + _cue_problems(arguments.lexicon)
        for problem in problems:
            print(problem, file=sys.stderr)
        write_data(f"{len(lexicon.entries)} entries, {len(problems)} problems\n".encode())
        return 2 if problems else 0
    return 0


def _entries(lexicon: Lexicon, asked: str | None) -> list[LexiconEntry]:
    if asked is None:
        raise UsageError("lexicon show needs an id or a name, for example: evidence lexicon show tool.chatgpt")
    found = find_entries(lexicon, asked)
    if not found:
        similar = " or ".join(similar_ids(lexicon, asked))
        raise UsageError(f"no such entry: {asked}" + (f"; perhaps {similar}" if similar else ""))
    return found


def _cue_problems(folders: Sequence[Path]) -> list[str]:
    from evidence.stance import load_cues  # heavy: the other commands read in a child of their own

    try:
        load_cues(*cue_folders(folders))
    except LexiconError as error:
        return error.problems
    return []


def _schema(arguments: argparse.Namespace) -> int:
    write_data(to_pretty(report_schema()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
