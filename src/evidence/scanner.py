"""The corridor: one document from bytes to Report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from evidence.documents import open_document
from evidence.errors import DocumentError, LexiconError
from evidence.lexicon import cue_folders, load_lexicon
from evidence.matching import Matcher, Rejection, check_examples
from evidence.reports import Report, Settings, build_error, build_report
from evidence.stance import Judgement, judge, load_cues


class Scanner:
    """Holds what is loaded once (lexicon, cues, matcher) and scans any number of documents.

    Raises:
        LexiconError: a lexicon or cue file is wrong.
    """

    def __init__(self, settings: Settings | None = None, lexicons: Sequence[Path] = ()) -> None:
        self.settings = settings or Settings()
        self.lexicon = load_lexicon(lexicons)
        self._matcher = Matcher(self.lexicon)
        problems = check_examples(self.lexicon, self._matcher, self.lexicon.own)  # the shipped ones hold
        if problems:
            raise LexiconError(problems)
        self._rules = load_cues(*cue_folders(lexicons))

    def scan(self, data: bytes, path: str) -> Report:
        """The report of a document's bytes; an unreadable one gives a report with `error`."""
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            document = open_document(data, Path(path).name)
        except DocumentError as error:
            return build_error(path, sha256, error, self.lexicon, self.settings)
        mentions, rejections = self._matcher.find(document)
        judgements, rejections = judge(document, mentions, rejections, self._rules)
        return build_report(path, document, judgements, rejections, self.lexicon, self.settings)

    def explain(self, text: str) -> tuple[tuple[Judgement, ...], tuple[Rejection, ...]]:
        """One text, read as plain text: every judgement with its axes, and the look-alikes."""
        document = open_document(text.encode(), "text.txt")
        return judge(document, *self._matcher.find(document), self._rules)
