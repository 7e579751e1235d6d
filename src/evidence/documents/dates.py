"""Find periods in text: `Mar 2023 – Present`, `06/2019 – 02/2023`, `since 2023`, `spring 2024`, `FY24`, `2024`."""
# ruff: noqa: RUF002 -- dashes, quotes and bullets as people type them

from __future__ import annotations

import re

from evidence.documents.model import Period

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|apr(?:il)?|may|mai|june?|juni|july?|juli|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?)"
)
_YEAR = r"(?:19[7-9]\d|20[0-2]\d|203[0-5])"
_DASH = r"[-\u2010\u2011–—‒−~→]"
_NOW = r"(?:present|now|current|today|ongoing|date|heute|aujourd|till|until)\b"
_DAY_OF = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""(?<![\w$€£\#/.])(?<!\d,)(?<![A-Za-z]-)(?:
      (?:{_DAY_OF}\.?\s+(?:of\s+)?)?(?P<month>{_MONTH})\.?
        (?:\s*[,'’/–-]\s*|\s+(?:of\s+)?|(?<=\.)|\s+{_DAY_OF},?\s+)(?P<y1>{_YEAR})
    | (?P<month2>{_MONTH})\.?(?:\s?['’]|-)(?P<yy>\d\d)
    | (?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)(?P<y9>{_YEAR})
    | (?P<m3>0?[1-9]|1[0-2])\s?[/.]\s?(?P<y3>{_YEAR})
    | (?P<y4>{_YEAR})[-/.](?P<m4>0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!{_DASH}?\d)
    | (?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<y5>{_YEAR})
    | FY\s?['’]?(?:20)?(?P<fiscal>\d\d)
    | [qQ](?P<q>[1-4])[\s/-]?(?P<y6>{_YEAR})
    | (?P<y7>{_YEAR})\s?(?:[–—/-])\s?(?P<short>\d\d)(?=$|[\s),;|.])
    | (?P<y8>{_YEAR})
    | (?P<bare>{_MONTH})\.?(?=\s*(?:{_DASH}|to\b|until\b))
    )(?!\w)(?![.,/]\d)(?!-(?!{_NOW})[A-Za-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATOR = re.compile(rf"\s*(?:{_DASH}{{1,3}}|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bbis\b)\s*", re.IGNORECASE)
_PRESENT = re.compile(
    rf"\s*(?:{_DASH}{{1,3}}|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bbis\b)\s*(?:(?:the|till|until|to)\s+)?"
    r"(?:present(?:\s+(?:day|time))?|now|current(?:ly)?|today|ongoing|to\s+date|date|heute)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(rf"\s*(?:{_DASH}{{1,3}}\s*(?=$|[)|\n])|\+(?!\w)|\s?onwards?\b)", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|seit|ever\s+since|(?P<from>from))\s+(?:(?:about|around|early|late|mid|the|in|end\s+of|start\s+of)[\s-]+)*$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"(?:^|[.,;:(\n]|\band)\s*$", re.IGNORECASE)  # *From 2022 I ...*, not *up 5 % from 2022*
_WITH_DAY = re.compile(
    rf"{_DAY_OF}\.?\s+(?:of\s+)?{_MONTH}|{_MONTH}\.?\s+{_DAY_OF}\b|\d{{1,2}}[./-]\d{{1,2}}[./-]", re.IGNORECASE
)
_LIST = re.compile(r"\s*(?:,|/|&|,?\s+and)\s*")
_UNTIL = re.compile(r"[^.;:\d]{1,60}\b(?:until|till|to)\b[^.;:\d]{0,40}", re.IGNORECASE)
_VERSION = re.compile(r"\b(?:Server|Windows|Office|Studio|Excel|SharePoint|AutoCAD|Dynamics|Revit|R|ISO|C\+\+)\s+$")
_COUNTED = re.compile(r"\s+(?:users|people|files|customers|clients|words|pages|hours|euros?|employees)\b", re.I)


def _month(name: str) -> str:
    return f"{_MONTHS[name[:3].lower()]:02d}"


def _numeric(first: int, second: int, year: str, slash: bool) -> str:
    """The month of `15.01.2020` or `01/15/2020`; where either number may be the month, the year alone."""
    if slash and first <= 12 < second:
        first, second = second, first
    if second > 12 or (slash and first <= 12 and first != second):
        return year
    return f"{year}-{second:02d}"


def _span(found: re.Match[str]) -> tuple[str, str]:
    """First and last month of one written date."""
    group = found.groupdict()
    if group["month"]:
        start = f"{group['y1']}-{_month(group['month'])}"
    elif group["month2"]:
        start = f"20{group['yy']}-{_month(group['month2'])}"
    elif group["y9"]:
        start = _numeric(int(group["first"]), int(group["second"]), group["y9"], group["mark"] == "/")
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
        year, short = group["y7"], group["short"]
        end = year[:2] + short
        return (year, end) if end > year else (year, year)
    else:
        start = group["y8"] or ""
    return start, start


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
        if joined and follower is not None and not follower["bare"] and not date["short"]:
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
        elif date["short"] is None and (rest := _OPEN.match(text, date.end())):
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
    return [
        found for found in find_periods(text)
        if found[0].start != found[0].end or not _WITH_DAY.match(text, found[1])
    ]
