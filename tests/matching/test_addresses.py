"""A name that is written like an address is found; an address is not searched for names."""

from evidence.documents import open_document
from evidence.lexicon import load_lexicon
from evidence.matching import Matcher


def names(text: str) -> list[str]:
    mentions, _ = Matcher(load_lexicon()).find(open_document(text.encode(), "text.txt"))
    return [mention.entry.name for mention in mentions]


def test_names_like_addresses() -> None:
    assert names("Notes by Tactiq.io and search in You.com.") == ["Tactiq", "You.com"]


def test_addresses_are_not_searched() -> None:
    assert names("ida@midjourney.example, www.openai.com/chatgpt, https://cursor.com") == []
