"""Make samples/ from the sources beside this script: PDF by three generators, DOCX and a scan.

    python tests/samples/make_samples.py

The web page samples/09-portfolio-nwosu.html is written by hand and has no source.
Needs Debian's libreoffice-writer-nogui and chromium, and Pillow. The files made are committed, so
nobody else needs to run it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLES = ROOT / "samples"
sys.path.insert(0, str(ROOT))

from benchmarks.render import lines_of, to_docx, to_pdf  # noqa: E402  # the repository is no package on the path

MAKERS = {
    "01": "reportlab",
    "02": "chromium",
    "03": "docx",
    "04": "libreoffice",
    "05": "reportlab2",
    "06": "libreoffice",
    "07": "docx",
    "08": "chromium",
}
PAGE = """<!doctype html><meta charset="utf-8"><style>
@page {{ size: A4; margin: 16mm }} body {{ font: 10pt sans-serif; columns: 2; column-gap: 9mm }}
h1 {{ font-size: 18pt; column-span: all; margin: 0 }} h2 {{ font-size: 12pt; margin: 8pt 0 2pt }}
h3 {{ font-size: 10pt; margin: 5pt 0 1pt }} ul {{ margin: 0; padding-left: 12pt }} p {{ margin: 0 0 3pt }}
</style>{body}"""
TAGS = {"h1": "h1", "h2": "h2", "h3": "h3", "text": "p"}


def html(markdown: str) -> str:
    """A two-column page."""
    rows = []
    for line in lines_of(markdown):
        text = escape(line.text)
        tag = TAGS.get(line.kind)
        rows.append(f"<{tag}>{text}</{tag}>" if tag else f"<ul><li>{text}</li></ul>")
    return PAGE.format(body="\n".join(rows))


def main() -> None:
    """Make every sample."""
    for source in sorted((HERE / "sources").glob("*.md")):
        markdown, maker = source.read_text(encoding="utf-8"), MAKERS[source.name[:2]]
        target = SAMPLES / f"{source.stem}.{'docx' if maker == 'docx' else 'pdf'}"
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            if maker == "docx":
                target.write_bytes(to_docx(markdown))
            elif maker.startswith("reportlab"):
                target.write_bytes(to_pdf(markdown, 2 if maker.endswith("2") else 1))
            elif maker == "libreoffice":
                made = work / f"{source.stem}.docx"
                made.write_bytes(to_docx(markdown))
                command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(SAMPLES), str(made)]
                subprocess.run(command, check=True, capture_output=True)
            else:
                page = work / "page.html"
                page.write_text(html(markdown), encoding="utf-8")
                flags = [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    "--disable-background-networking",
                    f"--user-data-dir={work / 'profile'}",
                ]
                command = ["chromium", *flags, f"--print-to-pdf={target}", page.as_uri()]
                subprocess.run(command, check=True, capture_output=True)
    scan = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(scan).text((120, 140), "Resume of Pavel Hnatiuk, scanned", fill=0)
    scan.save(SAMPLES / "10-scan-hnatiuk.pdf", resolution=150)


if __name__ == "__main__":
    main()
