"""From candidates to mentions: the longest form whose sense is right wins, the look-alikes get their reason."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from evidence.documents.model import Document
from evidence.lexicon.fold import fold
from evidence.lexicon.model import Lexicon
from evidence.matching.employer import Span, called_alike, house_of, in_house, works_at
from evidence.matching.english import ordinary
from evidence.matching.index import Form
from evidence.matching.model import AI_WORD, Ground, Match, Mention, Rejection
from evidence.matching.people import People, initials
from evidence.matching.scan import (
    Candidate,
    Scan,
    changed_for,
    headings_of,
    longer_known,
    open_forms,
    too_early,
    writes_lower,
)
from evidence.matching.sense import Context, company, ruled_out, word_line, written_well
from evidence.matching.versions import extend
from evidence.matching.vouch import Place, employer, goes_on, governed, in_name, in_title, listed, one_list, other_thing

REFUSED: tuple[Ground, ...] = ("alone", "plain", "against", "spelling")  # the one that says least against a form first
NEAR = 6  # the score of a form whose own company stands in the block or in the document
SHORT_MISSPELT = 8  # misspelt names of fewer letters need something that speaks for them
_AI_HEADING = re.compile(r" (?:ai|ml|genai|llms?|artificial intelligence|machine learning|deep learning) ")


@dataclass(slots=True)
class _Block:
    """A block's scan with what its candidates are judged by."""

    document: Document
    scan: Scan
    context: Context
    opened: list[tuple[Form, int, int]]
    skills: bool
    own: set[str]  # the candidate's own names, as far as a tool is called so
    lower: bool  # names are written without capitals here
    house: Span | None  # where the employer's name stands, if this is a heading that has it


@dataclass(frozen=True, slots=True)
class _Sense:
    """The form that a candidate is, what that rests on, where the employer's name stands that it is in.

    `reason`: why it is refused, if it is.
    """

    form: Form
    ground: Ground
    house: Span | None
    reason: str = ""


