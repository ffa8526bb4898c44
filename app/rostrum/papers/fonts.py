"""Letters on paper: Noto Sans, embedded, and the viewer's own fonts for East Asian writing.

Noto Sans (SIL Open Font License) is part of the installation and covers Latin, Greek and Cyrillic.
Chinese, Japanese and Korean use the fonts that PDF viewers bring for them (Adobe's character
collections), since a font of that size is not worth embedding into a call sheet.
"""

import re
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from rostrum import resources

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
CHINESE = "STSong-Light"
JAPANESE = "HeiseiMin-W3"
KOREAN = "HYSMyeongJo-Medium"

_KANA = re.compile("[\u3040-\u30ff]")
_RUNS = re.compile(
    "(?P<hangul>[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+)"
    "|(?P<han>[\u2e80-\u2fdf\u3000-\u312f\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef]+)"
)


@cache
def register() -> None:
    """Makes the fonts known to the PDF writer, once."""
    folder = resources.path("fonts")
    for name in (REGULAR, BOLD):
        file = folder / f"{name if name == BOLD else 'NotoSans-Regular'}.ttf"
        pdfmetrics.registerFont(TTFont(name, str(file)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR)
    for name in (CHINESE, JAPANESE, KOREAN):
        pdfmetrics.registerFont(UnicodeCIDFont(name))


def markup(text: str) -> str:
    """Text for a paragraph: nothing in it is markup, each run in a font that has its letters."""
    eastern = JAPANESE if _KANA.search(text) else CHINESE
    clean = "".join(letter if letter.isprintable() else " " for letter in text)

    def in_font(found: re.Match[str]) -> str:
        name = KOREAN if found["hangul"] else eastern
        return f'<font name="{name}">{found[0]}</font>'

    return _RUNS.sub(in_font, escape(clean))
