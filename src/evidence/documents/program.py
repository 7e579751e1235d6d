"""Whether a text is a program's source or its settings, told by the form of its lines: nobody's resume or portfolio.

A resume in LaTeX is none, and neither comments nor the examples between the fences of a README are looked at. Of the
lines of this project's modules and lexicons half or more have such a form, of its labelled documents at most a fifth.
"""

from __future__ import annotations

import re

LEAST_LINES, SHARE = 5, 0.5
SAMPLE, LONGEST = 20_000, 300  # characters of the text, and of a line

_ASIDE = re.compile(r"^(```|~~~).*?^\1|(\"\"\"|''').*?\2|/\*.*?\*/|^\s*(?:#|//).*?$", re.MULTILINE | re.DOTALL)
_PROSE = re.compile(r"(?:[^\W\d_][\w'\u2019-]*[,;:]? ){5}[^\W\d_]")  # a bullet may end in a semicolon too
_SHEBANG = re.compile(r"#!\s*/")
_LINE = re.compile(
    r"""
    \s*(?:
      from\s+[\w.]+\s+import\b.* | import\s+[\w.]+(?:\s+as\s+\w+)?(?:,\s*[\w.]+)* | import\b.*\bfrom\s*["'].*
    | (?:require|include|use)\s+["'].*
    | (?:async\s+)?(?:def|class|func|fn|function|interface|struct|enum|impl|module|namespace)\s+\w+.*[({:].*
    | (?:public|private|protected|static|final|export|pub|abstract|override)\s+\w.*[({;=].*
    | (?:if|elif|else|for|while|with|try|except|finally|switch|case|match|do|catch)\b.*[:{]
    | (?:return|raise|yield|throw|assert|await)\b.* | break | continue | pass
    | (?:const|let|var|val|local)\s+[\w{\[].*
    | [\w.\[\]"'$*-]+(?:,\s*[\w.]+)*(?:\s*:\s*[\w.\[\], |"']+)?\s*[-+*/|:.]?=(?![=>])\s*\S.*
    | @\w[\w.]*(?:\(.*\))?
    | [\w.]+\(.*
    | [)\]}>].*
    | \[\[?[\w."-]+\]\]?
    | ["'].*["'][,:)\]}]*
    | .*(?:[;{}\[(]|\)\s*:|=>|->|,\s*\\)
    )\s*
    """,
    re.VERBOSE,
)


def is_program(text: str) -> bool:
    """Whether a text is a program's source, or settings written for one."""
    if _SHEBANG.match(text):
        return True
    lines = [line for line in _ASIDE.sub("", text[:SAMPLE]).splitlines() if line.strip()]
    if len(lines) < LEAST_LINES:
        return False
    return sum(map(_has_form, lines)) >= SHARE * len(lines)


def _has_form(line: str) -> bool:
    plain = len(line) > LONGEST or line.lstrip().startswith("\\") or _PROSE.search(line) is not None
    return not plain and _LINE.fullmatch(line) is not None
