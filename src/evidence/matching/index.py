"""The lexicon's forms by their squeezed keys, and the tokens of a block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from evidence.lexicon.fold import TOKEN, fold, tokens
from evidence.lexicon.model import Guard, Lexicon, LexiconEntry

_GAP = re.compile(r"(?:[ \u00a0\u202f]{1,2}|[ ]?[&+][ ]?|[-\u2010\u2011\u2013_.\u00b7'\u2019]|['\u2019 ]{2}| \.)?")
_SPELT = re.compile(r"(?<![\w.])(?:A\. ?I|(?:[A-Z]\.){2,3}[A-Z])(?=\.|\b)")


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of an entry; `cuts` are the lengths at which its own tokens end.

    `gaps` are the signs between its tokens that no other name may have there: `/`, `@`, a full stop and a space.
    """

    entry: LexiconEntry
    alias: str
    key: str
    cuts: frozenset[int]
    count: int
    gaps: frozenset[str]
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters and digits; offsets in the document's text."""

    key: str
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[:1].isupper()


def tokenize(text: str, offset: int) -> list[Token]:
    """The tokens of a block's text, `A.I.` and `G.P.T.` one each; those without a folded form are left out."""
    found = ((m, fold(m.group())) for m in TOKEN.finditer(text))
    out = [Token(key, m.group(), offset + m.start(), offset + m.end()) for m, key in found if key]
    if "." in text:
        for spelt in reversed(list(_SPELT.finditer(text))):
            start, end = offset + spelt.start(), offset + spelt.end()
            inside = [at for at, token in enumerate(out) if start <= token.start < end]
            if inside:
                key = "".join(out[at].key for at in inside)
                out[inside[0] : inside[-1] + 1] = [Token(key, spelt.group(), start, end)]
    return out


def plain_gap(gap: str) -> bool:
    """Whether what stands between two tokens may stand in any name; a full stop and a space end a sentence."""
    return _GAP.fullmatch(gap) is not None


def _form(entry: LexiconEntry, alias: str, guard: Guard | None) -> Form:
    found = tokenize(alias, 0)
    parts = [token.key for token in found]
    cuts = frozenset(accumulate(len(part) for part in parts))
    gaps = frozenset(alias[a.end : b.start] for a, b in pairwise(found))
    odd = frozenset(gap for gap in gaps if not plain_gap(gap))
    return Form(entry, alias, "".join(parts), cuts, len(parts), odd, guard)


class Index:
    """All forms by key, with the key prefixes that tell when a window cannot grow into a form."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon's forms."""
        self.forms: dict[str, list[Form]] = {}
        for entry in lexicon.entries.values():
            guarded = {"".join(tokens(guard.alias)) for guard in entry.guarded}
            for guard in entry.guarded:
                self._add(_form(entry, guard.alias, guard))
            for alias in (entry.name, *entry.aliases):
                form = _form(entry, alias, None)
                if form.key and form.key not in guarded:
                    self._add(form)
        self.gaps = frozenset().union(*(form.gaps for forms in self.forms.values() for form in forms))
        self.prefixes = {key[:end] for key in self.forms for end in range(1, len(key) + 1)}

    def _add(self, form: Form) -> None:
        forms = self.forms.setdefault(form.key, [])
        if not any(f.entry.id == form.entry.id and f.guard == form.guard and f.cuts == form.cuts for f in forms):
            forms.append(form)

    def lookup(self, key: str, count: int) -> list[Form]:
        """The forms of a key, allowing a plural or possessive s on either side."""
        found = self.forms.get(key)
        if found is None and len(key) > 2 and key.endswith("s") and not key.endswith("ss"):
            found = self.forms.get(key[:-1])
        if found is None and count > 1:
            found = [form for form in self.forms.get(key + "s", ()) if form.entry.kind != "tool"]
        return found or []
