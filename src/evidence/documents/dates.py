"""Find periods in text: `Mar 2023 – Present`, `06/2019 – 02/2023`, `since 2023`, `spring 2024`, `FY24`, `2024`."""
# ruff: noqa: RUF002 -- dashes, quotes and bullets as people type them

from __future__ import annotations

import re

from evidence.documents.model import Period

_NAMES = (  # of months as English, German, French, Spanish, Italian, Portuguese and Dutch resumes write them
    "jan january januar janvier janv enero gennaio janeiro januari",
    "feb february februar février fevrier févr febrero febbraio fevereiro februari",
    "mar march mär märz mars marzo março maart",
    "apr april avril avr abril aprile",
    "may mai mayo maggio maio mei",
    "jun june juni juin junio giugno junho",
    "jul july juli juillet juil julio luglio julho",
    "aug august août aout agosto augustus",
    "sep sept september septembre septiembre settembre setembro",
    "oct october okt oktober octobre octubre ottobre outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember décembre decembre déc diciembre dicembre dezembro",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_YEAR = r"(?:19[7-9]\d|20[0-2]\d|203[0-5])"
_DASH = r"[-\u2010\u2011–—‒−~→]"
_NOW = (
    r"(?:present(?:\s+(?:day|time))?|now|current(?:ly)?|today|ongoing|to\s+date|date|heute|aujourd['’]hui|présent|"
    r"actualidad|presente|oggi)\b"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_NTH = rf"{_DAY}(?:st|nd|rd|th|er|\.)?"
_DATE = re.compile(
    rf"""(?<![\w$€£\#/.])(?<!\d,)(?<![A-Za-z]-)(?:
      (?P<day>{_NTH}\s+(?:(?:of|de)\s+)?)?(?P<month>{_MONTH})\.?
        (?:\s+(?P<day2>{_NTH})(?:,\s*|\s+)|\s*[,'’/–-]\s*|\s+(?:(?:of|de)\s+)?|(?<=\.))(?P<y1>{_YEAR})
    | (?P<month2>{_MONTH})\.?(?:\s?['’](?P<yy>\d\d)|-(?P<yy2>[0-2]\d|3[0-5])(?![-/]?\d))
    | (?P<n1>{_DAY})(?P<by>[/.-])(?P<n2>{_DAY})(?P=by)(?P<y9>{_YEAR})
    | (?P<m3>0?[1-9]|1[0-2])\s?[/.]\s?(?P<y3>{_YEAR})
    | (?P<y4>{_YEAR})[-/.](?P<m4>0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!{_DASH}?\d)
    | (?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<y5>{_YEAR})
    | FY\s?['’]?(?:20)?(?P<fiscal>\d\d)
    | [qQ](?P<q>[1-4])[\s/-]?(?P<y6>{_YEAR})
    | (?P<y7>{_YEAR})(?:\s?(?:{_DASH}|/)\s?(?P<short>\d\d)(?=$|[\s),;|.])|/(?P<long>{_YEAR}))
    | (?P<y8>{_YEAR})
    | (?:{_NTH}\s+)?(?P<bare>{_MONTH})\.?(?:\s+{_NTH})?(?=\s*(?:{_DASH}|to\b|until\b))
    )(?!\w)(?![.,/]\d)(?!-(?!{_MONTH}\b|{_NOW})[A-Za-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_TO = rf"(?:{_DASH}{{1,3}}|(?<=\s):(?=\s)|\b(?:to|until|till|through|bis|à|au|hasta)\b)"
_SEPARATOR = re.compile(rf"\s*{_TO}\s*", re.IGNORECASE)
_PRESENT = re.compile(rf"\s*{_TO}\s*(?:(?:the|till|until|to)\s+)?{_NOW}", re.IGNORECASE)
_OPEN = re.compile(rf"\s*(?:{_DASH}{{1,3}}\s*(?=$|[)|\n])|\+(?!\w)|\s?onwards?\b)", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|seit|ever\s+since|(?P<from>from))\s+(?:(?:about|around|early|late|mid|the|in|end\s+of|start\s+of)[\s-]+)*$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"(?:^|[.,;:(\n]|\band)\s*$", re.IGNORECASE)  # *From 2022 I ...*, not *up 5 % from 2022*
_LIST = re.compile(r"\s*(?:,|/|&|,?\s+and)\s*")
_UNTIL = re.compile(r"[^.;:\d]{1,60}\b(?:until|till|to)\b[^.;:\d]{0,40}", re.IGNORECASE)
_VERSION = re.compile(r"\b(?:Server|Windows|Office|Studio|Excel|SharePoint|AutoCAD|Dynamics|Revit|R|ISO|C\+\+)\s+$")
_COUNTED = re.compile(r"\s+(?:users|people|files|customers|clients|words|pages|hours|euros?|employees)\b", re.I)


DURATION = re.compile(r"\(?(?:\d+\+? (?:years?|yrs?|months?|mos?|weeks?)(?:,| and)? ?){1,2}\)?", re.IGNORECASE)
_GLUED = re.compile(rf"(?<=[a-zß-ÿ)])(?=[A-Z])(?=(?i:{_MONTH})\.?\s+{_YEAR}\b)")


def unglued(text: str) -> str:
    """`text` with a space before a month that a lost tab left at the end of a word: *Red PressMar 2023*."""
    return _GLUED.sub(" ", text)


def _month(name: str) -> str:
    return f"{_MONTHS[name.lower()]:02d}"


def _span(found: re.Match[str]) -> tuple[str, str]:
    """First and last month of one written date."""
    group = found.groupdict()
    if group["month"]:
        start = f"{group['y1']}-{_month(group['month'])}"
    elif group["month2"]:
        year = group["yy"] or group["yy2"]
        start = f"{20 if int(year) <= 35 else 19}{year}-{_month(group['month2'])}"
    elif group["n1"]:
        month = _numbered_month(found)
        start = f"{group['y9']}-{month:02d}" if month else group["y9"]
    elif group["m3"]:
        start = f"{group['y3']}-{int(group['m3']):02d}"
    elif group["m4"]:
        start = f"{group['y4']}-{group['m4']}"
    elif group["season"]:
        start = group["y5"]  # which months a season has depends on the hemisphere
    elif group["fiscal"]:
        start = f"20{group['fiscal']}"
    elif group["q"]:
        first = int(group["q"]) * 3 - 2
        return f"{group['y6']}-{first:02d}", f"{group['y6']}-{first + 2:02d}"
    elif group["y7"]:
        year = group["y7"]
        end = group["long"] or year[:2] + group["short"]
        return (year, end) if end > year else (year, year)
    else:
        start = group["y8"] or ""
    return start, start


def _numbered_month(found: re.Match[str]) -> int | None:
    """The month of `15.01.2020` or `01/15/2020`; of two that it may be, the one that the text's other dates tell."""
    one, two = int(found["n1"]), int(found["n2"])
    if one == two or found["by"] == ".":
        return two if two <= 12 else None
    orders = {
        int(date["n1"]) > 12 for date in _DATE.finditer(found.string)
        if date["n1"] and (int(date["n1"]) > 12) != (int(date["n2"]) > 12)
    }  # fmt: skip
    if len(orders) != 1:
        return None
    month = two if orders.pop() else one
    return month if month <= 12 else None


def find_periods(text: str) -> list[tuple[Period, int, int]]:
    """All periods in `text`, in order, with the offsets of their wording."""
    periods: list[tuple[Period, int, int]] = []
    dates = list(_DATE.finditer(text))
    at = 0
    while at < len(dates):
        date = dates[at]
        follower = dates[at + 1] if at + 1 < len(dates) else None
        joined = follower is not None and _SEPARATOR.fullmatch(text, date.end(), follower.start()) is not None
        at += 1
        if date["bare"]:
            if joined and follower is not None and not follower["bare"]:
                start, end = _span(follower)
                if "-" in start:
                    begin = f"{start[:4]}-{_month(date['bare'])}"
                    periods.append((Period(begin, end), date.start(), follower.end()))
                    at += 1
            continue
        start, end = _span(date)
        since = _SINCE.search(text, max(0, date.start() - 40), date.start())
        if joined and follower is not None and not follower["bare"] and not date["y7"]:
            last = _span(follower)[1]
            if last[:4] >= start[:4]:
                periods.append((Period(start, last), date.start(), follower.end()))
                at += 1
                continue
        if follower is not None and since and _UNTIL.fullmatch(text, date.end(), follower.start()):
            periods.append((Period(start, _span(follower)[1]), since.start(), follower.end()))
            at += 1
        elif present := _PRESENT.match(text, date.end()):
            periods.append((Period(start, "present"), date.start(), present.end()))
        elif since and (
            not since["from"] or _CLAUSE_START.search(text, 0, since.start()) or _OPEN.match(text, date.end())
        ):
            periods.append((Period(start, "present"), since.start(), date.end()))
        elif date["y7"] is None and (rest := _OPEN.match(text, date.end())):
            periods.append((Period(start, "present"), date.start(), rest.end()))
        elif date["y8"] is None or not (
            _COUNTED.match(text, date.end()) or _VERSION.search(text, max(0, date.start() - 20), date.start())
        ):
            periods.append((Period(start, end), date.start(), date.end()))
    return _merged(text, periods)


def _merged(text: str, periods: list[tuple[Period, int, int]]) -> list[tuple[Period, int, int]]:
    """Years in a row as one period: `2023, 2024 and 2025`."""
    done: list[tuple[Period, int, int]] = []
    for period, start, end in periods:
        if done and len(period.start) == 4 and period.start == period.end:
            before, begin, stop = done[-1]
            follows = len(before.end) == 4 and int(period.start) == int(before.end) + 1
            if follows and _LIST.fullmatch(text, stop, start):
                done[-1] = Period(before.start, period.end), begin, end
                continue
        done.append((period, start, end))
    return done


def find_spans_of_time(text: str) -> list[tuple[Period, int, int]]:
    """The periods in `text` that may be those of a job or a project: a single day, as over a letter, is none."""
    return [found for found in find_periods(text) if not _is_day(text[found[1] : found[2]])]


def _is_day(wording: str) -> bool:
    found = _DATE.fullmatch(wording)
    return found is not None and any(found[group] for group in ("day", "day2", "n1"))
