"""What speaks for or against a doubtful name by its grammar: a verb of using, a list of skills, another thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evidence.matching.english import ordinary

_ADVERBS = r"(?:(?:also|only|mostly|mainly|just|even|both|either|once|yet|now|still|daily|regularly|often) )?"
_USING = re.compile(
    rf"(?:\b(?:use|uses|used|using|re-used|utili[sz](?:e|es|ed|ing)|try|tried|trying|prompt(?:s|ed|ing)?|trial(?:l)?ed|"
    rf"adopt(?:s|ed|ing)?|experiment(?:s|ed|ing)? with|familiar with|proficient (?:in|with)|fluent in|"
    rf"experience (?:with|in|using|of)|relied on|rely on|relying on|subscri\w+ to|powered by|"
    rf"(?:switched|moved|migrated)(?: \w+)? to|(?:generated|built|made|drafted|written|created|edited|coded) "
    rf"(?:with|in|by|using)|help of|via) {_ADVERBS}"
    rf"|\b(?:never|not|n't|n\u2019t|ever|yet|have|has|had|hardly|barely)(?: \w+)? "
    rf"(?:opened|open|touched|touch|tried|try|seen|needed|installed|used) {_ADVERBS})$",
    re.I,
)
_MAKING = re.compile(
    r"\b(?:made|make|making|built|build|building|wrote|write|writing|draft(?:ed|ing|s)?|edit(?:ed|ing|s)?|"
    r"generat(?:e|es|ed|ing)|creat(?:e|es|ed|ing)|design(?:ed|ing|s)?|animat(?:e|es|ed|ing)|render(?:ed|ing|s)?|"
    r"compos(?:e|es|ed|ing)|cod(?:e|es|ed|ing)|programm(?:ed|ing)|develop(?:ed|ing|s)?|prototyp(?:e|es|ed|ing)|"
    r"translat(?:e|es|ed|ing)|summari[sz](?:e|es|ed|ing)|produc(?:e|es|ed|ing)|automat(?:e|es|ed|ing)|"
    r"refactor(?:ed|ing|s)?|debug(?:ged|ging|s)?|illustrat(?:e|es|ed|ing)|transcrib(?:e|es|ed|ing)|"
    r"voic(?:e|es|ed|ing)|ship(?:ped|ping|s)?|implement(?:ed|ing|s)?|storyboard(?:ed|ing|s)?)"
    r"(?: [\w'\u2019-]+){1,8} (?:with|in|by|using|via|through)(?: the help of)? $",
    re.I,
)
_GOES_ON = re.compile(
    r"$|[\s]*[.,;:!?)\]\n|/\u2013\u2014\u00b7\u2022]|['\u2019]s\b|[ -]v?\d|\s(?:\(|&|\u2013|\u2014|-|"
    r"(?:for|to|in|on|and|or|every|each|daily|weekly|as|with|at|when|while|whenever|instead|regularly|often|since|"
    r"during|before|after|until|till|by|from|yet|much|once|twice|briefly|but|though|although|because|if|so|"
    r"alongside|beside|besides|over|inside|through|rather|than|not|only|most|almost|always|never|nor|then|"
    r"whether|first|second|where|which|that|where|myself|extensively|heavily|a lot|all|this|last|via|up|into|out|per|"
    r"across|without|vs|versus|like|too|at|is|was|are|were|has|had|wrote|writes|drafts|drafted)\b)"
)
_EDGE_BEFORE = re.compile(r"(?:^|[,;:|/\u00b7\u2022()\n\u2013\u2014&+]|\s-|\band|\bor|^[-*])\s*$")
_EDGE_AFTER = re.compile(
    r"\s*(?:$|[,;|/\u00b7\u2022()\n\u2013\u2014&+.:]|-\s|and\b|or\b|v?\d+(?:\.\d+)?\s*(?:$|[,;|.]))"
)
_SKILLS = re.compile(
    r" (?:skills?|tools?|toolbox|toolkit|stack|technolog(?:y|ies)|competenc(?:y|ies)|proficienc(?:y|ies)|software|"
    r"expertise|kenntnisse|outils|logiciels) "
)
_SENTENCE = re.compile(r"[.!?]\s+|\n")
_CLAUSE = re.compile(r"[.!?;]\s+|\n")
_AT = re.compile(r"\b(?:at|joined|joining|left|employed by|hired by|works? for|worked for|working for) $", re.I)
_LINK = re.compile(r"\s*(?:,? (?:and|or|und|et|y|e|&|\+)\s|[,/;|\u00b7\u2022+&])\s*")
_ITEM_WORDS = 3  # of the items between two names of one list
_PHYSICAL = re.compile(
    r"\b(?:pour(?:ed|ing)?|drank|drink(?:ing)?|tasted|tasting|sail(?:ed|ing)?|row(?:ed|ing)?|rode|riding|cook(?:ed|ing)?|"
    r"bak(?:ed|ing)|plant(?:ed|ing)|sew(?:ed|ing|n)?|climb(?:ed|ing)?|groom(?:ed|ing)?|feed|fed|stroked|carved|weld(?:ed|ing)|"
    r"knitted|harvest(?:ed|ing)|brew(?:ed|ing)|collect(?:ed|ing) (?:shells|stones)|torqued|tighten(?:ed|ing)|"
    r"surf(?:ed|ing)|fish(?:ed|ing)|recit(?:ed|ing)|wore|worn) (?:the |a |an |every |some |my |his |her )?$",
    re.I,
)


_OPENS = re.compile(r"(?:^|[\s(])[\"'\u201c\u2018]$")
_SPOKEN_OF = re.compile(
    r"[\"'\u201d\u2019],? (?:means?|meant|stands for|comes from|derives from|"
    r"is (?:a|an|the|Greek|Latin) [a-z]+[.,;]?(?:$|\s))"
)
_TITLE_BEFORE = re.compile(r"(?:^|[\s(])[\"'\u201c\u2018](?:[\w-]+ ){0,6}$")
_TITLE_AFTER = re.compile(r"(?: [\w-]+){0,8}[.,!?]?[\"'\u201d\u2019](?!\w)")
_COPULA = re.compile(r" (?:is|was|isn't|does|cannot|means?)\b", re.I)
_PART = re.compile(r" (?:team|feature|function|module|button|menu|tab|page|panel|setting|squad)s?\b")
_NOUN_NAME = re.compile(r" (?!I\b)([A-Z][a-z]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands: its block's text on either side, and what kind of list the block is in."""

    before: str
    after: str
    skills: bool  # the block is in a list of skills or tools

    def sentence(self) -> tuple[int, int]:
        """How far the sentence reaches to the left and to the right, in characters."""
        return self._reach(_SENTENCE)

    def clause(self) -> tuple[int, int]:
        """How far the part of the sentence between semicolons reaches, in characters."""
        return self._reach(_CLAUSE)

    def _reach(self, end_of: re.Pattern[str]) -> tuple[int, int]:
        starts = [m.end() for m in end_of.finditer(self.before)]
        end = end_of.search(self.after)
        left = len(self.before) - (starts[-1] if starts else 0)
        return left, end.start() if end else len(self.after)


