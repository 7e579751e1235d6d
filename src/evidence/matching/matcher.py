"""Finding the mentions of a document: windows of tokens, longest first, then the sense guard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from evidence.documents.model import Document
from evidence.lexicon.fold import squeeze
from evidence.lexicon.model import Lexicon
from evidence.matching.english import ordinary
from evidence.matching.fuzzy import Fuzzy
from evidence.matching.index import Form, Index, Token, tokenize
from evidence.matching.model import Match, Mention, Rejection
from evidence.matching.sense import Context, company, part_of_name, person, ruled_out, word_line
from evidence.matching.versions import extend, glued

LONGEST = 7
SHORT = 3  # words of so few letters are not taken to be misspelled
_GAP = re.compile(r"(?:[ \u00a0\u202f]{1,2}|[ ]?[&+][ ]?|[-\u2010\u2011\u2013_.·'\u2019/]|['\u2019. ]{2})?")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b(?:[\w-]+\.)+(?:com|org|net|io|dev|example)(?:/\S*)?")
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z]\. [A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A window that has the form of an entry; `first` and `last` are token positions."""

    forms: tuple[Form, ...]
    first: int
    last: int
    start: int
    end: int
    score: float  # 1.0 exact


@dataclass(slots=True)
class _Scan:
    """One block with its tokens and the candidates in it."""

    block: int
    start: int
    text: str
    tokens: list[Token]
    candidates: list[list[Candidate]]  # at each token, best first


