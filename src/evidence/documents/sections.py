"""What a section heading means, by its wording."""

from __future__ import annotations

import re

from evidence.documents.model import SectionKind

_TITLES: dict[SectionKind, str] = {
    "summary": "summary|profile|about|about me|at a glance|overview|introduction|intro|bio|biography|personal "
    "statement|professional summary|executive summary|career summary|personal profile|professional profile|"
    "summary of qualifications|who i am|in short|in brief|statement|key facts|highlights|career highlights|"
    "profil|kurzprofil|headline|career profile|my story|short bio|good to know",
    "experience": "experience|work experience|professional experience|employment|employment history|work history|"
    "career|career history|positions|positions held|work|jobs|relevant experience|industry experience|"
    "selected experience|other experience|additional experience|earlier experience|previous experience|"
    "early career|earlier career|professional background|volunteering|volunteer experience|volunteer work|"
    "volunteer|internships|internship|leadership|leadership experience|teaching|teaching experience|"
    "research experience|clinical experience|military service|freelance|freelance work|assignments|"
    "berufserfahrung|where i have worked|roles|appointments|employment and experience|earlier roles|"
    "research|community|military experience|career to date|professional history|practice|extracurricular|"
    "extracurricular activities|activities|activities and leadership",
    "projects": "projects|side projects|side project|personal projects|selected projects|selected work|portfolio|"
    "case studies|case study|academic projects|open source|open source work|selected client projects|"
    "client projects|key projects|project experience|things i built|things i have built|works|campaigns|"
    "recent projects|projekte|hackathons|notable projects|featured work|recent work|apps|selected campaigns|"
    "project",
    "skills": "skills|technical skills|key skills|core skills|skills and tools|tools|toolbox|toolkit|technologies|"
    "tech stack|stack|software|systems|languages|competencies|core competencies|areas of expertise|expertise|"
    "it skills|computer skills|digital skills|technical proficiencies|proficiencies|skills summary|"
    "programming languages|kenntnisse|soft skills|hard skills|professional skills|technical|strengths|"
    "skills and competencies|tools and technologies|methods|technical expertise|key competencies|"
    "language skills|methods and tools|software and tools|programming|equipment|areas of practice|it|"
    "additional skills|other skills|skills and interests|technical toolkit|technology|capabilities|specialties",
    "education": "education|education and training|academic background|qualifications|degrees|studies|"
    "academic history|ausbildung|bildung|educational background|schooling|academic qualifications|"
    "training and education|coursework|relevant coursework|education and qualifications|university|degree",
    "certifications": "certifications|certificates|certification|licenses|licences|courses|training|trainings|"
    "learning|professional development|continuing education|licenses and certifications|"
    "certifications and courses|courses and certifications|courses and certificates|further training|"
    "further education|continuous learning|workshops|credentials|registrations|training and certifications|"
    "certifications and training|training and courses|accreditations|weiterbildung|zertifikate|cpd|"
    "online courses|professional training|continuing professional development|registration|licensure",
    "publications": "publications|papers|selected publications|talks|talks and publications|presentations|"
    "conferences|patents|articles|books|writing|invited talks|speaking|publications and talks|"
    "conference presentations|selected talks|talks and writing|press|media",
    "interests": "interests|hobbies|hobbies and interests|personal interests|personal|outside work|off duty|"
    "beyond work|outside of work|interests and hobbies|fun facts|when not working|leisure|free time|private",
    "goals": "objective|career objective|goals|career goals|what next|next|next steps|what i look for|"
    "looking for|what i am looking for|ambitions|aspirations|professional goals|objectives|future|outlook|"
    "what i want next|where next|what's next|whats next|what i'm looking for|learning goals|motivation|"
    "currently learning|where i want to go|plans|what i want|learning plan|next role|career aspirations|to try|"
    "to learn|to explore|next up|on my list|wish list|wishlist|looking ahead|future plans|future goals|exploring|"
    "open to|interested in|curious",
    "other": "references|referees|awards|honors|honours|honors and awards|awards and honors|achievements|"
    "key achievements|memberships|professional memberships|affiliations|additional information|"
    "other information|other|contact|contact details|personal details|links|faq|how i work|now|"
    "recommendations|testimonials|miscellaneous|declaration|availability|notes|details|personal information|"
    "additional|scholarships|accomplishments|grants|service|services|societies|find me online",
}
_PHRASES: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("goals", re.compile(
        r"(?:what|things|tools?|where) i(?:'d|'m| would| am| will| want| hope| plan)?(?: (?:really|also|still))?"
        r"(?: (?:love|like|want|wanting|hope|hoping|plan|planning|keen|curious|looking|going|exploring|learning))"
        r"(?: (?:to|about|for|at|into))?(?: (?:try|learn|do|explore|use|see|build|go|work on))?(?: (?:next|now|soon))?"
        r"|(?:i )?(?:want|wanting|would (?:love|like)|'d (?:love|like)|hoping|hope|keen|eager|curious|planning|plan"
        r"|ready) to (?:try|learn|explore|use|do|build|pick up|look into)(?: (?:next|soon|more))?"
        r"|(?:currently|now|still|next) (?:exploring|learning|reading|trying|studying|experimenting with|curious about|"
        r"looking into)|curious about|experimenting with|(?:tools|things|skills) to (?:try|learn|explore)"
    )),
    ("other", re.compile(
        r"(?:tools? |things )?(?:i (?:have )?)?(?:never|not|not yet|haven't|don't|do not|have not)(?: yet)?"
        r" (?:used|use|tried|touched|try)(?: yet| so far)?|no experience (?:with|in|yet)|not (?:for me|my thing)"
    )),
)  # fmt: skip
_KNOWN: dict[str, SectionKind] = {title: kind for kind, titles in _TITLES.items() for title in titles.split("|")}
_WORDS: tuple[tuple[SectionKind, str], ...] = (
    ("goals", r"objective|goals?|looking for|what.?s? next|next steps?|aspirations?|ambitions?|want"),
    ("certifications", r"certifi\w+|licen[sc]es?|courses?|trainings?|professional development|learning"),
    ("publications", r"publications?|papers|talks|patents|presentations"),
    ("projects", r"projects?|portfolio|case stud\w+|selected work|open.source|campaigns|built"),
    ("education", r"education|academic|qualifications|degrees?|studies"),
    ("experience", r"experience|employment|career|work history|positions|volunteer\w*|jobs|internships?"),
    ("skills", r"skills?|tools?|toolbox|toolkit|technolog\w+|stack|software|competenc\w+|expertise|languages"),
    ("interests", r"interests|hobbies|outside work|off duty"),
    ("summary", r"summary|profile|about|overview|introduction"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _WORDS)
_SPACED = re.compile(r"(?:\w ){3,}\w(?!\w)")


def normal_title(text: str) -> str:
    """A heading's wording for comparing: lower case, no letter spacing, colon, numbering or symbols."""
    text = text.strip()
    if _SPACED.search(text):
        parts = re.split(r"\s{2,}", text)
        text = " ".join(re.sub(r"(?<=\w) (?=\w(?!\w))", "", part) for part in parts)
    text = text.lower().replace("&", " and ").replace("+", " and ").replace("’", "'")
    text = re.sub(r"^(?:\d{1,2}|[ivx]{1,4})[.)]\s+", "", text)
    text = re.sub(r"[^\w'\s]|_", " ", text)
    return " ".join(text.split())


def known_kind(text: str) -> SectionKind | None:
    """The section kind when `text` as a whole is a known section title, else None."""
    if len(text) > 60:
        return None
    title = normal_title(text)
    kind = _KNOWN.get(title)
    if kind is None and " and " in title:
        parts = title.split(" and ")
        if all(part in _KNOWN for part in parts):
            kind = _KNOWN[parts[0]]
    if kind is None and len(title) > 8:
        kind = _UNSPACED.get(title.replace(" ", ""))
    if kind is None and len(title.split()) <= 8:
        kind = next((found for found, phrase in _PHRASES if phrase.fullmatch(title)), None)
    return kind


_UNSPACED = {title.replace(" ", ""): kind for title, kind in _KNOWN.items() if len(title) > 7}


def heading_kind(text: str) -> SectionKind:
    """The section kind of a heading, by its whole wording or else by its telling words."""
    kind = known_kind(text)
    if kind is not None:
        return kind
    title = normal_title(text)
    for found, pattern in _PATTERNS:
        if pattern.search(title):
            return found
    return "other"


def may_promote(text: str) -> bool:
    """Whether a plain block may stand as a section heading: a known title on its own, written as one."""
    bare = text.strip().rstrip(":").strip()
    first = next((c for c in bare if c.isalpha()), "")
    return first.isupper() and not bare.endswith((".", ",", ";")) and known_kind(text) is not None