class Resolver:
    """Judges the candidates of documents; holds the names that are known to be no AI."""

    def __init__(self, lexicon: Lexicon, forms: Collection[str]) -> None:
        """Take the lexicon's known names and word lists, and the keys of all forms."""
        known = lexicon.known
        self._words, self._people = lexicon.words, People(lexicon.words)
        self._surnames = known.get("surname", frozenset())
        self._software = known.get("software", frozenset())
        kinds = ("software", "organisation", "homonym")
        self._homonyms = frozenset().union(*(known.get(kind, frozenset()) for kind in kinds))
        self._many = known.get("homonym", frozenset())
        self._named = self._people.names.union(*known.values())
        self._forms = forms

    def run(self, document: Document, scans: list[Scan]) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
        """The mentions and the look-alikes of a document, both in reading order."""
        opened = [open_forms(scan) for scan in scans]
        named = {form.entry.id for forms in opened for form, _, _ in forms}
        mentions: list[Mention] = []
        rejections: list[Rejection] = []
        own: set[str] = set()
        heading = ""
        lower = writes_lower(document.text)
        for scan, forms in zip(scans, opened, strict=True):
            if scan.tokens and any(scan.candidates):
                headings, skills = headings_of(document, scan.block, heading)
                vouchers = {name for form, _, _ in forms for name in (form.entry.id, form.entry.field)}
                context = Context(word_line(scan.text), headings, vouchers, named)
                small = lower or self._small_names(scan)
                house = house_of(document, scan.block)
                self._resolve(_Block(document, scan, context, forms, skills, own, small, house), mentions, rejections)
                if scan.block == 0 and document.blocks[0].kind == "heading":
                    own |= {item.mention.text.lower() for item in rejections if "person" in item.because}
            if document.blocks[scan.block].kind == "heading":
                heading = scan.text
        return tuple(mentions), tuple(rejections)

    def _resolve(self, block: _Block, mentions: list[Mention], rejections: list[Rejection]) -> None:
        document, scan = block.document, block.scan
        refused: list[Rejection] = []
        taken: list[tuple[int, int]] = []
        at = 0
        while at < len(scan.tokens):
            step = at + 1
            for candidate in scan.candidates[at]:
                sense = self._sense(block, candidate)
                mention = _mention(document, scan.block, candidate, sense)
                if sense.ground in REFUSED:
                    refused.append(Rejection(mention, sense.reason))
                    continue
                mentions.append(mention)
                taken.append((mention.start, mention.end))
                step = candidate.last + 1
                while step < len(scan.tokens) and scan.tokens[step].start < mention.end:
                    step += 1
                break
            at = step
        last = -1
        for item in refused:
            start, end = item.mention.start, item.mention.end
            if start >= last and not any(start < b and a < end for a, b in taken):
                rejections.append(item)
                last = end

    def _sense(self, block: _Block, candidate: Candidate) -> _Sense:
        """The form that a candidate is here, and what that rests on."""
        scan, text = block.scan, block.document.text
        surface = text[candidate.start : candidate.end]
        place = Place(scan.text[: candidate.start - scan.start], scan.text[candidate.end - scan.start :], block.skills)
        before, after = word_line(place.before), word_line(place.after)
        rest = before + after
        left, right = place.clause()
        clause = word_line(f"{place.before[len(place.before) - left :]} {place.after[:right]}")
        plain = surface.islower() and all(
            ordinary(token.key) for token in scan.tokens[candidate.first : candidate.last + 1]
        )
        best: tuple[int, _Sense] | None = None
        refusals: list[_Sense] = []
        for form in candidate.forms:
            guard = form.guard
            against: Ground = "against"
            reason = None
            lower = guard is not None and guard.case != "any" and surface.islower()
            lower = lower and self._lower(block, candidate, form, place)
            if guard is not None and not lower and not written_well(guard, surface):
                against, reason = "spelling", f"not written as {guard.alias!r} is"
            elif guard is not None:
                context = block.context if candidate.score == 1 else replace(block.context, block=rest)
                reason = ruled_out(guard, before, after, context)  # `surf` in `Wind surf` rules nothing out
            firm, house = self._in_house(block, candidate, form)
            if reason is None and form.entry.kind == "tool" and house is None:
                reason = firm or self._other_sense(block, candidate, form, place)
            spelt = form.key == "ai" and surface[1:2] == "."
            if reason is None and spelt and initials(place.before, place.after, self._surnames, self._forms):
                reason = "initials of a person"
            if reason is not None:
                refusals.append(_Sense(form, against, house, reason))
                continue
            ground = "coined" if spelt else self._ground(form, lower)
            if (
                ground == "loose"
                and form.entry.kind != "tool"
                and block.skills
                and _AI_HEADING.search(block.context.headings)
            ):
                ground = "company"  # a skill under a heading of AI skills
            score = 4 if guard is None else 2 * company(guard, form.entry.id, rest, clause, block.context, plain)
            if candidate.score < 1 and not candidate.misspelt and ordinary(form.key) and score < NEAR:
                refusals.append(_Sense(form, "spelling", house, "in two words, with none of its company near"))
                continue
            if guard is None and plain and _common_words(form, surface) and not _other_tool(block, form):
                score = 0
            if guard is not None and score <= 2 and (house or self._is_employer(form, surface, place)):
                score, ground = 2, "company"
            if (
                form.entry.kind == "tool"
                and house is None
                and (told := self._undone(block, candidate, form, place, not score))
            ):
                refusals.append(_Sense(form, "against", house, told))
                continue
            vouched = lower or self._vouched(block, candidate, form, place, plain)
            if score == 0 and form.entry.kind == "tool" and vouched:
                score, ground = 1, "grammar"  # of two entries with the form, the one in company wins
            if score == 0:
                ground, reason = self._refusal(block, candidate, form, surface, place)
                refusals.append(_Sense(form, ground, house, reason))
            elif best is None or score > best[0]:
                best = score, _Sense(form, ground, house)
        if best is not None:
            return best[1]
        return min(refusals, key=lambda sense: REFUSED.index(sense.ground))

    def _ground(self, form: Form, lower: bool) -> Ground:
        """What a form rests on before its company is looked at."""
        if form.guard is not None:
            return "company" if form.guard.asks else "grammar" if lower else "loose"
        if form.count > 1:
            return "phrase"
        return "open" if ordinary(form.key) or form.key in self._named else "coined"

    def _other_sense(self, block: _Block, candidate: Candidate, form: Form, place: Place) -> str | None:
        """The reason if a tool's name is here a person's, a firm's or another thing's, else None."""
        scan, text = block.scan, block.document.text
        surface = text[candidate.start : candidate.end]
        single = candidate.first == candidate.last
        if not AI_WORD.search(form.alias):
            firm = self._people.part_of_name(scan.tokens, candidate.first, text, candidate.last)
            firm = firm or (called_alike(place, form, self._words) if single and surface[:1].isupper() else None)
            if firm is not None:
                return firm
        spoken_for = any(other is not form for other, _, _ in block.opened) or governed(place, False)
        doubtful = candidate.misspelt and (len(form.key) < SHORT_MISSPELT or not surface[:1].isupper())
        if doubtful and not spoken_for and not listed(place):
            return "misspelt, and short or without a capital, with nothing that speaks for it"
        key = scan.tokens[candidate.first].key
        if single and key == form.key + "s" and not spoken_for:
            return "in the plural, as no name is"
        if not single or (form.guard is None and not surface.islower()):
            return None
        end = extend(text, candidate.start, candidate.end, block.document.blocks[scan.block].end, form.entry.field)
        other = other_thing(place, self._words, surface[:1].isupper(), ordinary(form.key), end > candidate.end)
        if other is not None or form.guard is None:
            return other
        return self._person(block, candidate, place, form)

    def _person(self, block: _Block, candidate: Candidate, place: Place, form: Form) -> str | None:
        """The reason if a single guarded name is a person's or an organisation's, else None."""
        scan, text = block.scan, block.document.text
        surface = text[candidate.start : candidate.end]
        reason = self._people.person(scan.tokens, candidate.first, text)
        if reason is not None and longer_known(scan, candidate):
            reason = None
        reason = reason or self._people.part_of_name(scan.tokens, candidate.first, text)
        reason = reason or self._people.person_context(surface, place.before, place.after, changed_for(scan, candidate))
        if reason is not None:
            return reason
        spoken_for = governed(place, False) or listed(place) or _other_ai(block, candidate, form, place)
        if not spoken_for:
            reason = self._people.pronoun(surface, place.after[: place.sentence()[1]])
            if reason is None and surface.lower() in block.own:
                reason = "the person's own name"
        over = scan.block == 0 and len(block.document.blocks) > 1 and block.document.blocks[0].kind == "heading"
        if reason is None and over and scan.text.strip() == surface:
            reason = "the person's name over the document"
        return reason

    def _lower(self, block: _Block, candidate: Candidate, form: Form, place: Place) -> bool:
        """Whether a name stands in lower case: a verb of using governs it, or it is in a list with an AI tool.

        So it is where all names are written so. For an English word, that is not enough, and a verb is enough only
        where it asks for no company.
        """
        if form.key in self._homonyms or not goes_on(place):
            return False
        if block.lower and (not ordinary(form.key) or listed(place)):
            return True
        if form.entry.kind != "tool" or form.guard is None or form.guard.case == "exact":
            return False
        if governed(place, False) and not (ordinary(form.key) and form.guard.asks):
            return True
        text = block.document.text
        return any(
            form.entry.kind == "tool" and not form.entry.adjacent and one_list(text[left:right])
            for form, start, end in block.opened
            for left, right in ((end, candidate.start), (candidate.end, start))
            if left < right
        )

    def _small_names(self, scan: Scan) -> bool:
        """Whether a block writes the names of ordinary software without capitals."""
        return any(t.text.islower() and t.key in self._software and not ordinary(t.key) for t in scan.tokens)

    def _is_employer(self, form: Form, surface: str, place: Place) -> bool:
        """Whether a maker's own name stands where an employer does; one that many others bear has to be told apart."""
        maker = form.entry.kind == "tool" and form.entry.name == form.entry.vendor == form.alias
        doubtful = form.key in self._homonyms or form.key in self._people.names
        return maker and not doubtful and surface[:1] == form.alias[:1] and employer(place)

    def _in_house(self, block: _Block, candidate: Candidate, form: Form) -> tuple[str | None, Span | None]:
        """The reason if a form is a part of a firm's name, and where the employer's name stands that it is in."""
        text, scan = block.document.text, block.scan
        start, end = candidate.start, candidate.end
        if not (text[start].isupper() or text[start:end] == form.alias):
            return None, None
        known = form.key not in self._homonyms | self._people.names and (form.guard is None or not form.guard.asks)
        if block.house is not None and block.house[0] <= start < block.house[1]:
            others = [a for other, a, _ in block.opened if other.entry.kind == "tool" and a > end]
            beside = any(one_list(text[end:a]) for a in others)
            told = in_house(text, block.house, (start, end), form, self._words, known, beside)
            firm = f"in the firm's name {text[slice(*block.house)]!r}" if told == "firm" else None
            return firm, block.house if told == "own" else None
        before = text[scan.start : start]
        if not known and form.entry.kind == "tool":
            return None, None
        lead = works_at(before, scan.text[end - scan.start :], form) if form.entry.kind != "role" else None
        return None, None if lead is None else (start - lead, end)

    def _undone(self, block: _Block, candidate: Candidate, form: Form, place: Place, bare: bool) -> str | None:
        """The reason if a name that others bear is too early for the tool, or stands in a title of other words.

        `bare`: none of its company is near.
        """
        shared = ordinary(form.key) or form.key in self._people.names or form.key in self._many
        if not shared or governed(place, False) or listed(place) or _other_ai(block, candidate, form, place):
            return None
        here = block.document.blocks[block.scan.block]
        section = block.document.sections[here.section].kind if block.document.sections else "other"
        if in_title(place, section == "publications", bare):
            return "in a title of other words"
        entry = block.document.entries[here.entry] if here.entry is not None else None
        if entry is not None and entry.period is not None and too_early(entry.period, form.entry.released):
            return f"dated to {entry.period.end}, and the tool was released {form.entry.released}"
        return None

    def _refusal(
        self, block: _Block, candidate: Candidate, form: Form, surface: str, place: Place
    ) -> tuple[Ground, str]:
        """The ground and the reason for which a form is refused that nothing speaks for."""
        if form.guard is None:
            return "against", "English words in lower case"
        camel = form.count == 1 and not form.alias.isupper() and any(c.isupper() for c in form.alias[1:])
        if camel and form.alias.isalpha() and surface != form.alias:  # RoBERTa is not Roberta
            return "spelling", f"not written as {form.alias!r} is, and none of its company near"
        alone = not place.before.strip() and not place.after.strip(" .\n") and not place.skills
        if alone and form.entry.kind == "tool" and form.key in self._homonyms:
            return "against", "nothing stands beside it"
        if self._in_a_phrase(candidate, form, place):
            return "against", "an English word, with a noun after it"
        spoken_for = governed(place, False) or listed(place) or _other_ai(block, candidate, form, place)
        if form.entry.kind == "tool" and form.key in self._many and not spoken_for:
            if in_name(place):
                return "against", "an English word in another name"
            if surface.islower() or not surface.isalpha():  # `caret`, `H2O`: nothing shows a name
                return "against", "a name of many things, with none of its company near"
        return "plain" if surface.islower() and ordinary(form.key) else "alone", "none of its company near"

    def _in_a_phrase(self, candidate: Candidate, form: Form, place: Place) -> bool:
        """Whether an English word in lower case, or that opens a sentence, has a noun after it: `Firefly surveys`."""
        single = candidate.first == candidate.last and form.entry.kind == "tool"
        if not single or place.skills or not (ordinary(form.key) or form.key in self._homonyms):
            return False
        opens = not place.before[len(place.before) - place.sentence()[0] :].strip()
        return (opens or form.alias[:1].islower()) and not goes_on(place)

    def _vouched(self, block: _Block, candidate: Candidate, form: Form, place: Place, plain: bool) -> bool:
        """Whether the grammar speaks for a name whose own company is not near."""
        surface = block.document.text[candidate.start : candidate.end]
        capital = surface[:1].isupper() or (plain and form.guard is None)
        if not capital or form.key in self._homonyms or candidate.misspelt:
            return False
        given = form.key in self._people.names
        return governed(place, given) or listed(place) or _other_ai(block, candidate, form, place)