class Matcher:
    """Finds the lexicon's entries in documents; built once, used for many."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon's forms."""
        self._index = Index(lexicon)
        self._fuzzy = Fuzzy(self._index)

    def find(self, document: Document) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
        """The mentions of a document and the look-alikes that were ruled out, both in reading order."""
        scans = [self._scan(document, number) for number in range(len(document.blocks))]
        opened = [_open(scan) for scan in scans]
        named = {form.entry.id for forms in opened for form in forms}
        mentions: list[Mention] = []
        rejections: list[Rejection] = []
        heading = ""
        for scan, forms in zip(scans, opened, strict=True):
            if scan.tokens:
                headings = _headings(document, scan.block, heading)
                vouchers = {name for form in forms for name in (form.entry.id, form.entry.field)}
                context = Context(word_line(scan.text), headings, vouchers, named)
                _resolve(document, scan, context, mentions, rejections)
            if document.blocks[scan.block].kind == "heading":
                heading = scan.text
        return tuple(mentions), tuple(rejections)

    def _scan(self, document: Document, number: int) -> _Scan:
        block = document.blocks[number]
        text = document.text[block.start : block.end]
        found = tokenize(text, block.start)
        spans = [
            (block.start + m.start(), block.start + m.end())
            for m in _ADDRESS.finditer(text)
            if not self._index.lookup(squeeze(m.group()), 2)  # Writer.com is a name, mail@writer.com is not
        ]
        hidden = [any(a <= token.start < b for a, b in spans) for token in found]
        candidates = [self._at(document.text, found, at, hidden) for at in range(len(found))]
        return _Scan(number, block.start, text, found, candidates)

    def _at(self, text: str, found: list[Token], at: int, hidden: list[bool]) -> list[Candidate]:
        """The candidates that begin at token `at`, longest first."""
        out: list[Candidate] = []
        key = ""
        cuts: list[int] = []
        slash = False
        for last in range(at, min(at + LONGEST, len(found))):
            token = found[last]
            if hidden[last] and last == at:
                break
            if last > at:
                gap = text[found[last - 1].end : token.start]
                if not _GAP.fullmatch(gap):
                    break
                slash = slash or "/" in gap
            key += token.key
            cuts.append(len(key))
            if key not in self._index.prefixes and key[:-1] not in self._index.prefixes:
                break
            if last == at and key == "ai" and text[token.start - 1 : token.start] == "." and token.start:
                continue
            forms = [form for form in self._index.lookup(key, last - at + 1) if form.slash or not slash]
            candidate = self._accept(text, found, at, last, key, cuts, forms)
            if candidate is not None:
                out.append(candidate)
        out.reverse()
        if not out and not hidden[at]:
            out = self._loose(text, found, at)
        return out

    def _accept(
        self, text: str, found: list[Token], at: int, last: int, key: str, cuts: list[int], forms: list[Form]
    ) -> Candidate | None:
        kept: list[Form] = []
        score = 0.0
        for form in forms:
            extra = [cut for cut in cuts[:-1] if cut not in form.cuts and cut < len(form.key)]
            if extra and not _joinable(text, found[at : last + 1], key, form):
                continue
            kept.append(form)
            written = len(key) + len(extra)
            score = max(score, 1.0 if not extra else round(1 - len(extra) / (written + len(form.key)), 2))
        if not kept:
            return None
        end = found[last].end
        if last > at and found[last].key == "s" and not any(form.key == key for form in kept):
            end = found[last - 1].end  # a possessive is no part of the mention
            if len(cuts) == 2:
                score = 1.0
        return Candidate(tuple(kept), at, last, found[at].start, end, score)

    def _loose(self, text: str, found: list[Token], at: int) -> list[Candidate]:
        """Names with a version glued on, and misspelled names."""
        token = found[at]
        name = next((name for name in glued(token.key) if name in self._index.forms), None)
        if name is not None:
            forms = tuple(form for form in self._index.forms[name] if form.entry.kind == "tool")
            return [Candidate(forms, at, at, token.start, token.end, 1.0)] if forms else []
        out: list[Candidate] = []
        if at + 1 < len(found) and re.fullmatch(r"[ -]", text[token.end : found[at + 1].start]):
            pair = (token, found[at + 1])
            if not all(ordinary(part.key) for part in pair) and all(len(part.key) > 2 for part in pair):
                near = self._fuzzy.nearest(token.key + found[at + 1].key)
                if near is not None and all(_same_words(pair, form) for form in near[0]):
                    out.append(Candidate(tuple(near[0]), at, at + 1, token.start, pair[1].end, near[1]))
        near = None if self._in_name(text, found, at) else self._fuzzy.nearest(token.key, token.capital)
        if near is not None and any(form.count == 1 or abs(len(form.key) - len(token.key)) <= 1 for form in near[0]):
            out.append(Candidate(tuple(near[0]), at, at, token.start, token.end, near[1]))
        return out

    def _in_name(self, text: str, found: list[Token], at: int) -> bool:
        """Whether a capitalised token stands beside a capitalised unknown one, as in a person's name."""
        token = found[at]
        if not token.capital:
            return False
        for other, gap in (
            (found[at - 1] if at else None, 0),
            (found[at + 1] if at + 1 < len(found) else None, 1),
        ):
            if other is None or not other.capital or ordinary(other.key) or other.key in self._index.forms:
                continue
            between = text[token.end : other.start] if gap else text[other.end : token.start]
            if between in {" ", "-", ". "}:
                return True
        return False


def _same_words(pair: tuple[Token, Token], form: Form) -> bool:
    """Whether a form's own word break lies where the pair's does, and no word that is spelt well was altered."""
    cut = len(pair[0].key)
    for own in form.cuts:
        if own < len(form.key) and abs(cut - own) <= 1:
            parts = (form.key[:own], form.key[own:])
            return all(
                token.key == part or (len(token.key) > SHORT and not ordinary(token.key))
                for token, part in zip(pair, parts, strict=True)
            )
    return False


def _joinable(text: str, window: list[Token], key: str, form: Form) -> bool:
    """Whether tokens may be read as a form that is written with fewer spaces."""
    gaps = [text[a.end : b.start] for a, b in pairwise(window)]
    if len(key) <= 4:
        return key == "ai" and gaps == ["."]
    if any(gap.strip() in {".", "&", "+", "_", "'", "\u2019"} and gap.strip() for gap in gaps):
        return False
    if form.count > 1:
        return True
    if ordinary(form.key):
        return False
    if not all(ordinary(token.key) or token.key.isdigit() for token in window):
        return True
    if not window[0].capital:
        return False
    within = re.search(r"[^\W_],? $", text[max(0, window[0].start - 4) : window[0].start])
    return gaps == ["-"] or within is not None or all(token.capital for token in window)


