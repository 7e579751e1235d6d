"""What a reader must know about the document, beside what it says: the reader's findings and the report's own.

A finding's page is 0 where it is about the document as a whole, or where the format has no pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evidence.documents.model import Document, Finding
from evidence.stance.model import Judgement

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def findings_of(document: Document, judgements: Sequence[Judgement]) -> list[dict[str, Any]]:
    """Everything that a reader must know about the document, as it stands in the report."""
    found = [*unsupported_language(document.language), *document.findings]
    found += [finding for judgement in judgements for finding in before_release(document, judgement)]
    return [{"kind": f.kind, "page": f.page, "text": f.text, "because": f.because} for f in found]


def unsupported_language(language: str | None) -> list[Finding]:
    """A finding where a text's language is known and is not the one that stances are read in."""
    if language in {None, "en"}:
        return []
    name = LANGUAGES.get(str(language), f"of another language ({language})")
    because = f"the text is {name}; stances are read in English only, so they and 'none' prove nothing here"
    return [Finding("unsupported_language", 0, "", because)]


def before_release(document: Document, judgement: Judgement) -> list[Finding]:
    """A use that ended before the tool was public; stated, not accused."""
    mention, period = judgement.mention, judgement.period
    released = mention.entry.released
    if judgement.stance != "use" or not released or period is None or period.period.end == "present":
        return []
    end = period.period.end
    width = min(len(end), len(released), 7)
    if end[:width] >= released[:width]:
        return []
    because = f"dated to {end}; {mention.entry.name} was released {released}"
    return [Finding("before_release", page_of(document, mention.start, mention.block), mention.text, because)]


def page_of(document: Document, start: int, block: int) -> int:
    """The page that a mention begins on; a block may run over two."""
    return next((word.page for word in document.words if word.end > start), document.blocks[block].page)