def _common_words(form: Form, surface: str) -> bool:
    """Whether a tool's name of several English words stands in lower case with nothing that shows a name.

    A sign between its words does (`text-bison`), and its maker's name before it (`google translate`).
    """
    if form.entry.kind != "tool" or form.count != 2 or " " not in surface or AI_WORD.search(form.alias):
        return False
    return not surface.startswith(f"{fold(form.entry.vendor or '')} ")


def _other_tool(block: _Block, form: Form) -> bool:
    """Whether an open form in the block names another AI tool."""
    others = (other.entry for other, _, _ in block.opened if other.entry.id != form.entry.id)
    return any(entry.kind == "tool" and not entry.adjacent for entry in others)


def _other_ai(block: _Block, candidate: Candidate, form: Form, place: Place) -> bool:
    """Whether another AI thing is named by an open form in the same sentence."""
    left, right = place.sentence()
    return any(
        candidate.start - left <= start and end <= candidate.end + right
        for other, start, end in block.opened
        if other.entry.id != form.entry.id and not other.entry.adjacent and other.entry.kind in {"tool", "general"}
    )


def _mention(document: Document, block: int, candidate: Candidate, sense: _Sense) -> Mention:
    """What a candidate is as a mention, with its version."""
    start, end, entry = candidate.start, candidate.end, sense.form.entry
    if entry.kind == "tool":
        end = extend(document.text, start, end, document.blocks[block].end, entry.field)
    match = Match("exact" if candidate.score == 1.0 else "fuzzy", sense.form.alias, candidate.score)
    return Mention(entry, document.text[start:end], start, end, block, match, sense.ground, employer=sense.house)
