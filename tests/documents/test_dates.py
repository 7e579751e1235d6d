"""Periods in text."""

import pytest

from evidence.documents.dates import find_periods, find_spans_of_time
from evidence.documents.model import Period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Mar 2023 – Present", "2023-03", "present"),
        ("06/2019 – 02/2023", "2019-06", "2023-02"),
        ("2016-2019", "2016", "2019"),
        ("since 2023", "2023", "present"),
        ("in 2024", "2024", "2024"),
        ("Sep – Dec 2024", "2024-09", "2024-12"),
        ("spring 2024", "2024", "2024"),
        ("FY19 – FY22", "2019", "2022"),
        ("2023, 2024 and 2025", "2023", "2025"),
        ("From 2022 I write the letters", "2022", "present"),
        ("up 5 % from 2022", "2022", "2022"),
        ("May 2023", "2023-05", "2023-05"),
        ("2023-06 to 2024-01", "2023-06", "2024-01"),
        ("January 2020 — ongoing", "2020-01", "present"),
        ("2021 to date", "2021", "present"),
        ("2019 - now", "2019", "present"),
        ("2019–21", "2019", "2021"),
        ("2021-Present", "2021", "present"),
        ("Jan 2021-Present", "2021-01", "present"),
        ("03/2021-Now", "2021-03", "present"),
        ("Jan 2020-Mar 2021", "2020-01", "2021-03"),
        ("01/15/2020 - 03/31/2021", "2020-01", "2021-03"),
        ("15.01.2020 - 31.03.2021", "2020-01", "2021-03"),
        ("01/04/2020 - 31/03/2021", "2020-04", "2021-03"),
        ("01/04/2020 - 02/03/2021", "2020", "2021"),
        ("15 January 2020 to 31 March 2021", "2020-01", "2021-03"),
        ("January 15, 2020 – March 2021", "2020-01", "2021-03"),
        ("15. Januar 2020 bis 31. März 2021", "2020-01", "2021-03"),
        ("15 January - 31 March 2021", "2021-01", "2021-03"),
        ("2020\u20112021", "2020", "2021"),
        ("mars 2020 - juin 2021", "2020-03", "2021-06"),
        ("marzo de 2020 - diciembre de 2021", "2020-03", "2021-12"),
        ("Jan-20 to Mar-21", "2020-01", "2021-03"),
        ("Sep '98 - Jan '02", "1998-09", "2002-01"),
        ("2019/2021", "2019", "2021"),
        ("2019/20", "2019", "2020"),
        ("7/2017 : 10/2021", "2017-07", "2021-10"),
        ("11/2021 : Present", "2021-11", "present"),
    ],
)
def test_period(text: str, start: str, end: str) -> None:
    ((period, begin, stop),) = find_periods(text)
    assert (period.start, period.end) == (start, end)
    assert text[begin:stop].strip()


@pytest.mark.parametrize(
    "text", ["2,024 files", "2021-based", "call 555 2024567", "we may use it", "1965", "GPT-2024x", "$2000"]
)
def test_no_period(text: str) -> None:
    assert find_periods(text) == []


def test_two_periods_in_one_line() -> None:
    found = [(p.start, p.end) for p, _, _ in find_periods("Lead, 2020 - 2022; Engineer, Jan 2018 - Dec 2019")]
    assert found == [("2020", "2022"), ("2018-01", "2019-12")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Nov 2021 – till date", "2021-11", "present"),
        ("Aug 2022 to till date", "2022-08", "present"),
        ("2021 → now", "2021", "present"),
        ("in use from 2019 until the licence ended in 2022", "2019", "2022"),
    ],
)
def test_ends_as_people_write_them(text: str, start: str, end: str) -> None:
    assert [period for period, _, _ in find_periods(text)] == [Period(start, end)]


def test_a_version_is_no_date() -> None:
    assert find_periods("SQL Server 2014, Excel") == []


@pytest.mark.parametrize(
    "text",
    ["Porto, 9 September 2025", "September 9th, 2025", "Dear Ms Ek, 3rd of May 2024", "15.01.2020", "on 01/15/2020"],
)
def test_a_day_is_no_span_of_time(text: str) -> None:
    assert find_periods(text)
    assert find_spans_of_time(text) == []


def test_days_that_begin_and_end_it_are_a_span_of_time() -> None:
    text = "Nurse, 15 January 2020 to 31 March 2021, St. Luke"
    ((_, start, end),) = find_spans_of_time(text)
    assert text[:start] + text[end:] == "Nurse, , St. Luke"


def test_a_month_is_a_span_of_time() -> None:
    assert [period for period, _, _ in find_spans_of_time("Case, May 2024")] == [Period("2024-05", "2024-05")]
