"""What the desk says, in the user's language.

``tr("…")`` gives a sentence in the language that was chosen, ``mark("…")`` names one that is
translated where it is shown. Both take a literal: ``packaging/translations.py`` collects these, and
a test fails when one of them has no translation.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from rostrum import resources

CONTEXT = "Desk"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Languages the desk speaks, each in its own name."""

_said: dict[str, str] = {}
_translators: list[QTranslator] = []
_spoken = ["en"]


def tr(text: str) -> str:
    """A sentence in the user's language; cheap enough for a painted cell."""
    found = _said.get(text)
    if found is None:
        found = QCoreApplication.translate(CONTEXT, text) if _translators else text
        _said[text] = found
    return found


def mark(text: str) -> str:
    """Names a sentence that ``tr`` is given later."""
    return text


def in_turn(*sentences: str) -> str:
    """Sentences one after another, apart as the language has them."""
    return ("" if language() == "zh_CN" else " ").join(filter(None, sentences))


def language() -> str:
    """The language that the desk speaks."""
    return _spoken[-1]


def system_language() -> str:
    """The language of this machine, as far as the desk speaks it."""
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def system_locale() -> str:
    """How this machine's locale is called."""
    return QLocale.system().name()


def speak(language: str) -> None:
    """Turns to a language of ``LANGUAGES``; an application must be there.

    Windows made before keep their words, so this is done before the first one.
    """
    for old in _translators:
        QCoreApplication.removeTranslator(old)
    _translators.clear()
    _said.clear()
    _spoken[:] = [language]
    if language == "en":
        return
    ours = QTranslator()
    if ours.load(str(resources.path("translations", f"{language}.qm"))):
        _install(ours)
    qt = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language}", folder):
        _install(qt)


def _install(translator: QTranslator) -> None:
    QCoreApplication.installTranslator(translator)
    _translators.append(translator)