def skills_heading(line: str) -> bool:
    """Whether a word line of headings is that of a list of skills or tools."""
    return _SKILLS.search(line) is not None


def governed(place: Place, given: bool) -> bool:
    """Whether a verb of using, or of making with, governs the name and no noun follows that it belongs to.

    A given name is not vouched for by `with` or `in`: one makes things with people too.
    """
    if not _GOES_ON.match(place.after):
        return False
    before = place.before[-160:]
    clause = before[max(before.rfind("."), before.rfind(";"), before.rfind("\n")) + 1 :]
    return _USING.search(clause) is not None or (not given and _MAKING.search(clause) is not None)


def employer(place: Place) -> bool:
    """Whether the name stands where a firm's does: `Recruiter at Cohere`."""
    return _AT.search(place.before) is not None and goes_on(place)


def listed(place: Place) -> bool:
    """Whether the name is an item by itself in a list of skills or tools."""
    return place.skills and _EDGE_BEFORE.search(place.before) is not None and _EDGE_AFTER.match(place.after) is not None


def in_name(place: Place) -> bool:
    """Whether an English word names, with the word after it, a part of a product or a subject of its own.

    *The Captions team*, *Emergent Communication*.
    """
    if _PART.match(place.after) is not None:
        return True
    told = _NOUN_NAME.match(place.after)
    return told is not None and ordinary(told.group(1).lower())


def in_title(place: Place, publication: bool, bare: bool) -> bool:
    """Whether a name opens a title as a statement does (*Perplexity is not comprehension*).

    `publication`: the block is of a list of publications; `bare`: none of the name's company is near, so that other
    words in its quotation marks make it theirs.
    """
    left, right = place.before[-80:], place.after[:100]
    quoted = _TITLE_BEFORE.search(left) is not None and _TITLE_AFTER.match(right) is not None
    more = not _OPENS.search(left) or right[:1] == " "
    opens = not left.strip(" \"'\u201c\u2018") or _OPENS.search(left) is not None
    return (bare and quoted and more and not opens) or (
        (quoted or publication) and opens and _COPULA.match(right) is not None
    )


def one_list(between: str) -> bool:
    """Whether the text between two names makes them items of one list: `chatgpt, Excel and claude`."""
    first, *items = _LINK.split(between) if not _CLAUSE.search(between) else [between]
    return bool(items) and not first.strip() and not items[-1] and all(len(i.split()) <= _ITEM_WORDS for i in items)


def goes_on(place: Place) -> bool:
    """Whether no noun follows that the name would belong to."""
    return _GOES_ON.match(place.after) is not None


def other_thing(
    place: Place, words: Mapping[str, frozenset[str]], capital: bool, common: bool, versioned: bool
) -> str | None:
    """The reason if the word beside the name makes it a thing of another kind, else None.

    `words`: the lexicon's word lists; `common`: the name is an English word too; `versioned`: a version follows, so
    that it is a name.
    """
    if versioned:
        return None
    told = re.match(r"[ -]([A-Za-z'\u2019]+)(?: ([a-z]+))?", place.after)
    if told is not None:
        word = told.group(1).lower()
        if word in words.get("thing", ()) or (word == "team" and told.group(2) in {"player", "players"}):
            return f"before {told.group(1)!r}, a thing of another kind"
        if word == "of" and common and told.group(2) not in {"course", "late"}:
            return "a common word before 'of'"
    kind = re.search(r"([A-Za-z]+),? [\"'\u201c\u2018]?$", place.before)
    if capital and kind is not None and kind.group(1).lower() in words.get("type_of_thing", ()):
        return f"after {kind.group(1)!r}, a thing of another kind"
    work = re.search(r"([A-Za-z]+),? [\"'\u201c\u2018]$", place.before)
    if work is not None and work.group(1).lower() in words.get("titled_thing", ()):
        return f"in quotation marks after {work.group(1)!r}"
    if _OPENS.search(place.before) and _SPOKEN_OF.match(place.after):
        return "a word that is spoken of"
    act = _PHYSICAL.search(place.before[-60:])
    return f"after {act.group().strip()!r}" if act is not None else None
