"""Finding the candidates of a document: windows of tokens, longest first; `resolve` judges them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from evidence.documents.model import Document
from evidence.lexicon.fold import squeeze
from evidence.lexicon.model import Lexicon
from evidence.matching.english import ordinary
from evidence.matching.fuzzy import SHORTEST, Fuzzy
from evidence.matching.index import Form, Index, Token, plain_gap, tokenize
from evidence.matching.model import Mention, Rejection
from evidence.matching.resolve import Resolver
from evidence.matching.scan import Candidate, Scan
from evidence.matching.versions import glued, named_version

LONGEST = 7
SHORT = 3  # words of so few letters are not taken to be misspelled
_ELISION = re.compile(r"(?:\b[jn]|\w)['\u2019]$", re.I)  # French: j'ai, qu'ai-je
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b(?:[\w-]+\.)+(?:com|org|net|io|dev|example)(?:/\S*)?")


class Matcher:
    """Finds the lexicon's entries in documents; built once, used for many."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon's forms."""
        self._index = Index(lexicon)
        self._fuzzy = Fuzzy(self._index, lexicon)
        self._resolver = Resolver(lexicon, self._index.forms.keys())

    def find(self, document: Document) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
        """The mentions of a document and the look-alikes that were ruled out, both in reading order."""
        return self._resolver.run(document, [self._scan(document, number) for number in range(len(document.blocks))])

    def _scan(self, document: Document, number: int) -> Scan:
        block = document.blocks[number]
        text = document.text[block.start : block.end]
        found = tokenize(text, block.start)
        spans = [
            (block.start + m.start(), block.start + m.end())
            for m in _ADDRESS.finditer(text)
            if not self._index.lookup(squeeze(m.group()), 2)  # Writer.com is a name, mail@writer.com is not
        ]
        hidden = [any(a <= token.start < b for a, b in spans) for token in found]
        spelling = document.in_english  # what is a slip in another language, nobody knows here
        candidates = [self._at(document.text, found, at, hidden, spelling) for at in range(len(found))]
        return Scan(number, block.start, text, found, candidates)

    def _at(self, text: str, found: list[Token], at: int, hidden: list[bool], spelling: bool) -> list[Candidate]:
        """The candidates that begin at token `at`, longest first; `spelling`: misspelt ones too."""
        if hidden[at] or _elided(text, found[at]):
            return []
        out = self._windows(text, found, at)
        if not spelling:
            return out or self._glued(found, at)
        if not any(form.count > 1 or form.guard is None for candidate in out for form in candidate.forms):
            out = [*self._mended(text, found, at), *out]
        elif out[0].last + 1 < len(found) and self._fuzzy.mend(found[out[0].last + 1].key):
            longer = [candidate for candidate in self._mended(text, found, at) if candidate.last > out[0].last]
            out = [*longer, *out]  # `Retrieval Augmented Generaton` has a name in it that is spelt well
        return out or self._glued(found, at) or self._loose(text, found, at)

    def _windows(self, text: str, found: list[Token], at: int) -> list[Candidate]:
        """The names that begin at token `at`, longest first."""
        out: list[Candidate] = []
        key = ""
        cuts: list[int] = []
        odd: set[str] = set()
        for last in range(at, min(at + LONGEST, len(found))):
            token = found[last]
            if last > at:
                gap = text[found[last - 1].end : token.start]
                spelt = gap == ". " and "." in found[last - 1].text and not token.capital  # `A.I. agents`
                if not plain_gap(gap) and not spelt:
                    if gap not in self._index.gaps:
                        break
                    odd.add(gap)
            key += token.key
            cuts.append(len(key))
            if key not in self._index.prefixes and key[:-1] not in self._index.prefixes:
                break
            if last == at and key == "ai" and text[token.start - 1 : token.start] == "." and token.start:
                continue
            forms = [form for form in self._index.lookup(key, last - at + 1) if odd <= form.gaps]
            if not forms and last == at + 1 and found[at].capital and token.capital:
                # `Eleven Lab`: a name of one word that was cut in two has lost its last letter
                forms = [
                    form for form in self._index.forms.get(key + "s", ()) if form.guard is None and form.count == 1
                ]
            candidate = self._accept(text, found, at, last, key, cuts, forms)
            if candidate is not None:
                out.append(candidate)
        out.reverse()
        return out

    def _mended(self, text: str, found: list[Token], at: int) -> list[Candidate]:
        """Names of several words with one of them misspelt: `Retreival augmented generation`."""
        window = found[at : at + LONGEST]
        if window[0].key not in self._index.prefixes and not self._fuzzy.mend(window[0].key):
            return []
        for place, token, word in ((p, t, w) for p, t in enumerate(window) for w in self._fuzzy.mend(t.key)):
            mended = [*window[:place], replace(token, key=word), *window[place + 1 :]]
            longer = (c for c in self._windows(text, mended, 0) if c.last >= max(place, 1) and c.score == 1.0)
            likely = len(word) > SHORTEST or sorted(word) == sorted(token.key)  # `Drifta AI` is a firm of its own
            out = [_misspelt(c, at) for c in longer if likely or c.forms[0].key not in {f"{word}ai", f"ai{word}"}]
            if out or len(self._fuzzy.mend(token.key)) == 1:
                return out
        return []

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
        if kept[0].alias.endswith(")") and text.startswith(")", end):
            end += 1
        return Candidate(tuple(kept), at, last, found[at].start, end, score)

    def _glued(self, found: list[Token], at: int) -> list[Candidate]:
        """Names with a version glued on."""
        token = found[at]
        name = next((name for name in glued(token.key) if name in self._index.forms), None)
        forms = tuple(form for form in self._index.forms[name] if form.entry.kind == "tool") if name else ()
        return [Candidate(forms, at, at, token.start, token.end, 1.0)] if forms else []

    def _loose(self, text: str, found: list[Token], at: int) -> list[Candidate]:
        """Misspelt names of one word, or of one word that was torn apart."""
        token = found[at]
        out: list[Candidate] = []
        read = _misread(token)
        if read is not None and any(form.guard is None for form in self._index.forms.get(read, ())):
            forms = tuple(form for form in self._index.forms[read] if form.guard is None)
            return [Candidate(forms, at, at, token.start, token.end, round(1 - 1 / len(read), 2))]
        if at + 1 < len(found) and re.fullmatch(r"[ -]", text[token.end : found[at + 1].start]):
            pair = (token, found[at + 1])
            if not all(ordinary(part.key) for part in pair) and all(len(part.key) > 2 for part in pair):
                near = self._fuzzy.nearest(token.key + found[at + 1].key, torn=True)
                if near is not None and all(_same_words(pair, form) for form in near[0]):
                    out.append(Candidate(tuple(near[0]), at, at + 1, token.start, pair[1].end, near[1], True))
        if token.capital and named_version(text, token.end):
            near = self._fuzzy.model(token.key)
            if near is not None:
                return [Candidate(tuple(near[0]), at, at, token.start, token.end, near[1])]
        near = None if self._in_name(text, found, at) else self._fuzzy.nearest(token.key, token.capital)
        if near is not None and any(form.count == 1 or abs(len(form.key) - len(token.key)) <= 1 for form in near[0]):
            out.append(Candidate(tuple(near[0]), at, at, token.start, token.end, near[1], True))
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


def _misread(token: Token) -> str | None:
    """The key of a name that ends in AI where a scanner read its last letter as an l or a 1: `GenAl`."""
    return token.key[:-1] + "i" if re.search(r"[a-z]A[l1]$", token.text) else None


def _elided(text: str, token: Token) -> bool:
    """Whether `ai` is the French verb: `j'ai`; `l'AI` is Italian for it, in capitals."""
    if token.key != "ai":
        return False
    before = _ELISION.search(text[max(0, token.start - 3) : token.start])
    return before is not None and (not token.text.isupper() or before.group()[0] in "jJnN")


def _misspelt(candidate: Candidate, at: int) -> Candidate:
    """A candidate of a mended window that begins at token `at`: one slip was made in it."""
    letters = max(len(form.key) for form in candidate.forms)
    return replace(
        candidate,
        first=candidate.first + at,
        last=candidate.last + at,
        score=round(1 - 1 / letters, 2),
        misspelt=True,
    )


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
    if any(a.key.isdigit() and b.key.isdigit() for a, b in pairwise(window)):
        return False
    if len(key) <= 4:
        return key == "ai" and gaps == ["."]
    if any(gap.strip() in {".", "&", "+", "_", "'", "\u2019"} and gap.strip() for gap in gaps):
        return False
    if form.count > 1:
        return True
    if ordinary(form.key):  # `Co-Pilot`, `Wind surf`: its own company must speak for it
        return form.guard is not None and form.guard.asks and window[0].capital and gaps in (["-"], [" "])
    if not all(ordinary(token.key) or token.key.isdigit() for token in window):
        return True
    if not window[0].capital:
        return False
    within = re.search(r"[^\W_],? $", text[max(0, window[0].start - 4) : window[0].start])
    return gaps == ["-"] or within is not None or all(token.capital for token in window)
