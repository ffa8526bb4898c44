"""Languages and people by the names that a sentence has for them."""

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay",
    "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "yue": "Cantonese", "zh": "Chinese",
}  # fmt: skip
"""English names by primary subtag (ISO 639); those that salerooms telephone in."""


def language_name(tag: str) -> str:
    """``French`` for ``fr``, ``Chinese (zh-hant)`` for a tag that says more; an unknown tag as it is."""
    primary, *more = tag.lower().split("-")
    name = NAMES.get(primary)
    if name is None:
        return f"the language {tag}"
    return f"{name} ({tag})" if more else name


def person_name(name: str) -> str:
    """A sign-in name as a sentence has it: ``Mary`` for ``mary``; one with signs in it stays."""
    return name.title() if name.isalpha() and name.islower() else name
