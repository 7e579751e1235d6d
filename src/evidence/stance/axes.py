"""The axes of a mention, each with the cues that set it, and the precedence from axes to stance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.documents.model import Document
from evidence.matching.model import Mention
from evidence.stance.cues import CueRule
from evidence.stance.model import Cue, Stance
from evidence.stance.scope import Scope, in_anothers_aside
from evidence.stance.syntax import subject_of

STACK_LINE = re.compile(
    r"^\W*(?:(?:tech(?:nolog(?:y|ies))?|tools?|stack|tech stack|environment|built with|made with|"
    r"technologies used|tools used|frameworks?|libraries|software)(?: used| stack)?)\s*[:–-]",
    re.IGNORECASE,
)
INFINITIVE = re.compile(r"\b(?:to|would|could|might|may|can|will|shall|should)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
BARE_WORDS = 4
BARE_ITEM = 0.95  # an item of a list whose heading says what the list is, and nothing beside it
PLAIN = 0.97  # the writer or another doer is the parsed subject; a wording that is rarely meant otherwise
SURE = 0.9999  # a double negation, a presupposed use: their wording leaves no other reading
PLAINLY = {"negated.own-way", "negated.unknown", "negated.no", "open.possible"}
PRESUPPOSED = {"use.presupposed", "use.experienced", "use.held", "use.own"}
EMPLOYER, NAMED = "other.employer", 0.99999  # the employer's own name: whatever stands beside it, it is no act
OWN_WORK = {"experience", "projects"}


@dataclass(frozen=True, slots=True)
class Axes:
    """Values by axis, and the cues that set them, nearest first."""

    values: Mapping[str, str]
    cues: tuple[Cue, ...]

    def of(self, axis: str, value: str) -> tuple[Cue, ...]:
        """The cues that set an axis to a value."""
        return tuple(cue for cue in self.cues if (cue.axis, cue.value) == (axis, value))


def read_axes(document: Document, mention: Mention, scope: Scope, rules: Sequence[CueRule]) -> Axes:
    """Every cue that reaches the mention, and the axis values that follow."""
    cues: list[tuple[int, Cue]] = []
    for rule in rules:
        if rule.axis in {"polarity", "modality", "experiencer"} and rule.scope != "subject":
            cues += _reaching(document.text, mention, scope, rule)
    own, others = _doers(document.text, mention, scope, rules)
    if own:
        cues = [pair for pair in cues if pair[1].rule != "other.owner"]
    cues += [(0, cue) for cue in others]
    cues.sort(key=lambda pair: pair[0])
    owners = [cue for _, cue in cues if cue.rule in {"other.owner", "other.subject"}]
    nearest = [cue for _, cue in cues if cue.value != "done" or not any(_inside(cue, owner) for owner in owners)]
    nearest += _heading_cues(document, mention, rules)
    if mention.employer is not None:
        start, end = mention.employer
        nearest.insert(0, Cue(EMPLOYER, "experiencer", "other", document.text[start:end], start, end))
    values = {"container": container_of(document, mention), "item": _item(document, mention)}
    if own:
        values["doer"] = "own"
    for axis in ("polarity", "modality", "experiencer", "heading"):
        for cue in nearest:
            if cue.axis == axis:
                values.setdefault(axis, cue.value)
    undone = [cue for cue in nearest if (cue.axis, cue.value) == ("polarity", "affirmed")]
    if undone:
        values["polarity"] = "affirmed"
    return Axes(values, tuple(nearest))


def _doers(text: str, mention: Mention, scope: Scope, rules: Sequence[CueRule]) -> tuple[bool, list[Cue]]:
    """Whether the writer is the subject of what is said of the mention, and the cues of others who are.

    A cue reaches from the noun to its verb. Only a sentence that names somebody else is parsed.
    """
    low, high = scope.sentence
    sentence = text[low:high]
    named = [rule for rule in rules if rule.scope == "subject" and rule.pattern.search(sentence)]
    subject = subject_of(sentence, mention.start - low, mention.end - low) if named else None
    if subject is None:
        return False, []
    cues = []
    for rule in named:
        noun = next((place for place in subject.nouns if rule.pattern.fullmatch(sentence, *place)), None)
        if noun is not None:
            start, end = low + min(noun[0], subject.verb[0]), low + max(noun[1], subject.verb[1])
            cues.append(Cue(rule.id, rule.axis, rule.value, text[start:end], start, end))
    return subject.own, cues


def container_of(document: Document, mention: Mention) -> str:
    """Where the mention stands: title, skills list, course line, stack line, headline or statement."""
    block = document.blocks[mention.block]
    section = document.sections[block.section].kind
    text = document.text[block.start : block.end]
    if block.kind == "heading":
        return "title" if block.entry is not None or section in OWN_WORK else "headline"
    if STACK_LINE.match(text):
        return "stack" if block.entry is not None or section in OWN_WORK else "skills"
    if section == "skills":
        return "skills"
    if section in {"education", "certifications"}:
        return "course"
    if section in {"interests", "goals"}:
        return "wishes"
    if section == "header":
        return "headline"
    return "statement"


def _item(document: Document, mention: Mention) -> str:
    """`bare` where a block is hardly more than the mention, else `worded`."""
    block = document.blocks[mention.block]
    beside = document.text[block.start : mention.start] + " " + document.text[mention.end : block.end]
    return "bare" if ":" not in beside and len(beside.split()) <= BARE_WORDS else "worded"


def decide(axes: Axes) -> tuple[Stance, float]:
    """The stance by precedence, and how certain the cues are of it.

    The order is the guidelines': negated, use, training, openness, listed, other; with what a nearer cue of
    the same axis says about done, wanted or claimed deciding between them.
    """
    value = axes.values
    if axes.cues[:1] and axes.cues[0].rule == EMPLOYER:
        return "other", NAMED
    modality = value.get("modality")
    container = value["container"]
    if value.get("polarity") == "negated":
        return "negated", SURE if axes.of("polarity", "negated")[0].rule in PLAINLY else 0.8
    by_list = BARE_ITEM if value["item"] == "bare" else 0.75
    if value.get("heading") == "negated" and not modality:
        return "negated", by_list
    if any(cue.rule in PRESUPPOSED for cue in axes.of("modality", "done")):
        return "use", SURE
    if modality == "wants":
        return "openness", PLAIN if axes.of("modality", "wants")[0].rule in PLAINLY else 0.75
    if value.get("experiencer") == "other" and not _own_act(axes):
        alone = axes.cues[:1] == axes.of("experiencer", "other")[:1] or not axes.of("modality", "done")
        parsed = axes.cues[0].rule == "other.subject"
        return "other", 0.9 if parsed else 0.85 if alone else 0.65
    if value.get("polarity") == "affirmed":
        return "use", SURE
    if container == "stack":
        return "use", 0.85
    if modality == "learning":
        return "training", 0.75
    if modality == "done":
        plain = PLAIN if value.get("doer") == "own" else 0.75
        # A course's own title has verbs too: *Automate Your Outreach with AI*.
        return "use", 0.55 if container == "course" else plain
    if modality == "claims":
        return "listed", 0.75 if axes.of("modality", "done") else 0.88
    by_heading: dict[str, Stance] = {"learning": "training", "wants": "openness", "claims": "listed"}
    if value.get("heading") in by_heading:
        return by_heading[value["heading"]], by_list
    by_container: dict[str, tuple[Stance, float]] = {
        "skills": ("listed", 0.8),
        "course": ("training", 0.7),
        "wishes": ("openness", 0.65),
        "headline": ("use", 0.5),
        "title": ("use", 0.6),
        "statement": ("use", 0.45),
    }
    return by_container[container]


def _inside(cue: Cue, other: Cue) -> bool:
    """Whether a verb is that of others: *my colleagues use*."""
    return other.start <= cue.start and cue.end <= other.end


def _own_act(axes: Axes) -> bool:
    done = axes.of("modality", "done")
    other = axes.of("experiencer", "other")
    return bool(done) and bool(other) and axes.cues.index(done[0]) < axes.cues.index(other[0])


def _reaching(text: str, mention: Mention, scope: Scope, rule: CueRule) -> list[tuple[int, Cue]]:
    low, high = scope.clause
    if rule.axis == "modality" or rule.value == "other" or rule.scope == "sentence":
        low, high = scope.sentence
    found: list[tuple[int, Cue]] = []
    areas = []
    if rule.scope != "after":
        areas.append(text[low : mention.start])
    if rule.scope != "before":
        areas.append(text[mention.end : high])
    starts = {"before": [low], "after": [mention.end]}.get(rule.scope, [low, mention.end])
    for area, offset in zip(areas, starts, strict=True):
        for hit in rule.pattern.finditer(area):
            begin, end = offset + hit.start(), offset + hit.end()
            if rule.value == "done" and INFINITIVE.search(text, max(low, begin - 30), begin):
                continue  # *eager to use*: the verb is wished or possible, not done
            if in_anothers_aside(text, *scope.sentence, mention.start, mention.end, begin):
                continue
            words = text[begin:end]
            distance = mention.start - end if end <= mention.start else begin - mention.end + 25
            inside = scope.clause[0] <= begin and end <= scope.clause[1]
            cue = Cue(rule.id, rule.axis, rule.value, words, begin, end)
            found.append((distance + (0 if inside else 60), cue))
    return found


def _heading_cues(document: Document, mention: Mention, rules: Sequence[CueRule]) -> list[Cue]:
    block = document.blocks[mention.block]
    titles: list[tuple[int, int]] = []
    for other in reversed(document.blocks[: mention.block]):
        if other.kind == "heading" and other.section == block.section:
            titles.append((other.start, other.end))
    return [
        Cue(rule.id, rule.axis, rule.value, document.text[a:b], a, b)
        for a, b in titles
        for rule in rules
        if rule.axis == "heading" and rule.pattern.search(document.text[a:b])
    ]
