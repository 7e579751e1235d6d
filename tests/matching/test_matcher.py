"""Forms, misspellings, versions and the sense guard, on a small lexicon."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.lexicon import shipped_path
from evidence.lexicon.known import WORDS, read_lists
from evidence.lexicon.model import Guard, Lexicon, LexiconEntry
from evidence.matching import Matcher, Mention, Rejection, check_examples
from evidence.matching.english import ordinary, words
from evidence.matching.examples import as_document


def tool(slug: str, name: str, field: str, *aliases: str, guard: Guard | None = None) -> LexiconEntry:
    """A generative tool."""
    guards = (guard,) if guard else ()
    return LexiconEntry(
        f"tool.{slug}", name, "tool", "generative", field, "https://x.example", "X", "2023", aliases, guards
    )


ENTRIES = (
    tool("a-plantnet", "Pl@ntNet", "science", "AI @ Herbarium"),
    tool("a-tldv", "tl;dv", "office"),
    tool("a-robinson", "C.H. Robinson AI", "office"),
    tool("a-ml-net", "ML.NET", "frameworks"),
    tool("chatgpt", "ChatGPT", "assistant"),
    tool("claude", "Claude", "assistant", "Claude Code", guard=Guard("Claude", "capital")),
    tool(
        "cursor",
        "Cursor",
        "coding",
        "Cursor AI",
        guard=Guard(
            "Cursor",
            "capital",
            needs=("editor",),
            blocks=("sql",),
            strong_with=("assistant",),
            match=("Cursor, my editor",),
            reject=("A Cursor in SQL for the editor",),
        ),
    ),
    tool("devin", "Devin", "coding", guard=Guard("Devin", "capital")),
    tool("elevenlabs", "ElevenLabs", "audio"),
    tool("github-copilot", "GitHub Copilot", "coding", "Copilot"),
    tool("jasper", "Jasper", "writing", guard=Guard("Jasper", "capital")),
    tool("langchain", "LangChain", "frameworks"),
    tool("llama", "Llama", "models"),
    tool("midjourney", "Midjourney", "image"),
    tool("notion", "Notion", "office"),
    tool("perplexity", "Perplexity", "search"),
    tool("runway", "Runway", "video", "Runway Gen-3"),
    tool("sora", "Sora", "video", guard=Guard("Sora", "capital")),
    tool("modern-hire", "Modern Hire", "hr"),
    tool("text-bison", "text-bison", "models"),
    tool("roberta", "RoBERTa", "models", guard=Guard("RoBERTa", needs=("nlp",))),
    tool("replicate", "Replicate", "models", guard=Guard("Replicate", "capital", needs=("image models",))),
    tool("tripo", "Tripo", "three_d"),
    tool("x-a1111", "Automatic1111", "image", "A1111"),
    tool("x-drift", "Drift AI", "sales"),
    tool("x-pythagora", "GPT Pilot", "coding", "Pythagora AI"),
    LexiconEntry("general.ai", "AI", "general", "generative", "ai", "https://x.example"),
    LexiconEntry(
        "practice.prompt-engineering", "prompt engineering", "practice", "generative", "ai", "https://x.example"
    ),
    LexiconEntry("practice.rag", "retrieval augmented generation", "practice", "generative", "ai", "https://x.example"),
    LexiconEntry("practice.ai-agents", "AI agents", "practice", "generative", "agents", "https://x.example"),
)
WORD_LISTS, *_ = read_lists(shipped_path(), WORDS)
LEXICON = Lexicon({entry.id: entry for entry in ENTRIES}, "1", "sha256:0", words=WORD_LISTS)
MATCHER = Matcher(replace(LEXICON, known={"homonym": frozenset({"replicate"})}))


def find(text: str) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """What the small lexicon finds."""
    return MATCHER.find(as_document(text))


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Chat GPT", "tool.chatgpt"),
        ("chat-gpt", "tool.chatgpt"),
        ("Mid-journey", "tool.midjourney"),
        ("Langchian", "tool.langchain"),
        ("Lang Chain", "tool.langchain"),
        ("Github co pilot", "tool.github-copilot"),
        ("Github co-pilot", "tool.github-copilot"),
        ("Eleven Labs", "tool.elevenlabs"),
        ("Elevenlbas", "tool.elevenlabs"),
        ("Midjouney", "tool.midjourney"),
        ("Çhatgpt", "tool.chatgpt"),
        ("AI agent", "practice.ai-agents"),
    ],
)
def test_variants(text: str, entry: str) -> None:
    mentions, _ = find(f"Drafted the texts with {text}, then edited them.")
    assert [(m.entry.id, m.text) for m in mentions] == [(entry, text)]


def test_kinds_and_scores() -> None:
    kinds = {t: find(t)[0][0].match for t in ("ChatGPT", "Chat GPT", "github-copilot", "Langchian")}
    assert kinds["ChatGPT"].kind == kinds["github-copilot"].kind == "exact"
    assert kinds["ChatGPT"].score == 1.0
    assert kinds["Chat GPT"].kind == kinds["Langchian"].kind == "fuzzy"
    assert 0.8 < kinds["Langchian"].score < 1
    assert 0.9 < kinds["Chat GPT"].score < 1


@pytest.mark.parametrize(
    "text",
    ["ChatGPT 4o", "Claude 3.5 Sonnet", "Llama 3 8B", "Midjourney v6", "Runway Gen-3", "Claude Opus 4.1"],
)
def test_versions_belong_to_the_mention(text: str) -> None:
    assert [m.text for m in find(f"I work with {text}.")[0]] == [text]


@pytest.mark.parametrize("tail", [" 2023", " 4 hours a week", ", 3 clients", ". 5 awards", " in 2 days"])
def test_numbers_that_are_no_version(tail: str) -> None:
    assert [m.text for m in find(f"Used ChatGPT{tail}")[0]] == ["ChatGPT"]


@pytest.mark.parametrize(
    "text",
    ["a run way of 30 m", "no tion", "Chat, GPT", "Lang. Chain", "Lang\nChain", "jane@chatgpt.com", "A run-way"],
)
def test_no_window_over_boundaries_or_plain_words(text: str) -> None:
    assert find(text)[0] == ()


@pytest.mark.parametrize(
    "text",
    [
        "Report to Claude Robichaux, Managing Partner",
        "Claude-Étienne Thibodeau",
        "Hon. Claude R. Bettencourt",
        "Shared the roster with Devin Marsh",
        "on-call rota of three: Claude Tremblay, Devin Roy, me",
        "Jasper Nolan, General Manager",
        "Regular crew: Sora Tetteh (sound)",
        "Devin O'Hara moderated",
        "Met Dr Claude at noon",
    ],
)
def test_people(text: str) -> None:
    mentions, rejections = find(text)
    assert mentions == ()
    assert all("person" in rejection.because for rejection in rejections)
    assert rejections


def test_tool_beside_a_person() -> None:
    mentions, rejections = find("Claude Perrin and I use Claude Code, Claude and Devin.")
    assert [m.text for m in mentions] == ["Claude Code", "Claude", "Devin"]
    assert [r.mention.text for r in rejections] == ["Claude"]


@pytest.mark.parametrize(
    ("text", "found", "because"),
    [
        ("Cursor, my editor", True, ""),
        ("ChatGPT and Cursor", True, ""),
        ("Cursor AI\nLater Cursor again", True, ""),
        ("Cursor in the dark", False, "none of its company near"),
        ("the cursor of the editor", False, "not written as 'Cursor' is"),
        ("A Cursor in SQL, by an editor", False, "blocked by 'sql' in the same block"),
    ],
)
def test_guard(text: str, found: bool, because: str) -> None:
    mentions, rejections = find(text)
    assert any(m.text == "Cursor" for m in mentions) == found
    assert [r.because for r in rejections] == ([because] if because else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("used claude for the letters", ["claude"]),
        ("chatgpt, excel, claude", ["chatgpt", "claude"]),
        ("Wrote tests with chatgpt, claude and devin", ["chatgpt", "claude", "devin"]),
        ("chatgpt, a cursor of mine", ["chatgpt"]),
        ("used cursor to page through rows", []),
        ("flew with claude to Oslo", []),
        ("used claude monet colours", []),
    ],
)
def test_names_in_lower_case(text: str, found: list[str]) -> None:
    mentions, _ = find(text)
    assert [m.text for m in mentions] == found
    assert {m.ground for m in mentions} <= {"coined", "phrase", "open", "grammar", "company"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Introduced modern hire practices", False),
        ("Screened with Modern Hire", True),
        ("used modern hire", True),
        ("ChatGPT for letters, and modern hire too", True),
        ("Deployed text-bison", True),
    ],
)
def test_names_of_two_english_words(text: str, found: bool) -> None:
    assert any(m.entry.id != "tool.chatgpt" for m in find(text)[0]) == found


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Replicate experiments in chemistry", "an English word, with a noun after it"),
        ("Hosted on Replicate", "none of its company near"),
        ("A Replicate fan club", "none of its company near"),
        ("Introduced modern hire practices", "English words in lower case"),
        ("Planted beans with Roberta", "not written as 'RoBERTa' is, and none of its company near"),
        ("Replicate", "nothing stands beside it"),
    ],
)
def test_english_words_that_open_a_sentence(text: str, because: str) -> None:
    assert [r.because for r in find(text)[1]] == [because]


def test_possessive_is_left_out() -> None:
    assert [m.text for m in find("Claude's answers")[0]] == ["Claude"]


def test_examples_run() -> None:
    problems = check_examples(LEXICON)
    assert problems == []
    wrong = tool("x", "Xenophon", "coding", guard=Guard("Xenophon", needs=("y",), match=("Xenophon",), reject=()))
    assert len(check_examples(Lexicon({wrong.id: wrong}, "1", ""))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Set up retreival augmented generation", "retreival augmented generation"),
        ("Answers by augmented retrieval and retreival augmented generation", "retreival augmented generation"),
        ("Taught promt engineering", "promt engineering"),
        ("Used Cluade for the drafts", "Cluade"),
        ("Wrote it with Clau de 3.5 sonnet", "Clau de 3.5 sonnet"),
    ],
)
def test_a_slip_in_a_name(text: str, found: str) -> None:
    mentions, _ = find(text)
    assert [(m.text, m.match.kind) for m in mentions] == [(found, "fuzzy")]


@pytest.mark.parametrize(
    "text",
    ["Met Cluade at noon", "Read for the Tripos", "Drifta AI of Oslo, who make boats", "Pythagorean", "A 1 1 1 1"],
)
def test_no_slip_of_a_name(text: str) -> None:
    assert [m.text for m in find(text)[0] if m.text != "AI"] == []


FRENCH = (
    "Responsable du service des achats et de la production dans le groupe, rôle consultatif auprès de la direction."
)


def test_no_slips_are_sought_in_another_language() -> None:
    text = f"{FRENCH} J'ai utilisé Langchian, ChatGPT et j\u2019ai beaucoup appris."
    document = replace(as_document(text), language="fr")
    assert [m.text for m in MATCHER.find(document)[0]] == ["ChatGPT"]


@pytest.mark.parametrize("text", ["j'ai", "J\u2019ai", "J'AI", "qu'ai", "Otter.ai"])
def test_ai_that_is_a_verb(text: str) -> None:
    mentions, rejections = find(f"{text} for the team")
    assert (mentions, rejections) == ((), ())


def test_ai_after_an_article_or_in_quotes() -> None:
    assert [m.text for m in find("l'AI e 'AI'")[0]] == ["AI", "AI"]


def test_no_ordinary_word_is_a_misspelling() -> None:
    names = {"notion", "perplexity", "runway", "cursor", "llama", "claude", "sora", "jasper", "devin"}
    text = "\n".join(sorted(words()))
    wrong = [m.text for m in find(text)[0] if m.text.rstrip("s") not in names and m.text not in {"copilot", "copilots"}]
    assert wrong == []
    assert ordinary("colours")


@given(
    st.lists(
        st.sampled_from(
            [
                "Chat GPT",
                "Claude",
                "é",
                "ﬁ",
                "İ",
                "Langchian",
                ",",
                ".",
                "\n",
                "a\u0301",
                "\u2019s",
                "4o",
                "Cursor",
                "SQL",
                "-",
                "ß",
            ]
        )
    ),
    st.text(max_size=20),
)
def test_offsets(parts: list[str], tail: str) -> None:
    text = " ".join([*parts, tail])
    document = as_document(text)
    mentions, rejections = MATCHER.find(document)
    last = 0
    for mention in mentions:
        block = document.blocks[mention.block]
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        assert block.start <= mention.start
        assert mention.end <= block.end
        last = mention.end
    for rejection in rejections:
        assert text[rejection.mention.start : rejection.mention.end] == rejection.mention.text


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Sales Negotiator, Claude & Daughters Real Estate", "part of the name"),
        ("Jasper, our intern, wrote the blog", "a person, 'intern'"),
        ("Venue manager, Sora Palace Conference Centre", "person"),
    ],
)
def test_names_of_firms_and_people(text: str, because: str) -> None:
    mentions, rejections = find(text)
    assert mentions == ()
    assert because in rejections[0].because


def test_shared_guarded_form_goes_to_the_one_in_company() -> None:
    coding = tool("a-copilot", "GitHub Copilot", "coding", guard=Guard("Copilot", needs=("code",)))
    office = tool("b-copilot", "Microsoft Copilot", "office", guard=Guard("Copilot", "capital"))
    matcher = Matcher(Lexicon({e.id: e for e in (coding, office)}, "1", ""))
    for text, wanted in (("Copilot for code review", coding.id), ("Copilot for letters", office.id)):
        assert [m.entry.id for m in matcher.find(as_document(text))[0]] == [wanted]


@pytest.mark.parametrize(
    "text",
    ["Interest in AI. Agents of change", "Used GitHub. Copilot flew", "On AI; agents of change", "A chat. GPT disks"],
)
def test_no_name_over_the_end_of_a_sentence(text: str) -> None:
    assert [m.text for m in find(text)[0] if "." in m.text or ";" in m.text] == []


@pytest.mark.parametrize("text", ["Pl@ntNet", "tl;dv", "C.H. Robinson AI", "ML.NET", "ML .NET", "AI @ Herbarium"])
def test_signs_that_a_name_has_itself(text: str) -> None:
    assert [m.text for m in find(f"Worked with {text}, then rested.")[0]] == [text]


def test_footnote_mark_is_no_part_of_a_name() -> None:
    assert [m.text for m in find("with ChatGPT\u00b9 and more")[0]] == ["ChatGPT"]
