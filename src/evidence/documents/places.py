"""Places as resumes write them beside a job: `Mountain View, CA`, `London, UK`, `Remote`."""

from __future__ import annotations

import re

_STATES = re.findall(
    r"\w+",
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK "
    "OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NSW VIC QLD UK US USA UAE",
)
_COUNTRIES = (
    "afghanistan|albania|algeria|argentina|armenia|australia|austria|azerbaijan|bangladesh|belarus|belgium|bolivia|"
    "bosnia and herzegovina|brazil|bulgaria|cambodia|cameroon|canada|chile|china|colombia|costa rica|croatia|cuba|"
    "cyprus|czech republic|czechia|denmark|deutschland|ecuador|egypt|england|estonia|ethiopia|finland|france|georgia|"
    "germany|ghana|greece|guatemala|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|jamaica|"
    "japan|jordan|kazakhstan|kenya|korea|south korea|s.korea|kosovo|kuwait|latvia|lebanon|lithuania|luxembourg|"
    "malaysia|malta|mexico|moldova|montenegro|morocco|mozambique|myanmar|nepal|netherlands|the netherlands|"
    "new zealand|nicaragua|nigeria|north macedonia|northern ireland|norway|oman|pakistan|panama|paraguay|peru|"
    "philippines|poland|portugal|puerto rico|qatar|romania|russia|rwanda|saudi arabia|scotland|senegal|serbia|"
    "singapore|slovakia|slovenia|south africa|spain|sri lanka|sweden|switzerland|taiwan|tanzania|thailand|tunisia|"
    "turkey|türkiye|uganda|ukraine|united arab emirates|united kingdom|united states|united states of america|u.s.a|"
    "u.s|u.k|"
    "uruguay|uzbekistan|venezuela|vietnam|wales|zambia|zimbabwe|"
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|"
    "iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|"
    "nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|"
    "pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|west virginia|"
    "wisconsin|wyoming|ontario|quebec|british columbia|bavaria|catalonia|bayern"
)
_NAMES = frozenset(_COUNTRIES.split("|"))
_TOWNS = (
    "london|paris|berlin|new york|new york city|san francisco|seattle|boston|chicago|austin|toronto|vancouver|dublin|"
    "amsterdam|munich|hamburg|vienna|zurich|geneva|madrid|barcelona|lisbon|rome|milan|stockholm|oslo|copenhagen|"
    "helsinki|warsaw|prague|budapest|brussels|bangalore|bengaluru|mumbai|delhi|new delhi|hyderabad|chennai|pune|"
    "kolkata|tokyo|seoul|beijing|shanghai|sydney|melbourne|lagos|nairobi|cape town|johannesburg|cairo|dubai|"
    "tel aviv|istanbul|são paulo|mexico city|buenos aires|los angeles|palo alto|mountain view|denver|"
    "atlanta|miami|houston|dallas|washington|edinburgh|manchester|hanoi|jakarta|bangkok|manila|karachi|lahore"
)
_CITIES = frozenset(_TOWNS.split("|"))
_REMOTE = re.compile(r"(?:fully )?(?:remote|on[- ]?site|hybrid|online)(?: ?[(,/–-] ?[\w., ]{2,30}\)?)?", re.IGNORECASE)
_CITY = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}")
_COMPANY = re.compile(r"\b(?:inc|ltd|gmbh|corp|co|llc|ag|plc|university|college|school|bank)\b", re.I)
_LOWER = frozenset(re.findall(r"\w+", "of the de la le du am an der den upon del do da and los las"))


def is_place(text: str) -> bool:
    """Whether `text` is a place and nothing else: city and country or state, a country alone, remote."""
    text = " ".join(text.split()).strip(" |,;•·–—-()")
    if _REMOTE.fullmatch(text):
        return True
    parts = [part for part in re.split(r"\s*,\s*", text) if part]
    if not parts or len(parts) > 4 or not all(_CITY.fullmatch(part.strip(".")) for part in parts):
        return is_joined(text)
    if len(parts) == 1:
        return is_region(parts[0]) or parts[0].lower() in _CITIES
    return is_region(parts[-1]) and not _COMPANY.search(text) and all(_is_name(part) for part in parts[:-1])


def is_joined(text: str) -> bool:
    """Whether `text` is two places with `&` or `/` between them."""
    parts = re.split(r"\s*(?:&|/| and )\s*", text)
    return len(parts) == 2 and all(parts) and all(is_place(part) for part in parts)


def is_region(part: str) -> bool:
    """Whether a part of a place is a state, a region or a country."""
    return part in _STATES or part.lower().strip(".") in _NAMES


def _is_name(part: str) -> bool:
    return all(word[:1].isupper() or word in _LOWER for word in part.split())