def _open(scan: _Scan) -> list[Form]:
    """The open (unguarded) forms of a block, longest and leftmost."""
    forms: list[Form] = []
    at = 0
    while at < len(scan.tokens):
        best = next((c for c in scan.candidates[at] if any(f.guard is None for f in c.forms)), None)
        if best is None:
            at += 1
            continue
        forms += [form for form in best.forms if form.guard is None]
        at = best.last + 1
    return forms


def _headings(document: Document, number: int, previous: str) -> str:
    block = document.blocks[number]
    parts = [previous]
    if block.section < len(document.sections):
        parts.append(document.sections[block.section].title)
    if block.entry is not None and block.entry < len(document.entries):
        parts.append(document.entries[block.entry].heading)
    return word_line("\n".join(parts))


def _resolve(
    document: Document, scan: _Scan, context: Context, mentions: list[Mention], rejections: list[Rejection]
) -> None:
    refused: list[Rejection] = []
    taken: list[tuple[int, int]] = []
    limit = document.blocks[scan.block].end
    at = 0
    while at < len(scan.tokens):
        step = at + 1
        for candidate in scan.candidates[at]:
            form, reason = _sense(document.text, scan, candidate, context)
            surface = document.text[candidate.start : candidate.end]
            if form is None:
                entry = candidate.forms[0].entry.id
                refused.append(Rejection(surface, entry, reason, candidate.start, candidate.end))
                continue
            end = candidate.end
            if form.entry.kind == "tool":
                end = extend(document.text, candidate.start, end, limit, form.entry.field)
            kind = Match("exact" if candidate.score == 1.0 else "fuzzy", form.alias, candidate.score)
            text = document.text[candidate.start : end]
            mentions.append(Mention(form.entry, text, candidate.start, end, scan.block, kind))
            taken.append((candidate.start, end))
            step = candidate.last + 1
            while step < len(scan.tokens) and scan.tokens[step].start < end:
                step += 1
            break
        at = step
    last = -1
    for item in refused:
        if item.start >= last and not any(item.start < b and a < item.end for a, b in taken):
            rejections.append(item)
            last = item.end


def _sense(text: str, scan: _Scan, candidate: Candidate, context: Context) -> tuple[Form | None, str]:
    """The form that a candidate is here, or None and the reason."""
    surface = text[candidate.start : candidate.end]
    inside = scan.text[: candidate.start - scan.start], scan.text[candidate.end - scan.start :]
    before, after = word_line(inside[0]), word_line(inside[1])
    rest = before + after
    plain = surface.islower() and all(
        ordinary(token.key) for token in scan.tokens[candidate.first : candidate.last + 1]
    )
    best: tuple[int, Form] | None = None
    reasons: list[str] = []
    for form in candidate.forms:
        guard = form.guard
        if guard is None:
            score = 2
        else:
            reason = ruled_out(guard, surface, before, after, context)
            if reason is None and candidate.first == candidate.last:
                reason = person(scan.tokens, candidate.first, text)
                if reason is not None and _longer_known(scan, candidate):
                    reason = None
                if reason is None and form.entry.kind == "tool":
                    reason = part_of_name(scan.tokens, candidate.first, text)
            if reason is None and _INITIALS.match(surface + inside[1]):
                reason = "initials of a person"
            score = company(guard, form.entry.id, rest, context, plain) if reason is None else 0
            if score == 0:
                reasons.append(reason or "none of its company near")
                continue
        if best is None or score > best[0]:
            best = score, form
    return (best[1], "") if best else (None, min(reasons, key=_vague))


def _vague(reason: str) -> bool:
    return "written" in reason


def _longer_known(scan: _Scan, candidate: Candidate) -> bool:
    """Whether a known form begins directly after the candidate (`Copilot ChatGPT`)."""
    return candidate.last + 1 < len(scan.tokens) and bool(scan.candidates[candidate.last + 1])
