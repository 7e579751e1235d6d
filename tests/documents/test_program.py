"""A program's source is no document; a resume is one, however technical."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.documents import open_document
from evidence.documents.program import is_program
from evidence.errors import DocumentError

ROOT = Path(__file__).parents[2]
PROGRAMS = {
    "python": "import os\n\nclass Cat:\n    name = 'x'\n\n"
    "    def purr(self):\n        return self.name\n\nprint(Cat().purr())\n",
    "page maker": 'PAGE = """\n<p>a</p><p>b</p><p>c</p>\n"""\n\n'
    "def page(x):\n    y = x\n    z = y\n    return PAGE + z\n",
    "javascript": "import x from 'x';\nconst a = (b) => {\n  return b.map((c) => c + 1);\n};\nexport default a;\n",
    "c": "#include <stdio.h>\n/* says hello\n   to all */\nint main(void) {\n"
    '  int a = 1;\n  puts("a");\n  return a;\n}\n',
    "shell": "#!/bin/sh\nset -eu\nmake all\n",
    "settings": "[tool]\nname = 'x'\nsize = 3\n\n[tool.more]\nlist = [1, 2]\n",
    "data": '{\n  "name": "x",\n  "parts": [\n    "a",\n    "b"\n  ]\n}\n',
}
DOCUMENTS = {
    "skills": "Skills\n\nLanguages: C++, C#, Java (8 years), Python\nTools: Docker; Git; ChatGPT\n"
    "Cloud: AWS, GCP\n@idaq\nWord\n",
    "readme": "# Bot\n\nA bot built with LangChain.\n\n```python\nimport bot\n"
    "\nb = bot.Bot()\nb.run()\nb.stop()\nb.x = 1\n```\n",
    "latex": "\\documentclass{article}\n\\begin{document}\n\\section{Experience}\n"
    "\\item Used ChatGPT daily;\n\\end{document}\n",
    "wrapped": "Drafted the\nreturn letters\nfor the desk\nwith ChatGPT and\nsent them to\nall clients.\n",
    "one line": "total = price * 1.2\n",
}


@pytest.mark.parametrize("case", PROGRAMS)
def test_a_program_is_no_document(case: str) -> None:
    with pytest.raises(DocumentError) as caught:
        open_document(PROGRAMS[case].encode(), "cv.md")
    assert caught.value.code == "not_a_document"


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_document_is_no_program(case: str) -> None:
    assert not is_program(DOCUMENTS[case])


def test_this_projects_modules_and_pages_are_told_apart() -> None:
    modules = [path for path in (ROOT / "src").rglob("*.py") if path.stat().st_size > 1000]
    assert len([path for path in modules if is_program(path.read_text("utf-8"))]) >= 0.95 * len(modules)
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "tests" / "gold").rglob("*.md")]
    assert len(pages) > 50
    assert [path.name for path in pages if is_program(path.read_text("utf-8"))] == []


def test_hostile_lines_take_no_time() -> None:
    for text in (
        "a," * 10_000,
        ")" * 20_000,
        ("x" * 299 + "\n") * 60,
        "```\n" * 5000,
        "[" * 290,
        "a:" * 140 + "\n" * 9,
    ):
        assert not is_program(text + "\nplain\n" * 20) or text.startswith((")", "["))
