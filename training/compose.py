"""Sentences with several mentions, composed from clauses and from labelled bullets, for training alone.

Labelled documents hold few sentences in which two mentions have two stances, and what belongs to which is what a small
encoder learns last. `Composer` makes them in any number: clauses joined (`data/clauses.toml`), one act over a list of
names, and bullets of two labelled documents in one block.
"""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

from benchmarks.gold import MENTION, GoldDocument, parse_gold

CLAUSES = Path(__file__).parents[1] / "data" / "clauses.toml"
TOOLS = (
    "ChatGPT", "GitHub Copilot", "Midjourney", "ElevenLabs", "LangChain", "LangGraph", "Stable Diffusion", "DeepL",
    "Grammarly", "Otter.ai", "Notion AI", "NotebookLM", "CrewAI", "AutoGen", "Whisper", "ComfyUI", "PyTorch",
    "TensorFlow", "Hugging Face", "Ollama", "Pinecone", "Synthesia", "HeyGen", "Adobe Firefly", "CoCounsel",
)  # fmt: skip
OTHERS = (
    "prompt engineering", "RAG", "fine-tuning", "image generation", "computer vision", "machine translation",
    "voice cloning", "AI agents", "generative AI", "LLMs", "AI", "machine learning",
)  # fmt: skip
JOINTS = ("; ", ". ", ", ", " and ", ", but ", " but ", ", though ", " – ", ", while ", ", and ", ": ")
HEADS = (
    "## Experience\n\n### {role}, {firm}, 2021 – 2024\n",
    "## Projects\n\n### {role} on my own time, 2023\n",
    "## Summary\n",
    "## About me\n",
    "## Work\n\n**{role}**, {firm} (since 2020)\n",
    "## Cover letter\n",
)
ROLES = ("Analyst", "Editor", "Nurse", "Developer", "Buyer", "Teacher", "Planner", "Designer", "Clerk", "Engineer")
FIRMS = ("Brookvale Ltd", "Kestrel & Daughters", "Northmoor Trust", "Halden GmbH", "Ferry Lane Clinic")
BULLET = re.compile(r"^[-*] (?![*\w ]{0,25}:)(.{20,170}[.!])$", re.MULTILINE)
LONGEST_LIST = 8


class Composer:
    """Makes labelled documents; the same seed makes the same ones."""

    def __init__(self, bullets: list[str], seed: int) -> None:
        """Take labelled bullets, of documents that are trained on, and a seed."""
        content = tomllib.loads(CLAUSES.read_text(encoding="utf-8"))
        self._fill, self._clauses, self._pairs = content["fill"], content["clause"], content["pair"]
        self._bullets, self._random = bullets, random.Random(seed)

    def document(self, sentences: int) -> GoldDocument:
        """A document of so many composed bullets under one heading."""
        one = self._random
        head = one.choice(HEADS)
        mark = "\n- " if "{role}" in head else "\n\n"  # bullets under a job, else paragraphs
        head = head.format(role=one.choice(ROLES), firm=one.choice(FIRMS))
        makers = (self._joined, self._joined, self._pair, self._pair, self._list, self._spliced)
        lines = [one.choice(makers)() for _ in range(sentences)]
        return parse_gold(head + mark + mark.join(lines) + "\n", "composed")

    def _mention(self, stance: str, facets: list[str]) -> str:
        return label(self._random.choice(TOOLS if self._random.random() < 0.8 else OTHERS), stance, facets)

    def _filled(self, text: str, **mentions: str) -> str:
        """A clause with its slots filled."""
        values = {key: self._random.choice(options) for key, options in self._fill.items()} | mentions
        return text.format(**values)

    def _clause(self) -> str:
        table = self._random.choice(self._clauses)
        return self._filled(
            self._random.choice(table["texts"]), x=self._mention(table["stance"], table.get("facets", []))
        )

    def _joined(self) -> str:
        """One to three clauses that say different things."""
        count = self._random.choice((1, 2, 2, 2, 3))
        joint = self._random.choice(JOINTS)
        parts = [self._clause() for _ in range(count)]
        if joint == ". ":
            parts = [capital(part) for part in parts]
        return capital(joint.join(parts)) + self._random.choice((".", ".", ""))

    def _pair(self) -> str:
        """Two mentions under one wording, each with its stance."""
        table = self._random.choice(self._pairs)
        text = self._random.choice(table["texts"])
        purpose = ["purpose"] if "{thing}" in text or "{task}" in text else []
        x, y = (self._mention(s, purpose if s == "use" else []) for s in table["stances"])
        return capital(self._filled(text, x=x, y=y))

    def _list(self) -> str:
        """One clause over a list of names."""
        table = self._random.choice(self._clauses)
        size = self._random.randint(2, LONGEST_LIST)
        names = self._random.sample(TOOLS, size)
        *first, end = (label(name, table["stance"], table.get("facets", [])) for name in names)
        last = self._random.choice((", ", " and ", " or " if table["stance"] == "negated" else " and "))
        return capital(self._filled(self._random.choice(table["texts"]), x=", ".join(first) + last + end)) + "."

    def _spliced(self) -> str:
        """Bullets of two documents in one block: neither says anything of the other."""
        first, second = self._random.sample(self._bullets, 2)
        if self._random.random() < 0.5:
            return f"{first} {second}"
        return f"{first.rstrip('.!')}; {second if second.startswith('{{') else second[0].lower() + second[1:]}"


def label(name: str, stance: str, facets: list[str]) -> str:
    """A labelled mention as the documents have it."""
    return "{{" + f"{name}|{name}|{stance}|{','.join(facets)}".rstrip("|") + "}}"


def capital(text: str) -> str:
    """The text with its first letter a capital, unless it begins with a mention."""
    return text if text.startswith("{{") else text[0].upper() + text[1:]


def labelled_bullets(sources: list[str]) -> list[str]:
    """The short whole bullets of labelled documents that hold a mention; those with a look-alike are left out."""
    bullets = [bullet for source in sources for bullet in BULLET.findall(source)]
    return [
        bullet for bullet in bullets
        if MENTION.search(bullet) and "not_ai" not in bullet and bullet.count("{{") == bullet.count("}}")
    ]  # fmt: skip
